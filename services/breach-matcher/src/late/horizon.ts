/** Clocks of those who append may differ by this much, milliseconds. */
const skewMs = 5_000

/** Recent events in one record of the log: where it stands, and how old they are (epoch milliseconds). */
export type Span = { partition: number; offset: number; oldestAt: number; newestAt: number }

/**
 * What passes have learned about the recent events, so that the next reads less: where the look-back begins in each partition,
 * and how old the oldest event is. Lost with the process: the next pass reads from the beginning again.
 */
export const makeHorizon = () => {
  let begins: { floor: number; from: ReadonlyMap<number, number> } | null = null
  let oldest: number | null = null

  return {
    /** Did every event come after this order, so that each was decided with it? */
    isBeforeAll: (appendedAt: number): boolean => oldest !== null && appendedAt + skewMs < oldest,
    /** @param floor events appended before then, epoch milliseconds, are not wanted */
    survey: (floor: number) => {
      const from = begins && begins.floor <= floor ? begins.from : new Map<number, number>()
      const next = new Map(from)
      const found = new Set<number>()
      let first = Number.POSITIVE_INFINITY
      return {
        floor,
        from,
        /** In their order; true: some of it is wanted. */
        isWanted: ({ partition, offset, oldestAt, newestAt }: Span): boolean => {
          first = Math.min(first, oldestAt)
          const isRecent = newestAt >= floor
          if (!found.has(partition)) next.set(partition, isRecent ? offset : offset + 1)
          if (isRecent) found.add(partition)
          return isRecent
        },
        /** An event by itself; true: wanted. */
        isRecent: (appendedAt: number): boolean => {
          first = Math.min(first, appendedAt)
          return appendedAt >= floor
        },
        /** The pass came to its end. */
        complete: () => {
          begins = { floor, from: next }
          if (from.size === 0 && first !== Number.POSITIVE_INFINITY) oldest = first
        },
      }
    },
  }
}
