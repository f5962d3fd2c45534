import * as fc from 'fast-check'
import type { Arrival } from './matcher.ts'

/** Rows of arrivals that keep their own order (an order's versions, a tag's positions as they come), and nothing else. */
export type Lanes = readonly (readonly Arrival[])[]

/** The lanes merged in any way. */
export const merged = (lanes: Lanes): fc.Arbitrary<Arrival[]> => {
  const turns = lanes.flatMap((lane, at) => lane.map(() => at))
  return fc.shuffledSubarray(turns, { minLength: turns.length, maxLength: turns.length }).map(shuffled => {
    const next = lanes.map(lane => lane.values())
    return shuffled.flatMap(at => next[at]!.next().value ?? [])
  })
}

/** Each by itself, and some of them twice. */
export const withRepeats = (all: readonly Arrival[]): fc.Arbitrary<Lanes> =>
  fc.subarray([...all], { maxLength: 4 }).map(again => [...all, ...again].map(one => [one]))
