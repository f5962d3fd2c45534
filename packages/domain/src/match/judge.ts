import type { BreachEvent, Order, OrderVersion } from '@breach-alerts/contracts'
import { forceAt } from '../geo/force-areas.ts'
import { isNowhere } from '../geo/plane.ts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { atRisk } from './at-risk.ts'
import { noDevices } from './devices.ts'
import type { OtherDevices } from './devices.ts'
import { doubtOfSighting, doubtedConditions } from './doubts.ts'
import { engage } from './engage.ts'
import { together } from './engagement.ts'
import type { Engagement, Scene } from './engagement.ts'
import { factsOf, findingOf } from './finding.ts'
import type { Instants } from './finding.ts'
import { identifyAll } from './identify-all.ts'
import { judgePosition } from './judge-position.ts'
import type { JudgeInput, Judgement, Suspected } from './judgement.ts'
import { noteOf } from './notes.ts'
import type { Note } from './notes.ts'
import { sceneOf } from './scene.ts'
import { sightedIn } from './sightings.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { unknownIn } from './unknown-suspect.ts'

/**
 * Decides what one event means for the orders it may concern.
 *
 * Validity and hours are those at the instant at which it happened, however late it comes; of an event stamped in the future also
 * those at receipt, since it can't have happened later. Deterministic: the same inputs give the same findings with the same ids.
 * Positions of a device must be judged with the track that the one before gave back; in any order (`follow`).
 */
export const judge = (input: JudgeInput): Judgement => {
  const { event, orders, track, devices = noDevices, settings = defaultMatchSettings, occurredAt, receivedAt } = input
  const { isCapped = false } = input
  const instants = { occurredAt, receivedAt }
  if (event.type === 'em.position') return judgePosition({ ...instants, event, orders, track, devices, settings })
  const isFuture = occurredAt - receivedAt > settings.futureMs
  const verdicts = identifyAll(event, orders, settings).map(
    ({ order, identity }): OrderVerdict & Pick<Judgement, 'sighted'> => {
      const scene = sceneOf(event, order, identity, null, settings)
      const held = { event, order, scene, instants, devices, settings, isCapped }
      const stated = judgeOrder(held, occurredAt)
      const sighted = scene ? sightedIn(scene, instants, devices) : []
      return { ...(isFuture && scene ? ofBoth(judgeOrder(held, receivedAt), stated) : stated), sighted }
    },
  )
  const noted = verdicts.flatMap(({ orderId, note }) => (note === null ? [] : [{ orderId, ...note }]))
  return {
    suspected: verdicts.flatMap(one => one.suspected),
    noted,
    track,
    sighted: [...new Map(verdicts.flatMap(({ sighted }) => sighted.map(one => [one.deviceId, one]))).values()],
    isWorn: false,
    outcome: noted.length > 0 || verdicts.some(one => one.isTouched) ? 'matched' : 'unmatched',
  }
}

type Case = {
  event: BreachEvent
  order: Order
  scene: Scene | null
  instants: Instants
  devices: OtherDevices
  settings: MatchSettings
  isCapped: boolean
}
type OrderVerdict = { orderId: string; suspected: readonly Suspected[]; isTouched: boolean; note: Note | null }

/** @param at the instant whose version and hours count */
const judgeOrder = (held: Case, at: number): OrderVerdict => {
  const { event, order, scene } = held
  const version = rulingVersion(order, at)
  const suspected = scene && version && inForce(version, at) ? judgeConditions(held, scene, version, at) : []
  // What becomes of his life and his tag matters to open alerts, whether or not an order binds him now.
  const isTouched = suspected.length > 0
  return {
    orderId: order.orderId,
    suspected,
    isTouched,
    note: isTouched ? null : noteOf(event, order, scene, held.settings),
  }
}

/** What an event stamped in the future means: each condition once, by what bound at receipt before what bound as stated. */
const ofBoth = (received: OrderVerdict, stated: OrderVerdict): OrderVerdict => {
  const told = new Set(received.suspected.map(({ finding }) => finding.conditionId))
  const suspected = [...received.suspected, ...stated.suspected.filter(({ finding }) => !told.has(finding.conditionId))]
  const isTouched = suspected.length > 0
  return { ...received, suspected, isTouched, note: isTouched ? null : (received.note ?? { what: 'FUTURE_STAMPED' }) }
}

const judgeConditions = (
  { event, order, instants, devices, settings, isCapped }: Case,
  scene: Scene,
  version: OrderVersion,
  at: number,
): Suspected[] => {
  const where = scene.spot?.point
  // Only where there is something to respond to: it walks the borders of the country.
  const respondingForceCode = () => (where && !isNowhere(where) ? forceAt(where, settings.forceAreas) : null)
  const doubt = doubtOfSighting(scene, at, devices)
  const doubted = new Set(doubt ? doubtedConditions(version, at) : [])
  const unknown = scene.identity ? null : unknownIn(scene)
  return version.conditions.flatMap(condition => {
    if (!withinHours(condition.hours, at)) return []
    const engagement = withDoubt(engage(scene, condition), doubted.has(condition) ? doubt : null)
    if (engagement.kind !== 'TOUCHED') return []
    const who = { identity: scene.identity, unknown, protectedPersonIds: atRisk(scene), isCapped }
    const held = { ...who, order, version, condition, engagement, at }
    const finding = findingOf(event, held, instants, settings)
    return [{ finding, facts: factsOf(order, version, condition), respondingForceCode: respondingForceCode() }]
  })
}

const withDoubt = (engagement: Engagement, doubt: Engagement | null): Engagement =>
  doubt === null ? engagement : engagement.kind === 'TOUCHED' ? together(engagement, doubt) : doubt
