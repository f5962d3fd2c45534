import type { ConsumeOptions } from '../port.ts'

/**
 * Where a reader that keeps its own position wants to begin, at hand without waiting.
 *
 * `refresh` asks it anew (calls at the same time share one question); what it says replaces what is known. When it can't say,
 * what is known stays: it may be too low, which repeats, and is never too high, which would skip.
 */
export const makePositions = (startAt: ConsumeOptions['startAt']) => {
  let known = new Map<string, number>()
  let asking: Promise<void> | null = null
  const ask = async (): Promise<void> => {
    if (startAt !== undefined) known = new Map(await startAt())
  }
  return {
    refresh: (): Promise<void> => {
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    get: (key: string): number | undefined => known.get(key),
    /** After a batch: the reader has moved, so a rebalance need not begin before it. */
    moved: (key: string, next: number): void => {
      if (startAt !== undefined) known.set(key, next)
    },
  }
}

export type Positions = ReturnType<typeof makePositions>
