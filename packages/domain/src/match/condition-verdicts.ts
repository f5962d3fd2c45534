import type { BreachEvent, Condition, Level, Order, OrderVersion } from '@breach-alerts/contracts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion, startOf } from '../time/validity.ts'
import { engage } from './engage.ts'
import type { Scene } from './engagement.ts'
import { flagsOf, levelOf } from './finding.ts'
import type { Instants } from './finding.ts'
import { follow } from './follow.ts'
import { identifyAll } from './identify-all.ts'
import { isAbout, sceneOf } from './scene.ts'
import { defaultMatchSettings } from './settings.ts'
import type { MatchSettings } from './settings.ts'
import { fixOf } from './track.ts'
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
  /** Every order that the event may concern: who fits best is told by holding them against each other. */
  orders: readonly Order[]
  /** What is remembered of the device; null: nothing, and a fix stands alone. */
  track: DeviceTrack | null
  /** Did its keys lead to more orders than were taken (`block-cap.ts`)? Default: no. */
  isCapped?: boolean
  settings?: MatchSettings
}

/**
 * Says of every condition of every order what an event means for it, exactly one line each; none for an order that is no pair of the
 * `match` command: whose respondent the event does not identify, nor may he be the suspect whom nobody names (contracts.md §2, the row
 * "no SUSPECT known"). The conditions are those of the version that ruled; before the first version, those of the first.
 *
 * A fix is judged by those before it that are known by then, as the service does; `track` is to be given to the next.
 */
export const conditionVerdicts = ({
  event,
  orders,
  track,
  isCapped = false,
  settings = defaultMatchSettings,
  ...instants
}: VerdictInput): { verdicts: ConditionVerdict[]; track: DeviceTrack | null } => {
  const followed =
    event.type === 'em.position' ? follow(track, fixOf(event, instants, settings), () => [], settings) : null
  const verdicts = identifyAll(event, orders, settings).flatMap(({ order, identity }) => {
    const scene = sceneOf(event, order, identity, followed?.placed ?? null, settings)
    return scene && isAbout(scene) ? verdictsOn({ event, order, isCapped }, scene, instants, settings) : []
  })
  return { verdicts, track: followed?.track ?? track }
}

const verdictsOn = (
  { event, order, isCapped }: { event: BreachEvent; order: Order; isCapped: boolean },
  scene: Scene,
  instants: Instants,
  settings: MatchSettings,
): ConditionVerdict[] => {
  const at = instants.occurredAt
  const version = rulingVersion(order, at) ?? firstVersion(order)
  return version.conditions.map(condition => {
    const verdict = verdictOn(scene, version, condition, at)
    const isOpen = verdict.verdict === 'SUSPECTED' || verdict.verdict === 'CANNOT_TELL'
    return {
      eventId: event.id,
      orderId: order.orderId,
      conditionId: condition.conditionId,
      ...verdict,
      flags: isOpen
        ? flagsOf(event, { order, version, identity: scene.identity, at, isCapped }, instants, settings)
        : [],
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
