import type { BreachEvent, Condition, Level, Order, OrderVersion } from '@breach-alerts/contracts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion, startOf } from '../time/validity.ts'
import { engage } from './engage.ts'
import type { Scene } from './engagement.ts'
import { flagsOf, levelOf } from './finding.ts'
import type { Instants } from './finding.ts'
import { identify } from './identify.ts'
import { sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { fixOf, place } from './track.ts'
import type { DeviceTrack } from './track.ts'

export type Verdict = 'SUSPECTED' | 'NOT_ENGAGED' | 'NOT_IN_FORCE' | 'OUTSIDE_HOURS' | 'CANNOT_TELL'

/** One line of the `conditions` command. `level` is null unless it is suspected. Source: contracts.md §6. */
export type ConditionVerdict = {
  eventId: string
  orderId: string
  conditionId: string
  verdict: Verdict
  level: Level | null
  flags: readonly string[]
}

export type VerdictInput = Instants & {
  event: BreachEvent
  order: Order
  /** What is remembered of the device before this fix; absent: nothing, and a fix stands alone. */
  track?: DeviceTrack | null
  settings?: MatchSettings
}

/**
 * Says of every condition of an order what an event means for it, exactly one line each; empty when the event does not identify the
 * respondent. The conditions are those of the version that ruled; before the first version, those of the first.
 */
export const conditionVerdicts = ({
  event,
  order,
  track = null,
  settings = defaultMatchSettings,
  ...instants
}: VerdictInput): ConditionVerdict[] => {
  const placed =
    event.type === 'em.position' ? place(track, fixOf(event, instants.occurredAt, settings.accuracyFloorM)) : null
  const scene = sceneOf(event, order, identify(event, order, settings), placed, settings)
  if (!scene?.identity) return []
  const version = rulingVersion(order, instants.occurredAt) ?? firstVersion(order)
  return version.conditions.map(condition => {
    const verdict = verdictOn(scene, version, condition, instants.occurredAt)
    const isOpen = verdict.verdict === 'SUSPECTED' || verdict.verdict === 'CANNOT_TELL'
    return {
      eventId: event.id,
      orderId: order.orderId,
      conditionId: condition.conditionId,
      ...verdict,
      flags: isOpen ? flagsOf(event, { order, version, identity: scene.identity }, instants, settings) : [],
    }
  })
}

const firstVersion = (order: Order): OrderVersion =>
  order.versions.reduce((first, one) => (startOf(one.validFrom) < startOf(first.validFrom) ? one : first))

const verdictOn = (
  scene: Scene,
  version: OrderVersion,
  condition: Condition,
  instant: number,
): { verdict: Verdict; level: Level | null } => {
  const closed = (verdict: Verdict) => ({ verdict, level: null })
  if (!inForce(version, instant)) return closed('NOT_IN_FORCE')
  const engagement = engage(scene, condition)
  if (engagement.kind === 'NONE') return closed('NOT_ENGAGED')
  if (!withinHours(condition.hours, instant)) return closed('OUTSIDE_HOURS')
  if (engagement.kind === 'CANNOT_TELL') return closed('CANNOT_TELL')
  return { verdict: 'SUSPECTED', level: levelOf(scene.identity, engagement) }
}
