/**
 * Europe/London, by the rule in force since 1996: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the
 * last Sunday of October. Tested against Intl for 1997-2057. Plain arithmetic, because this is asked for every event:
 * 11 M/s against 1.3 M/s for a cached Intl formatter. Source: matching.md §5; Summer Time Order 2002 (S.I. 2002/262).
 *
 * All instants are epoch milliseconds.
 */
const hour = 3_600_000
export const dayMs = 24 * hour

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
}

const summers = new Map<number, readonly [number, number]>()

const summerOf = (year: number): readonly [number, number] => {
  const known = summers.get(year)
  if (known) return known
  const summer = [lastSunday(year, 2), lastSunday(year, 9)] as const
  summers.set(year, summer)
  return summer
}

/** Milliseconds that London's clocks are ahead of UTC at an instant. */
export const londonOffsetMs = (instant: number): number => {
  const [start, end] = summerOf(new Date(instant).getUTCFullYear())
  return instant >= start && instant < end ? hour : 0
}

/** London's wall clock at an instant, written as if it were UTC. */
export const londonWallMs = (instant: number): number => instant + londonOffsetMs(instant)

/**
 * Instants at which London's clocks show a wall time, earlier first.
 *
 * The same twice for an ordinary time; for one that happens twice both; for one that does not exist the reading by the clock
 * after the change and the one by the clock before it.
 * @param wall wall time as if it were UTC, epoch milliseconds
 */
export const londonInstants = (wall: number): readonly [earlier: number, later: number] => {
  const [summer, winter] = [wall - hour, wall]
  const isSummer = londonOffsetMs(summer) === hour
  const isWinter = londonOffsetMs(winter) === 0
  if (isSummer === isWinter) return [summer, winter]
  return isSummer ? [summer, summer] : [winter, winter]
}

/**
 * The instant at which a London date begins.
 * @param date `YYYY-MM-DD`
 */
export const londonDayStart = (date: string): number => londonInstants(Date.parse(`${date}T00:00:00Z`))[0]

/** The instant at which a London date ends, 24:00. */
export const londonDayEnd = (date: string): number => londonInstants(Date.parse(`${date}T00:00:00Z`) + dayMs)[0]

/** London's date at an instant, `YYYY-MM-DD`. */
export const londonDate = (instant: number): string => new Date(londonWallMs(instant)).toISOString().slice(0, 10)

/** London's date and time for a sentence: `Wed 18 Nov 2026 08:35`. */
export const londonText = (instant: number): string => {
  const [weekday, day, month, year, time] = new Date(londonWallMs(instant)).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${day} ${month} ${year} ${time?.slice(0, 5)}`
}
