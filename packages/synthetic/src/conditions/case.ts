import { conditionKinds, type ConditionKind, type EventType } from '@breach-alerts/contracts'
import { moved, type Point } from '../plane.ts'
import { personOf, somebody, type World } from '../order.ts'
import { makeRandom, type Random } from '../random.ts'
import { areaFor } from './area.ts'
import { hoursFor } from './hours.ts'
import { dayMs, instantText, minuteMs, momentOf, type Moment } from './moment.ts'
import { peopleOfCase } from './people.ts'
import { periodOf } from './period.ts'
import { hasArea, isStayingOut, isWellPlaced, storyOf, type Story } from './story.ts'
import { type TrueVerdict, truthOf, type Wanted } from './table.ts'
import { eventTelling } from './write-event.ts'

/** What is true of one condition and one event. `eventType` and `kind` are there to say what is wrong where something is. */
export type ConditionTruth = {
  eventId: string
  eventType: EventType
  orderId: string
  conditionId: string
  kind: ConditionKind
} & TrueVerdict

/**
 * Case `at` of a world: an order with several conditions, an event about its respondent (two for a tag's fixes in a row), and what is
 * true of every condition. First it is decided what shall be true, then everything is written to fit.
 */
export const conditionCaseAt = (world: World, at: number) => {
  const random = makeRandom(world.seed, 'conditions', at)
  const name = String(at).padStart(7, '0')
  const cast = { ...peopleOfCase(world, at), other: somebody(world, 'VICTIM', at) }
  const kinds = Array.from({ length: random.between(4, 9) }, () => random.pick(conditionKinds))
  const story = storyOf(random, kinds)
  const moment = momentOf(random)
  const isInForce = random.chance(0.8)
  const wanted = kinds.map(kind => wantedOf(random, story, kind))
  const point = pointOf(random, story, cast.protectedPerson.address.point)
  const orderId = `ord_cnd_${name}`
  const order = {
    orderId,
    type: random.pick(['NON_MOLESTATION', 'RESTRAINING_CONVICTION', 'DAPO', 'SPO', 'BAIL_CONDITION'] as const),
    owner: { forceCode: '13' },
    respondent: personOf(cast.respondent, true),
    protectedPersons: [
      { ...personOf(cast.protectedPerson, true), addresses: [{ ...cast.protectedPerson.address, uprn: cast.uprn }] },
    ],
    versions: versionsOf(random, { story, moment, isInForce, wanted, point }),
  }
  const events = Array.from({ length: story.times }, (_, time) =>
    eventTelling(random, story, { ...cast, point }, `evt_cnd_${name}_${time}`, instantOf(moment, story, time)),
  )
  const truths = events.flatMap(({ id, type }, time) =>
    wanted.map((one, index): ConditionTruth => ({
      eventId: id,
      eventType: type,
      orderId,
      conditionId: conditionIdOf(index),
      kind: one.kind,
      ...truthOf(story, one, isInForce, time),
    })),
  )
  return { order, events, truths }
}

/** Of several fixes the last is at the moment, those before it a minute apart. */
const instantOf = ({ at }: Moment, { times }: Story, time: number) => at - (times - 1 - time) * minuteMs

const conditionIdOf = (index: number) => `c${index + 1}`

/** How the place shall lie to the area of a condition, and its hours to the moment. What the contract does not decide is never wanted. */
const wantedOf = (random: Random, story: Story, kind: ConditionKind): Wanted => {
  const hours = random.pick(
    kind === 'CURFEW' ? (['BINDING', 'BINDING', 'IDLE'] as const) : (['ALWAYS', 'ALWAYS', 'BINDING', 'IDLE'] as const),
  )
  const lie = hasArea(kind) && hasAreaHere(random, story, kind) ? lieOf(random, story) : null
  return { kind, lie, hours }
}

const hasAreaHere = (random: Random, { type, where, what }: Story, kind: ConditionKind): boolean => {
  const may = random.chance(0.75)
  // A curfew that does not say where to stay is broken by the supplier's word alone.
  if (!isStayingOut(kind)) return may || type === 'em.position' || type === 'police.encounter'
  // An address without its point says nothing of areas; an entry into an area that the order does not have says nothing of the order.
  if (where === 'HER_LINES' || where === 'HER_UPRN') return false
  return may || what === 'ZONE_ENTRY' || (type === 'incident.reported' && where === 'NOT_SAID')
}

const lieOf = (random: Random, story: Story) =>
  story.where === 'NOT_SAID' || isWellPlaced(story)
    ? random.pick(['INSIDE', 'OUTSIDE'] as const)
    : random.pick(['INSIDE', 'OUTSIDE', 'EDGE', 'EDGE'] as const)

/** Nobody lives this far south in the made-up country: what happens here is at nobody's address. */
const pointOf = (random: Random, { where }: Story, herHome: Point): Point =>
  where === 'HER_POINT'
    ? moved(herHome, random.between(-10, 10), random.between(-10, 10))
    : { latitude: 50.6 + 0.6 * random.next(), longitude: -3 + 2 * random.next() }

type Setting = { story: Story; moment: Moment; isInForce: boolean; wanted: readonly Wanted[]; point: Point }

const versionsOf = (random: Random, { story, moment, isInForce, wanted, point }: Setting) => {
  const conditionOf = ({ kind, lie, hours }: Wanted, index: number) => ({
    conditionId: conditionIdOf(index),
    kind,
    ...(lie === null ? {} : { area: areaFor(random, point, lie, story.accuracyM, edgeDepthM(story, kind)) }),
    ...(hours === 'ALWAYS' ? {} : { hours: hoursFor(random, moment, hours === 'BINDING') }),
  })
  const others = wanted
    .toReversed()
    .map(({ kind }): Wanted => ({ kind, lie: hasArea(kind) ? 'INSIDE' : null, hours: 'ALWAYS' }))
  return periodOf(random, { ...moment, firstAt: instantOf(moment, story, 0) }, isInForce).map(
    ({ isOurs, ...version }) => ({
      ...version,
      // When it came to be known changes nothing.
      recordedAt: instantText(random, moment.at + random.between(-5, 5) * dayMs),
      knowledge: [{ mode: 'IN_COURT', at: '2020-01-06T12:00:00Z' }],
      conditions: (isOurs ? wanted : others).map(conditionOf),
    }),
  )
}

/** More likely where he may be than where he must not be. */
const edgeDepthM = ({ accuracyM }: Story, kind: ConditionKind): number => (isStayingOut(kind) ? -0.3 : 0.3) * accuracyM
