import type { Condition, Evidence, OrderVersion } from '@breach-alerts/contracts'
import { isPossible, speedMps } from '../geo/motion.ts'
import { isNowhere, looksSwapped } from '../geo/plane.ts'
import { withinHours } from '../time/hours.ts'
import { devicesOf } from './devices.ts'
import type { OtherDevices } from './devices.ts'
import { tiers, touched } from './engagement.ts'
import type { Engagement, Scene } from './engagement.ts'
import type { MatchSettings } from './settings.ts'
import { sightingIn } from './sightings.ts'
import { keyOfFix, nearestInTime } from './track.ts'
import type { DeviceTrack, Lane, Placed, TrackFix } from './track.ts'
import { hasArea } from './watches.ts'

/** Why a tag, or what it says, is not to be relied on. A flag of the finding. */
export type DoubtCode =
  | 'FUTURE_STAMPED'
  | 'POSITION_UNKNOWN'
  | 'POSITION_STALE'
  | 'COORDINATES_SWAPPED'
  | 'IMPOSSIBLE_SPEED'
  | 'TAG_CONTRADICTED'
  | 'TAG_SILENT'

const words: Readonly<Record<DoubtCode, string>> = {
  FUTURE_STAMPED: 'The clock of the tag is wrong: where the wearer was, and when, is not known.',
  POSITION_UNKNOWN: 'The tag sent a position that says nothing: where the wearer is is not known.',
  POSITION_STALE: 'The tag sends nothing but old positions: where the wearer is now is not known.',
  COORDINATES_SWAPPED: 'The tag sent latitude and longitude in the wrong places: where the wearer is is not known.',
  IMPOSSIBLE_SPEED: 'No one tag can have come from the position before to this one: one of them is not true.',
  TAG_CONTRADICTED: 'The person was seen where the tag cannot have been: the tag may not be on the wearer.',
  TAG_SILENT: 'The tag has sent no position since: where the wearer is is not known.',
}

/** What the doubt is, for those that measure nothing. */
const tagEvidence = (code: DoubtCode): Evidence => ({
  field: 'tag',
  kind: 'context',
  orderValue: null,
  eventValue: code,
  agreement: 'DOUBTED',
  bits: 0,
})

const doubt = (
  code: DoubtCode,
  evidence: readonly Evidence[] = [tagEvidence(code)],
): Engagement & { code: DoubtCode } => ({
  ...touched(tiers.C, words[code], evidence),
  flags: [code],
  code,
})
export type Doubt = ReturnType<typeof doubt>

const speedEvidence = (mps: number): Evidence => ({
  field: 'speed',
  kind: 'context',
  orderValue: null,
  eventValue: { leastMps: Math.round(mps) },
  agreement: 'IMPOSSIBLE',
  bits: 0,
})

/** What speaks against a fix: its clock, that it says nowhere, or a speed that nobody has. Null: nothing does. */
export const doubtOfFix = ({ fix, before }: Placed, lane: Lane): Doubt | null => {
  if (lane === 'FUTURE') return doubt('FUTURE_STAMPED')
  if (isNowhere(fix)) return doubt(looksSwapped(fix) ? 'COORDINATES_SWAPPED' : 'POSITION_UNKNOWN')
  const last = before.find(one => !isNowhere(one))
  return last && !isPossible(last, fix) ? doubt('IMPOSSIBLE_SPEED', [speedEvidence(speedMps(last, fix))]) : null
}

/** Older than this, milliseconds, a position is delivered late and says nothing of how the tag does now. */
const deliveredLateMs = 24 * 3_600_000

/** Was a position half an hour old or more when it came? A tag that catches up sends some of these, and then newer ones. */
export const isStale = ({ at, receivedAt }: TrackFix, { silentMs }: Pick<MatchSettings, 'silentMs'>): boolean =>
  receivedAt - at >= silentMs && receivedAt - at < deliveredLateMs

/**
 * A tag that sends only what is old says as little of where its wearer is as a silent one.
 *
 * @param since first receipt of those that were stale, with no newer position between, epoch milliseconds; null: the newest is not
 */
export const doubtOfAge = (
  { receivedAt }: TrackFix,
  since: number | null,
  { silentMs }: Pick<MatchSettings, 'silentMs'>,
): Doubt | null => (since !== null && receivedAt - since >= silentMs ? doubt('POSITION_STALE') : null)

export const doubtOfSilence = (): Doubt => doubt('TAG_SILENT')

/**
 * Was the person under the order seen (met, held in custody, his vehicle read by a camera) where his tag can't have been by its
 * nearest fix? Not asked of somebody who is only possibly him. Source: matching.md §4.2.
 */
export const doubtOfSighting = (scene: Scene, occurredAt: number, devices: OtherDevices): Doubt | null => {
  const sighting = sightingIn(scene, { occurredAt, receivedAt: occurredAt })
  if (!sighting) return null
  return contradicted(
    devicesOf(scene.order.respondent).flatMap(deviceId => {
      const track = devices(deviceId)
      const fix = track && nearestInTime(track, occurredAt)
      return fix ? [[fix, sighting] as const] : []
    }),
  )
}

/**
 * The same, asked when the fix comes after the sighting: is it the nearest one to a sighting that is remembered, and can't be of one person?
 *
 * @param track with the fix in it
 * @param seen what is remembered under `sightingsOf` of the device
 */
export const doubtBySightings = (fix: TrackFix, track: DeviceTrack, seen: DeviceTrack | null): Doubt | null =>
  contradicted(
    (seen?.fixes ?? []).flatMap(one => {
      const nearest = nearestInTime(track, one.at)
      return nearest && keyOfFix(nearest) === keyOfFix(fix) ? [[fix, one] as const] : []
    }),
  )

const contradicted = (pairs: readonly (readonly [TrackFix, TrackFix])[]): Doubt | null => {
  const speeds = pairs.flatMap(([fix, sighting]) => (isPossible(fix, sighting) ? [] : [speedMps(fix, sighting)]))
  return speeds.length > 0 ? doubt('TAG_CONTRADICTED', [speedEvidence(Math.max(...speeds))]) : null
}

/**
 * The conditions that a doubt about the tag engages (ADR-0014): the one to wear it; where there is none, those that say where to be,
 * because nobody knows whether they are kept.
 */
export const doubtedConditions = (version: OrderVersion, at: number): Condition[] => {
  const bound = version.conditions.filter(({ hours }) => withinHours(hours, at))
  const tagged = bound.filter(({ kind }) => kind === 'EM_TAG')
  return tagged.length > 0 ? tagged : bound.filter(hasArea)
}
