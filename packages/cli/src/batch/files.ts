import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from '../command.ts'

/** Reads the words of a batch command: two named files, and whatever flags it knows. @throws UsageError */
export const fileArgs = <const N extends string>(
  args: readonly string[],
  names: readonly N[],
  flags: readonly string[] = [],
) => {
  const options: ParseArgsConfig['options'] = {
    ...Object.fromEntries(names.map(name => [name, { type: 'string' }])),
    ...Object.fromEntries(flags.map(name => [name, { type: 'boolean', default: false }])),
  }
  let values: Record<string, unknown>
  try {
    values = parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
  const missing = names.filter(name => typeof values[name] !== 'string')
  if (missing.length > 0) throw new UsageError(`${missing.map(name => `--${name}`).join(' and ')} must name a file.`)
  return {
    files: Object.fromEntries(names.map(name => [name, values[name]])) as Record<N, string>,
    has: (flag: string) => values[flag] === true,
  }
}
