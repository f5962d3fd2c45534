import type { EventOf } from '@breach-alerts/contracts'
import { forceAt } from '../geo/force-areas.ts'
import { isNowhere } from '../geo/plane.ts'
import { deviceOf } from '../identifiers/identifier.ts'
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
import { sightingsOf } from './sightings.ts'
import { doubtsOf } from './tag-doubts.ts'
import type { Claim } from './tag-doubts.ts'
import { fixOf, keyOfFix } from './track.ts'
import type { TrackFix } from './track.ts'
import { areaWatches } from './watches.ts'

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
  const seen = devices(sightingsOf(deviceOf(event.data.deviceId) ?? ''))
  const doubted = doubtsOf(followed, seen, worn, settings)
  const claims = combined([...places, ...doubted.claims])
  const isTouched = followed.here.some(({ watch, presence }) => watch.isBinding && presence.verdict === 'THERE')
  return {
    suspected: claims.map(claim => suspectedOf(event, claim, settings)),
    noted: doubted.noted,
    track: { ...followed.track, doubts: doubted.held, staleSince: doubted.staleSince },
    sighted: [],
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
  const claim = (engagement: Engagement, doubt?: string) => [
    { order, identity, version, condition, fix: placed.fix, engagement, doubt },
  ]
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
  const code = 'POSITION_VAGUE'
  return claim({ ...together(says, vague), flags: [code] }, code)
}

/** Everything that one fix says of one condition at once is one finding. */
const combined = (claims: readonly Claim[]): Claim[] => {
  const byFinding = new Map<string, Claim>()
  for (const claim of claims) {
    const key = JSON.stringify([keyOfFix(claim.fix), claim.order.orderId, claim.condition.conditionId])
    const held = byFinding.get(key)
    byFinding.set(key, held ? both(held, claim) : claim)
  }
  return [...byFinding.values()]
}

/** Where somebody was is what it is known by; a doubt is, where there is nothing else. */
const both = (a: Claim, b: Claim): Claim => ({
  ...a,
  engagement: together(a.engagement, b.engagement),
  doubt: b.doubt === undefined ? undefined : a.doubt,
})

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
