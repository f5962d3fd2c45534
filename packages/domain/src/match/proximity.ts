import type { ConditionKind, Order, OrderVersion } from '@breach-alerts/contracts'
import { discInside, r68 } from '../geo/inside.ts'
import { distanceM, isNowhere } from '../geo/plane.ts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { devicesOf } from './devices.ts'
import type { OtherDevices } from './devices.ts'
import { none, touched } from './engagement.ts'
import type { Watch } from './follow.ts'
import { witnessesOf } from './presence.ts'
import type { Presence } from './presence.ts'
import type { MatchSettings } from './settings.ts'
import { nearestInTime } from './track.ts'
import type { DeviceTrack, Placed, TrackFix } from './track.ts'

/** Probability from which two devices are near. Source: matching.md §4.2. */
const likely = 0.9
/** How fast the place of somebody whose device is silent spreads, metres a second: walking. Who drives is seen by the next fix. */
const spreadMps = 1.5
/** Older than this, milliseconds, a fix says nothing of where somebody is now. */
const oldestMs = 24 * 3_600_000

/** The condition that nearness engages: the first of these that binds. */
const kinds: readonly ConditionKind[] = [
  'NO_CONTACT_DIRECT',
  'EXCLUSION_ZONE',
  'NO_ATTEND',
  'NO_ENTER',
  'LEAVE_PREMISES',
]

/**
 * Probability that two devices are nearer to each other than a radius: both errors, and the time between the fixes, in one normal
 * error around the distance.
 *
 * @param apartMs time between the two fixes
 */
export const nearness = (a: TrackFix, b: TrackFix, radiusM: number, apartMs = Math.abs(a.at - b.at)): number => {
  const sigma = Math.hypot(a.accuracyM / r68, b.accuracyM / r68, (spreadMps * apartMs) / 1_000)
  return discInside(radiusM, distanceM(a, b), sigma)
}

/**
 * The moving zone around a protected person who wears a device herself; null: nobody does, or no condition is about being near her.
 *
 * One fix of his that is likely near hers is POSSIBLE, two satellite fixes in a row by satellite fixes of hers PROBABLE. A device of hers
 * that has been silent widens the error and must not hide him: near by what was last known stays POSSIBLE. Only his fixes are watched,
 * since nothing that she does engages a condition. Where she is, or how far away, is in nothing that it gives.
 */
export const nearWatch = (order: Order, at: number, devices: OtherDevices, settings: MatchSettings): Watch | null => {
  const version = rulingVersion(order, at)
  const condition = version && inForce(version, at) ? nearCondition(version, at) : undefined
  if (!version || !condition) return null
  const tracks = order.protectedPersons.flatMap(devicesOf).flatMap(deviceId => devices(deviceId) ?? [])
  if (tracks.length === 0) return null
  return {
    name: `${order.orderId}/${condition.conditionId}~near`,
    order,
    version,
    condition,
    isBinding: true,
    read: placed => tracks.map(track => readNear(track, placed, settings)).reduce(surer),
    says: presence => saysNear(presence, settings.proximityM),
  }
}

const nearCondition = ({ conditions }: OrderVersion, at: number) =>
  kinds.flatMap(kind => conditions.filter(one => one.kind === kind)).find(condition => withinHours(condition.hours, at))

const readNear = (hers: DeviceTrack, placed: Placed, settings: MatchSettings): Presence => {
  const { proximityM, confirmFixes } = settings
  const { fix } = placed
  const herFix = (his: TrackFix) => {
    const her = isNowhere(his) ? null : nearestInTime(hers, his.at)
    return her && Math.abs(her.at - his.at) <= oldestMs ? her : null
  }
  const chance = (his: TrackFix, isStale = false) => {
    const her = herFix(his)
    return her === null ? 0 : isStale ? nearness(his, her, proximityM, 0) : nearness(his, her, proximityM)
  }
  const isSure = (his: TrackFix) => herFix(his)?.kind === 'GNSS' && chance(his) >= likely
  const probability = chance(fix)
  const reading = { distanceM: 0, probability }
  const row = witnessesOf(placed, settings).slice(0, confirmFixes - 1)
  const isRepeated = row.length >= confirmFixes - 1 && [fix, ...row].every(isSure)
  if (probability >= likely && fix.kind === 'GNSS')
    return { verdict: 'THERE', cap: isRepeated ? 'PROBABLE' : 'POSSIBLE', by: isRepeated ? 'TWO' : 'ONE', ...reading }
  return chance(fix, true) >= likely
    ? { verdict: 'THERE', cap: 'POSSIBLE', by: 'LEANING', ...reading }
    : { verdict: 'NOT_THERE', cap: 'POSSIBLE', by: 'ONE', ...reading }
}

const surer = (a: Presence, b: Presence): Presence => {
  const rank = ({ verdict, cap }: Presence) => (verdict !== 'THERE' ? 0 : cap === 'PROBABLE' ? 2 : 1)
  return rank(b) > rank(a) ? b : a
}

const saysNear = ({ verdict, cap, by, probability }: Presence, radiusM: number) => {
  if (verdict !== 'THERE') return none
  const how = {
    ONE: 'No second position has confirmed it yet.',
    TWO: 'Two positions in a row say the same.',
    LEANING: 'One of the two positions is old or inexact.',
    WAY: '',
  }[by]
  const evidence = {
    field: 'proximity',
    kind: 'context',
    orderValue: `a protected person's device`,
    eventValue: { withinM: radiusM, probability: Number(probability.toFixed(1)) },
    agreement: 'NEAR',
    bits: 0,
  }
  const sentence = `The tag was within ${radiusM} m of a protected person's device.`
  const engagement = touched(cap, sentence, [evidence])
  return { ...engagement, sentences: [sentence, how], flags: ['NEAR_PROTECTED_PERSON'] }
}
