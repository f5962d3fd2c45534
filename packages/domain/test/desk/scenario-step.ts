import type { World } from './scenario-world.ts'

/** How a step is worded, and what it does or expects; the words are what the wording captures, absent ones undefined. */
export type Step = readonly [wording: RegExp, does: (world: World, ...words: string[]) => void]

/** London wall time in a wording. */
export const when = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d)`
