import type { BreachEvent, Finding, Order, OrderFacts } from '@breach-alerts/contracts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import { engage } from './engage.ts'
import type { Engagement } from './engagement.ts'
import { factsOf, findingOf, levelOf } from './finding.ts'
import type { Instants } from './finding.ts'
import { noteOf } from './notes.ts'
import { sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { stepStay } from './stays.ts'
import { fixOf, place } from './track.ts'
import type { DeviceTrack, Placed } from './track.ts'

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
  let placed =
    event.type === 'em.position' ? place(track, fixOf(event, instants.occurredAt, settings.accuracyFloorM)) : null
  const suspected: Suspected[] = []
  const noted: { orderId: string; what: string }[] = []
  let isTouched = false
  for (const order of orders) {
    const verdict = judgeOrder(event, order, placed, instants, settings)
    suspected.push(...verdict.suspected)
    isTouched ||= verdict.isTouched
    placed &&= { ...placed, track: verdict.track ?? placed.track }
    const what = verdict.isTouched ? null : verdict.what
    if (what !== null) noted.push({ orderId: order.orderId, what })
  }
  return {
    suspected,
    noted,
    track: placed ? placed.track : track,
    outcome: isTouched || noted.length > 0 ? 'matched' : 'unmatched',
  }
}

type OrderVerdict = { suspected: Suspected[]; isTouched: boolean; track: DeviceTrack | null; what: string | null }

const judgeOrder = (
  event: BreachEvent,
  order: Order,
  placed: Placed | null,
  instants: Instants,
  settings: MatchSettings,
): OrderVerdict => {
  const verdict: OrderVerdict = { suspected: [], isTouched: false, track: placed?.track ?? null, what: null }
  const scene = sceneOf(event, order, placed, settings)
  verdict.what = noteOf(event, order, scene)
  const version = rulingVersion(order, instants.occurredAt)
  if (!scene || !version || !inForce(version, instants.occurredAt)) return verdict
  const { identity } = scene
  for (const condition of version.conditions) {
    if (!withinHours(condition.hours, instants.occurredAt)) continue
    const engagement = engage(scene, condition)
    if (
      !isNews(engagement, verdict, placed, `${order.orderId}/${condition.conditionId}`, {
        version: version.version,
        level: levelOf(identity, engagement),
        settings,
      })
    )
      continue
    const held = { order, version, condition, identity, engagement }
    verdict.suspected.push({
      finding: findingOf(event, held, instants, settings),
      facts: factsOf(order, version, condition),
      respondingForceCode: null,
    })
  }
  return verdict
}

/** Is this a finding to write? Everything but a fix is; a fix only when it says more than those before it. Keeps the stay. */
const isNews = (
  engagement: Engagement,
  verdict: OrderVerdict,
  placed: Placed | null,
  name: string,
  { version, level, settings }: { version: number; level: Finding['level']; settings: MatchSettings },
): boolean => {
  verdict.isTouched ||= engagement.kind === 'TOUCHED'
  if (!placed || !verdict.track) return engagement.kind === 'TOUCHED'
  const step = stepStay({ ...placed, track: verdict.track }, name, { version, level, engagement }, settings)
  verdict.track = step.track
  return step.isNews
}
