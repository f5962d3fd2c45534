/** Longest silence that is replayed, in milliseconds of the file's own time; files join windows that lie months apart. */
export const longestGapMs = 6 * 60 * 60 * 1000

/**
 * Says how long after the start of a replay each row is due.
 *
 * @param speed times the file's own rhythm; 0: everything is due at once
 * @returns a function from the row's own instant (epoch milliseconds, rows in order) to milliseconds since the start
 */
export const rhythm = (speed: number): ((arrivedAt: number) => number) => {
  let last: number | null = null
  let elapsed = 0
  return arrivedAt => {
    if (last !== null && arrivedAt > last && arrivedAt - last <= longestGapMs) elapsed += arrivedAt - last
    if (last === null || arrivedAt > last) last = arrivedAt
    return speed === 0 ? 0 : elapsed / speed
  }
}
