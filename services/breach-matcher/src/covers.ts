import type { PartitionAccount } from '@breach-alerts/contracts'

/** Is everything decided that the log held when it ended there? By partition, next offsets. */
export const covers = (accounts: readonly PartitionAccount[], ends: ReadonlyMap<number, number>): boolean => {
  const counted = new Map(accounts.map(({ partition, nextOffset }) => [partition, nextOffset]))
  return [...ends].every(([partition, end]) => end === 0 || (counted.get(partition) ?? 0) >= end)
}
