import type { Level } from '@breach-alerts/contracts'
import type { Engagement } from './engagement.ts'
import { isHigher } from './levels.ts'
import type { MatchSettings } from './settings.ts'
import type { DeviceTrack, Placed, Stay } from './track.ts'

/** What a fix means for the stay that it belongs to. `isNews`: write a finding; otherwise it is counted and no more. */
export type StayStep = { track: DeviceTrack; isNews: boolean }

/**
 * Folds one fix into the stay at one condition.
 *
 * A minute-by-minute tag gives hundreds of fixes in a stay. A finding is written for the first, for each that raises the level,
 * and again every `stillInsideMs`; the others are counted. Two fixes outside, `confirmWithinMs` without one, or another version
 * of the order end the stay, and the next fix inside begins another.
 *
 * @param name order and condition
 * @param level what this fix says, identity and position together
 */
export const stepStay = (
  placed: Placed,
  name: string,
  { version, level, engagement }: { version: number; level: Level; engagement: Engagement },
  settings: MatchSettings,
): StayStep => {
  const { track, fix, isLate } = placed
  // Fixes that come after their time have a stay of their own: they neither end nor prolong the one that is going on.
  const key = isLate ? `${name}~late` : name
  const held = track.stays[key]
  const stay = held && goesOn(held, version, fix.at, settings) ? held : undefined
  if (engagement.kind === 'NONE')
    return { track: isLate ? track : withStay(track, key, stay && leaving(stay)), isNews: false }
  if (engagement.kind === 'CANNOT_TELL') return { track, isNews: false }
  // A late fix within the stay that is going on is news only if it raises that stay.
  const main = track.stays[name]
  if (isLate && main && within(main, version, fix.at, settings) && !isHigher(level, main.level))
    return { track: withStay(track, name, { ...main, count: main.count + 1 }), isNews: false }
  if (!stay) return { track: withStay(track, key, begin(version, level, fix.at)), isNews: true }
  const isNews = isHigher(level, stay.level) || fix.at - stay.told >= settings.stillInsideMs
  const next = {
    ...stay,
    level: isHigher(level, stay.level) ? level : stay.level,
    last: Math.max(stay.last, fix.at),
    told: isNews ? fix.at : stay.told,
    count: stay.count + 1,
    outs: 0,
  }
  return { track: withStay(track, key, next), isNews }
}

const goesOn = (stay: Stay, version: number, at: number, { confirmWithinMs }: MatchSettings) =>
  stay.version === version && Math.abs(at - stay.last) <= confirmWithinMs

const within = (stay: Stay, version: number, at: number, { confirmWithinMs }: MatchSettings) =>
  stay.version === version && at >= stay.since - confirmWithinMs && at <= stay.last

const begin = (version: number, level: Level, at: number): Stay => ({
  version,
  level,
  since: at,
  last: at,
  told: at,
  count: 1,
  outs: 0,
})

const leaving = (stay: Stay): Stay | undefined => (stay.outs >= 1 ? undefined : { ...stay, outs: stay.outs + 1 })

const withStay = (track: DeviceTrack, key: string, stay: Stay | undefined): DeviceTrack => {
  const { [key]: _, ...others } = track.stays
  return { ...track, stays: stay ? { ...others, [key]: stay } : others }
}
