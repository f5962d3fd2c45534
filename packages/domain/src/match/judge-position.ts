import type { EventOf, Order } from '@breach-alerts/contracts'
import { forceAt } from '../geo/force-areas.ts'
import { isNowhere } from '../geo/plane.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { doubtOfAge, doubtOfFix, doubtedConditions, isStale } from './doubts.ts'
import type { Doubt } from './doubts.ts'
import { together, touched } from './engagement.ts'
import type { Engagement } from './engagement.ts'
import { factsOf, findingOf } from './finding.ts'
import { follow } from './follow.ts'
import type { Followed, Told } from './follow.ts'
import { identifyAll } from './identify-all.ts'
import type { Identity } from './identify.ts'
import type { Judgement, PositionInput, Suspected } from './judgement.ts'
import { atMost } from './levels.ts'
import { nearWatch } from './proximity.ts'
import type { MatchSettings } from './settings.ts'
import { fixOf, keyOfFix } from './track.ts'
import type { DeviceTrack, TrackFix } from './track.ts'
import { areaWatches } from './watches.ts'

type Worn = { order: Order; identity: Identity }

/** One condition that a fix touches, and how. */
export type Claim = Worn & Pick<Told['watch'], 'version' | 'condition'> & { fix: TrackFix; engagement: Engagement }

/**
 * Decides what one fix means for the orders of its wearer: what it and the fixes around it tell of areas (`follow`), of the
 * nearness of a protected person's device, and what speaks against the fix itself.
 */
export const judgePosition = ({ event, orders, track, devices, settings, ...instants }: PositionInput): Judgement => {
  const worn = identifyAll(event, orders, settings).flatMap(({ order, identity }) =>
    identity ? [{ order, identity }] : [],
  )
  const identityOf = new Map(worn.map(({ order, identity }) => [order.orderId, identity]))
  const watchesAt = (at: number) =>
    worn.flatMap(({ order }) => [
      ...areaWatches(order, at, 'BREACH', settings),
      ...[nearWatch(order, at, devices, settings)].flatMap(watch => watch ?? []),
    ])
  const followed = follow(track, fixOf(event, instants, settings), watchesAt, settings)
  const places = followed.told.flatMap(told => claimOf(told, followed, identityOf))
  const doubted = doubtsOf(followed, worn, settings)
  const claims = combined([...places, ...doubted.claims])
  const isTouched = followed.here.some(({ watch, presence }) => watch.isBinding && presence.verdict === 'THERE')
  return {
    suspected: claims.map(claim => suspectedOf(event, claim, settings)),
    noted: doubted.noted,
    track: { ...followed.track, doubts: doubted.held, staleSince: doubted.staleSince },
    isWorn: worn.length > 0,
    outcome: isTouched || claims.length > 0 || doubted.noted.length > 0 ? 'matched' : 'unmatched',
  }
}

const claimOf = (
  { placed, watch, presence, step }: Told,
  { lane }: Followed,
  identityOf: ReadonlyMap<string, Identity>,
): Claim[] => {
  const identity = identityOf.get(watch.order.orderId)
  if (!identity) return []
  const { order, version, condition } = watch
  const claim = (engagement: Engagement) => [{ order, identity, version, condition, fix: placed.fix, engagement }]
  const says = watch.says(presence, placed.fix)
  if (step.transition === 'LEFT') return []
  if (step.transition !== 'UNKNOWN')
    // A clock that is not to be believed says little of where somebody was when.
    return claim(lane === 'FUTURE' ? { ...says, cap: atMost(says.cap, 'POSSIBLE') } : says)
  // A silence is told when it happens (`silence.ts`), not when it ends.
  if (step.why === 'SILENT') return []
  const vague = touched(
    'POSSIBLE',
    'Several fixes in a row were too inexact to tell on which side of the edge the wearer is.',
  )
  return claim({ ...together(says, vague), flags: ['POSITION_VAGUE'] })
}

/** `staleSince` of a track, now that this fix has come. */
const staleFrom = ({ fixes, staleSince }: DeviceTrack, fix: TrackFix, settings: MatchSettings): number | undefined => {
  const newest = fixes.at(-1)
  return newest && isStale(newest, settings) ? (staleSince ?? fix.receivedAt) : undefined
}

/** What speaks against the tag, once while it lasts: findings, or notes where the order has no condition for it. */
const doubtsOf = ({ track, lane, placed }: Followed, worn: readonly Worn[], settings: MatchSettings) => {
  const { fix } = placed
  const staleSince = staleFrom(track, fix, settings)
  const doubt = doubtOfFix(placed, lane) ?? doubtOfAge(fix, staleSince ?? null, settings)
  const held: Record<string, DeviceTrack['doubts'][string]> = Object.fromEntries(
    Object.entries(track.doubts).filter(([, { at }]) => Math.abs(fix.receivedAt - at) < settings.stillInsideMs),
  )
  const claims: Claim[] = []
  const noted: { orderId: string; what: string }[] = []
  if (!doubt) return { held, staleSince, claims, noted }
  const isNews = (name: string, { code }: Doubt) => {
    if (held[name]?.code === code) return false
    held[name] = { code, at: fix.receivedAt }
    return true
  }
  for (const { order, identity } of worn) {
    const ruling = [fix.at, ...(lane === 'FUTURE' ? [fix.receivedAt] : [])].flatMap(at => {
      const version = rulingVersion(order, at)
      return version && inForce(version, at) ? [{ version, at }] : []
    })[0]
    if (!ruling) continue
    const conditions = doubtedConditions(ruling.version, ruling.at)
    if (conditions.length === 0 && isNews(`${order.orderId}/`, doubt))
      noted.push({ orderId: order.orderId, what: doubt.code })
    for (const condition of conditions)
      if (isNews(`${order.orderId}/${condition.conditionId}`, doubt))
        claims.push({ order, identity, version: ruling.version, condition, fix, engagement: doubt })
  }
  return { held, staleSince, claims, noted }
}

/** Everything that one fix says of one condition is one finding. */
const combined = (claims: readonly Claim[]): Claim[] => {
  const byFinding = new Map<string, Claim>()
  for (const claim of claims) {
    const key = JSON.stringify([keyOfFix(claim.fix), claim.order.orderId, claim.condition.conditionId])
    const held = byFinding.get(key)
    byFinding.set(key, held ? { ...held, engagement: together(held.engagement, claim.engagement) } : claim)
  }
  return [...byFinding.values()]
}

const suspectedOf = (event: EventOf<'em.position'>, claim: Claim, settings: MatchSettings): Suspected => {
  const { fix, order, version, condition } = claim
  const instants = { occurredAt: fix.at, receivedAt: fix.receivedAt }
  return {
    // A fix names nobody.
    finding: findingOf(eventOfFix(event.data.deviceId, fix), { ...claim, protectedPersonIds: [] }, instants, settings),
    facts: factsOf(order, version, condition),
    respondingForceCode: isNowhere(fix) ? null : forceAt(fix, settings.forceAreas),
  }
}

/** The event that brought a fix, as far as it is remembered. */
export const eventOfFix = (deviceId: string, fix: TrackFix): EventOf<'em.position'> => ({
  specversion: '1.0',
  id: fix.id,
  source: fix.source,
  type: 'em.position',
  ...(fix.isTimeOfReceipt ? {} : { time: new Date(fix.at).toISOString() }),
  data: {
    deviceId,
    fix: { latitude: fix.latitude, longitude: fix.longitude, accuracyM: fix.accuracyM, kind: fix.kind },
  },
})
