import type { Area, Condition, EventType, Evidence, Level, Violation } from '@breach-alerts/contracts'
import { readFor } from './area-reading.ts'
import type { AreaUse } from './area-reading.ts'
import { conductOf } from './conduct.ts'
import { cannotTell, clauseOf, none, tiers, touched } from './engagement.ts'
import type { Engagement, Row, Scene } from './engagement.ts'
import { atMost } from './levels.ts'
import { presenceOf } from './presence.ts'
import type { Presence } from './presence.ts'
import { isAddressUnclear } from './her-address.ts'
import type { AddressHit } from './her-address.ts'
import type { TrackFix } from './track.ts'

const metres = (value: number) => `${Math.round(Math.abs(value))} m`

const positionEvidence = (
  condition: Condition,
  read: { distanceM: number; probability: number },
  { accuracyM, isAccuracyAssumed }: Pick<TrackFix, 'accuracyM' | 'isAccuracyAssumed'>,
): Evidence => ({
  field: 'position',
  kind: 'context',
  orderValue: `area of ${clauseOf(condition)}`,
  eventValue: {
    distanceM: Math.round(read.distanceM),
    accuracyM,
    ...(isAccuracyAssumed ? { isAccuracyAssumed } : {}),
    probability: Number(read.probability.toFixed(4)),
  },
  agreement: read.distanceM >= 0 ? 'INSIDE' : 'OUTSIDE',
  bits: 0,
})

const whereText = (distanceM: number, condition: Condition) =>
  `${metres(distanceM)} ${distanceM >= 0 ? 'inside' : 'outside'} the area of ${clauseOf(condition)}`

/** The wearer's fix against the area. */
export const fixInArea =
  (use: AreaUse): Row =>
  ({ placed, order, settings }, condition) => {
    if (!condition.area || !placed) return none
    return fixEngagement(presenceOf(condition.area, use, placed, order, settings), placed.fix, condition)
  }

/** What a fix read against an area says of its condition. */
export const fixEngagement = (presence: Presence, fix: TrackFix, condition: Condition): Engagement => {
  const evidence = [positionEvidence(condition, presence, fix)]
  const accuracy = fix.isAccuracyAssumed
    ? `; how exact that is the tag did not say, and ${metres(fix.accuracyM)} are taken`
    : `, accurate to ${metres(fix.accuracyM)}`
  const sentence = `A tag fix put the wearer ${whereText(presence.distanceM, condition)}${accuracy}.`
  if (presence.verdict === 'NOT_THERE') return none
  if (presence.verdict === 'CANNOT_TELL') return cannotTell(sentence, evidence)
  const { cap, by, distanceM, approaching } = presence
  return {
    kind: 'TOUCHED',
    cap,
    evidence,
    sentences: [sentence, howText[by]],
    distanceM,
    ...(approaching === undefined ? {} : { approaching }),
  }
}

const howText: Readonly<Record<Presence['by'], string>> = {
  ONE: 'No second fix has confirmed it yet.',
  TWO: 'A second fix in a row says the same.',
  LEANING: 'Two fixes in a row lie at the edge, more likely than not beyond it.',
  WAY: 'The straight way from the fix before leads through the area.',
}

/** A reported place against the area: what tier it has if it is there. */
const placeInArea = (scene: Scene, condition: Condition, area: Area, use: AreaUse, tier: Level): Engagement => {
  const { spot } = scene
  if (!spot) return cannotTell('Where it happened is not known.')
  const read = readFor(area, use, spot.point, spot.accuracyM)
  const accuracy = spot.accuracyM > 0 ? `, accurate to ${metres(spot.accuracyM)}` : ''
  const sentence = `It happened ${whereText(read.distanceM, condition)}${accuracy}.`
  const evidence = [positionEvidence(condition, read, spot)]
  const { distanceM, probability } = read
  if (probability >= 0.95) return { ...touched(tier, sentence, evidence), distanceM }
  if (probability >= 0.5) return { ...touched(atMost(tier, 'POSSIBLE'), sentence, evidence), distanceM }
  return read.isElsewhere ? none : cannotTell(sentence, evidence)
}

const placeTiers: Readonly<Partial<Record<EventType, Level>>> = {
  'police.encounter': tiers.A,
  'incident.reported': tiers.A,
  'partner.reported': tiers.B,
  'anpr.hit': tiers.C,
}

/** An incident, encounter, report or sighting of the vehicle inside the area; without an area, at a protected person's address. */
export const seenInArea: Row = (scene, condition) => {
  const tier = placeTiers[scene.event.type]
  if (!tier) return none
  if (condition.area) return placeInArea(scene, condition, condition.area, 'STAY_OUT', tier)
  if (scene.event.type !== 'incident.reported' || scene.identity?.as !== 'SUSPECT') return none
  const { address, order, event, settings } = scene
  if (address) return touched(address.isSure ? tiers.B : tiers.C, `${atHers(address)}.`, [addressEvidence(address)])
  return isAddressUnclear(event, order, settings.nearAddressM)
    ? cannotTell(
        `Where it happened, or where a protected person lives, is known too inexactly to tell whether it is there.`,
      )
    : none
}

/** That an event is at a protected person's address, or may be, as the beginning of a sentence. */
export const atHers = ({ isSure }: AddressHit): string =>
  isSure
    ? `It happened at a protected person's address`
    : `It may have happened at a protected person's address, as far as its place is known`

export const addressEvidence = ({ by, distanceM, accuracyM, probability, isSure }: AddressHit): Evidence => ({
  field: 'place',
  kind: 'context',
  orderValue: `a protected person's address`,
  eventValue:
    by === 'NEAR'
      ? {
          distanceM: Math.round(distanceM ?? 0),
          ...(accuracyM > 0 ? { accuracyM: Math.round(accuracyM), probability: Number(probability.toFixed(4)) } : {}),
        }
      : by,
  agreement: isSure ? by : 'MAY_BE_NEAR',
  bits: 0,
})

/** The supplier says that the wearer went into a zone. Where it says where, that must not be plainly elsewhere. */
export const supplierZoneEntry: Row = (scene, condition) => {
  const { event } = scene
  if (event.type !== 'em.violation' || event.data.violation !== 'ZONE_ENTRY') return none
  const said = touched(tiers.B, 'The tag supplier reports that the wearer went into an exclusion zone.', [
    suppliersWord(condition, 'ZONE_ENTRY'),
  ])
  if (!condition.area || !scene.spot) return said
  const there = placeInArea(scene, condition, condition.area, 'STAY_OUT', tiers.B)
  return there.kind === 'NONE'
    ? none
    : {
        ...there,
        kind: 'TOUCHED',
        evidence: [...said.evidence, ...there.evidence],
        sentences: [...said.sentences, ...there.sentences],
      }
}

export const supplierCurfew: Row = ({ event }, condition) =>
  event.type === 'em.violation' && event.data.violation === 'CURFEW'
    ? touched(tiers.B, 'The tag supplier reports that the wearer was away in curfew hours.', [
        suppliersWord(condition, 'CURFEW'),
      ])
    : none

const suppliersWord = (condition: Condition, code: Violation) =>
  conductOf(condition, { field: 'violation', code, source: '/violation' })

/** Met by police elsewhere than where the curfew keeps him. */
export const metElsewhere: Row = (scene, condition) => {
  if (scene.event.type !== 'police.encounter' || !condition.area) return none
  return placeInArea(scene, condition, condition.area, 'STAY_IN', tiers.A)
}
