import type { Positions } from '../port.ts'

/** Positions that never go back. */
export const makePositions = (): {
  of: (partition: string) => number
  move: (partition: string, nextOffset: number) => void
  all: () => Promise<Positions>
} => {
  const held = new Map<string, number>()
  const of = (partition: string): number => held.get(partition) ?? 0
  return {
    of,
    move: (partition, nextOffset) => {
      if (nextOffset > of(partition)) held.set(partition, nextOffset)
    },
    all: () => Promise.resolve(new Map(held)),
  }
}
