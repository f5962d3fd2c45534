import type { BreachEvent, Finding, Order, OrderFacts, OrderVersion } from '@breach-alerts/contracts'
import { forceAt } from '../geo/force-areas.ts'
import { isNowhere } from '../geo/plane.ts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { atRisk } from './at-risk.ts'
import { engage } from './engage.ts'
import type { Scene } from './engagement.ts'
import { factsOf, findingOf, levelOf } from './finding.ts'
import type { Instants } from './finding.ts'
import { identifyAll } from './identify-all.ts'
import { noteOf } from './notes.ts'
import { sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { stepStay } from './stays.ts'
import { fixOf, place } from './track.ts'
import type { DeviceTrack } from './track.ts'

export type JudgeInput = Instants & {
  event: BreachEvent
  /** Orders that any key of the event found; others do no harm. */
  orders: readonly Order[]
  /** What is remembered of the event's device; null: nothing, or the event has no device. */
  track: DeviceTrack | null
  settings?: MatchSettings
}

export type Suspected = { finding: Finding; facts: OrderFacts; respondingForceCode: string | null }

export type Judgement = {
  suspected: readonly Suspected[]
  /** Events that name the respondent and engage nothing, by code. */
  noted: readonly { orderId: string; what: string }[]
  /** To be remembered for the device; null: nothing to remember. */
  track: DeviceTrack | null
  /** `matched`: it touched a condition in force, or was noted; also when a fix only adds to a stay that was found before. */
  outcome: 'matched' | 'unmatched'
}

/**
 * Decides what one event means for the orders it may concern.
 *
 * Validity and hours are those at the instant at which it happened, however late it comes. Deterministic: the same inputs give
 * the same findings with the same ids. Fixes of a device must be judged with the track that the one before gave back; in any
 * order, though what comes late can only add to a stay (`stepStay`).
 */
export const judge = ({
  event,
  orders,
  track,
  settings = defaultMatchSettings,
  ...instants
}: JudgeInput): Judgement => {
  const placed =
    event.type === 'em.position' ? place(track, fixOf(event, instants.occurredAt, settings.accuracyFloorM)) : null
  const verdicts: OrderVerdict[] = []
  let after = placed?.track ?? track
  for (const { order, identity } of identifyAll(event, orders, settings)) {
    const scene = sceneOf(event, order, identity, placed && { ...placed, track: after ?? placed.track }, settings)
    const verdict = judgeOrder({ event, order, scene, instants, settings })
    after = verdict.track ?? after
    verdicts.push(verdict)
  }
  const noted = verdicts.flatMap(({ orderId, what }) => (what === null ? [] : [{ orderId, what }]))
  return {
    suspected: verdicts.flatMap(one => one.suspected),
    noted,
    track: after,
    outcome: noted.length > 0 || verdicts.some(one => one.isTouched) ? 'matched' : 'unmatched',
  }
}

type Case = { event: BreachEvent; order: Order; scene: Scene | null; instants: Instants; settings: MatchSettings }
type OrderVerdict = {
  orderId: string
  suspected: readonly Suspected[]
  isTouched: boolean
  what: string | null
  track: DeviceTrack | null
}

const judgeOrder = (held: Case): OrderVerdict => {
  const { event, order, scene, instants } = held
  const version = rulingVersion(order, instants.occurredAt)
  const isBinding = scene !== null && version !== null && inForce(version, instants.occurredAt)
  // Where somebody is matters only while an order binds him; what becomes of his life and his tag matters to open alerts.
  const isIdle = event.type === 'em.position' && !isBinding
  const { suspected, isTouched, track } = isBinding ? judgeConditions(held, scene, version) : nothing
  return {
    orderId: order.orderId,
    suspected,
    isTouched,
    track,
    what: isTouched || isIdle ? null : noteOf(event, order, scene, held.settings),
  }
}

const nothing: Pick<OrderVerdict, 'suspected' | 'isTouched' | 'track'> = {
  suspected: [],
  isTouched: false,
  track: null,
}

const judgeConditions = ({ event, order, instants, settings }: Case, scene: Scene, version: OrderVersion) => {
  const suspected: Suspected[] = []
  let isTouched = false
  let track = scene.placed?.track ?? null
  const where = scene.placed?.fix ?? scene.spot?.point
  // Only where there is something to respond to: it walks the borders of the country.
  const respondingForceCode = () => (where && !isNowhere(where) ? forceAt(where, settings.forceAreas) : null)
  for (const condition of version.conditions) {
    if (!withinHours(condition.hours, instants.occurredAt)) continue
    const engagement = engage(scene, condition)
    isTouched ||= engagement.kind === 'TOUCHED'
    let isNews = engagement.kind === 'TOUCHED'
    if (scene.placed && track) {
      const fact = { version: version.version, level: levelOf(scene.identity, engagement), engagement }
      const step = stepStay({ ...scene.placed, track }, `${order.orderId}/${condition.conditionId}`, fact, settings)
      track = step.track
      isNews = step.isNews
    }
    if (!isNews) continue
    const finding = findingOf(
      event,
      { order, version, condition, identity: scene.identity, engagement, protectedPersonIds: atRisk(scene) },
      instants,
      settings,
    )
    suspected.push({ finding, facts: factsOf(order, version, condition), respondingForceCode: respondingForceCode() })
  }
  return { suspected, isTouched, track }
}
