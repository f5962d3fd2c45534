import type { Order } from '@breach-alerts/contracts'
import { isNowhere } from '../geo/plane.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { doubtBySightings, doubtOfAge, doubtOfFix, doubtedConditions, isStale } from './doubts.ts'
import type { Doubt } from './doubts.ts'
import type { Engagement } from './engagement.ts'
import type { Followed, Told } from './follow.ts'
import type { Identity } from './identify.ts'
import type { MatchSettings } from './settings.ts'
import { keyOfFix, placedAt } from './track.ts'
import type { DeviceTrack, Lane, TrackFix } from './track.ts'

/** An order, and who of a position its respondent is. */
export type Worn = { order: Order; identity: Identity }

/** One condition that a fix touches, and how; `doubt`: it says nothing but that. */
export type Claim = Worn &
  Pick<Told['watch'], 'version' | 'condition'> & { fix: TrackFix; engagement: Engagement; doubt?: string | undefined }

/** `staleSince` of a track, now that this fix has come. */
const staleFrom = ({ fixes, staleSince }: DeviceTrack, fix: TrackFix, settings: MatchSettings): number | undefined => {
  const newest = fixes.at(-1)
  return newest && isStale(newest, settings) ? (staleSince ?? fix.receivedAt) : undefined
}

type Doubted = { fix: TrackFix; doubt: Doubt }

/**
 * The fix after one that came later than it: it is held against another place now, and no tag may have come from there. Whichever of the
 * two comes last, it is told.
 */
const doubtOfNext = ({ track: { fixes }, lane, placed }: Followed): Doubted[] => {
  if (lane !== 'MAIN' || isNowhere(placed.fix)) return []
  const at = fixes.findIndex(one => keyOfFix(one) === keyOfFix(placed.fix))
  const next = fixes.findIndex((one, index) => index > at && !isNowhere(one))
  if (next < 0) return []
  const doubt = doubtOfFix(placedAt(fixes, next), lane)
  return doubt ? [{ fix: fixes[next]!, doubt }] : []
}

/**
 * What speaks against the tag, once while it lasts: findings, or notes where the order has no condition for it.
 *
 * @param seen sightings of its wearer
 */
export const doubtsOf = (
  followed: Followed,
  seen: DeviceTrack | null,
  worn: readonly Worn[],
  settings: MatchSettings,
) => {
  const { track, lane, placed } = followed
  const staleSince = staleFrom(track, placed.fix, settings)
  const doubt =
    doubtOfFix(placed, lane) ??
    doubtBySightings(placed.fix, track, seen) ??
    doubtOfAge(placed.fix, staleSince ?? null, settings)
  const doubted: Doubted[] = [...(doubt ? [{ fix: placed.fix, doubt }] : []), ...doubtOfNext(followed)]
  const isFresh = (fix: TrackFix, { at }: DeviceTrack['doubts'][string]) =>
    Math.abs(fix.receivedAt - at) < settings.stillInsideMs
  const held: Record<string, DeviceTrack['doubts'][string]> = Object.fromEntries(
    Object.entries(track.doubts).filter(([, told]) => isFresh(placed.fix, told)),
  )
  const claims: Claim[] = []
  const noted: { orderId: string; what: string }[] = []
  const isNews = (name: string, { fix, doubt: { code } }: Doubted) => {
    const told = held[name]
    if (told?.code === code && isFresh(fix, told)) return false
    held[name] = { code, at: fix.receivedAt }
    return true
  }
  for (const one of doubted)
    for (const { order, identity } of worn) {
      const ruling = rulingOf(order, one.fix, lane)
      if (!ruling) continue
      const conditions = doubtedConditions(ruling.version, ruling.at)
      if (conditions.length === 0 && isNews(`${order.orderId}/`, one))
        noted.push({ orderId: order.orderId, what: one.doubt.code })
      for (const condition of conditions)
        if (isNews(`${order.orderId}/${condition.conditionId}`, one))
          claims.push({
            order,
            identity,
            version: ruling.version,
            condition,
            fix: one.fix,
            engagement: one.doubt,
            doubt: one.doubt.code,
          })
    }
  return { held, staleSince, claims, noted }
}

/** What bound at the instant of a fix; where its clock is not to be believed, else at that of receipt. */
const rulingOf = (order: Order, { at, receivedAt }: TrackFix, lane: Lane) =>
  [at, ...(lane === 'FUTURE' ? [receivedAt] : [])].flatMap(instant => {
    const version = rulingVersion(order, instant)
    return version && inForce(version, instant) ? [{ version, at: instant }] : []
  })[0]
