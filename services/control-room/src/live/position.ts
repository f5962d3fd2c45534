/** Where a reader of the stream stands: next offset to see, by partition of the lifecycle topic. */
export type Position = ReadonlyMap<number, number>

/**
 * The position as an SSE event id: `0-12.1-4` says partition 0 from offset 12, partition 1 from offset 4.
 *
 * It is made of log offsets only, so it means the same to every control room and after a restart.
 */
export const encodePosition = (position: Position): string =>
  [...position]
    .toSorted(([a], [b]) => a - b)
    .map(([partition, offset]) => `${partition}-${offset}`)
    .join('.')

const shape = /^\d{1,5}-\d{1,15}(\.\d{1,5}-\d{1,15})*$/u

/** null: not an id that this stream gave out. */
export const decodePosition = (id: string): Position | null => {
  if (!shape.test(id)) return null
  const pairs = id.split('.').map(pair => pair.split('-').map(Number) as [number, number])
  const position = new Map(pairs)
  return position.size === pairs.length ? position : null
}

/**
 * Fits a position to the log as it is: partitions it does not name begin at 0 (they are newer than the id), and one that lies
 * beyond the end is not of this log, so that partition begins at 0 again: seen twice rather than missed.
 */
export const fitPosition = (position: Position, ends: Position): Map<number, number> =>
  new Map(
    [...ends].map(([partition, end]) => {
      const next = position.get(partition) ?? 0
      return [partition, next > end ? 0 : next]
    }),
  )
