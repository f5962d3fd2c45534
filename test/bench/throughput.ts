import type { Options } from './options.ts'
export const throughput = async (_: Options): Promise<void> => undefined
