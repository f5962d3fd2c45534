import { idOf } from '../identifiers/digest.ts'
import { openDuties } from './duties.ts'
import { isClimbing } from './in-charge.ts'
import type { Desk, DeskAlert, LiveTimer, TimerKind } from './model.ts'
import type { DeskPolicy } from './policy.ts'

/** What the due-set holds for a timer. */
export type Timer = { timerId: string; /** Epoch milliseconds. */ dueAt: number; payload: string }

/** What the clock needs to write the entry `timer.due`; the payload of a timer is this as JSON. */
export type TimerPayload = { orderId: string; alertId: string; kind: TimerKind }

/** Sets the timer of this kind anew. Every timer has an id of its own, so that a late "due" of an earlier one is known as stale. */
export const setTimer = (alert: DeskAlert, kind: TimerKind, dueAt: number): DeskAlert => {
  const step = `${alert.rung}#${alert.timerCount + 1}`
  return {
    ...alert,
    timerCount: alert.timerCount + 1,
    timers: [
      ...alert.timers.filter(timer => timer.kind !== kind),
      { timerId: idOf('tmr', alert.alertId, kind, step), kind, dueAt },
    ],
  }
}

export const dropTimers = (alert: DeskAlert, ...kinds: readonly TimerKind[]): DeskAlert =>
  alert.timers.some(({ kind }) => kinds.includes(kind))
    ? { ...alert, timers: alert.timers.filter(({ kind }) => !kinds.includes(kind)) }
    : alert

/** How long the rung an alert stands on is given, milliseconds. */
export const waitOf = (
  { grade, rung }: Pick<DeskAlert, 'grade' | 'rung'>,
  { waitsMs }: Pick<DeskPolicy, 'waitsMs'>,
): number => {
  const waits = waitsMs[grade]
  return waits[Math.max(0, rung)] ?? waits.at(-1) ?? 120_000
}

/**
 * Sees to it that an open alert has exactly the watch its state asks for: the climb while nobody is going, then the first
 * action, then the duties, then closing. A timer that still fits is left alone. (Invariant I3: no open alert without one.)
 */
export const retimed = (alert: DeskAlert, at: number, policy: DeskPolicy): DeskAlert => {
  if (alert.state === 'CLOSED') return dropTimers(alert, 'escalate', 'cover', 'first-action', 'duty', 'close')
  if (isClimbing(alert)) return dropTimers(alert, 'first-action', 'duty', 'close')
  const [kind, dueAt] = watchOf(alert, at, policy)
  const others = (['escalate', 'cover', 'first-action', 'duty', 'close'] as const).filter(other => other !== kind)
  const rest = dropTimers(alert, ...others)
  const live = rest.timers.find(timer => timer.kind === kind)
  return live?.dueAt === dueAt || (live && kind === 'close') ? rest : setTimer(rest, kind, dueAt)
}

const watchOf = (alert: DeskAlert, at: number, policy: DeskPolicy): [TimerKind, number] => {
  if (alert.awaiting) return ['first-action', alert.awaiting.nextAt]
  const open = openDuties(alert, at)
  if (open.length === 0) return ['close', at + policy.closingMs]
  const due = Math.min(...open.map(duty => alert.dutiesDueAt[duty]))
  return ['duty', alert.remindedAt === null ? due : Math.max(due, alert.remindedAt + policy.reminderMs[alert.grade])]
}

const withPayload = (orderId: string, alertId: string, { timerId, kind, dueAt }: LiveTimer): Timer => {
  const payload: TimerPayload = { orderId, alertId, kind }
  return { timerId, dueAt, payload: JSON.stringify(payload) }
}

/** Every live timer of an order: what the due-set must hold, for setting it again after a crash or a rebuild. */
export const timersOf = ({ orderId, alerts }: Pick<Desk, 'orderId' | 'alerts'>): Timer[] =>
  alerts.flatMap(alert => alert.timers.map(timer => withPayload(orderId, alert.alertId, timer)))

const isSame = (a: LiveTimer) => (b: LiveTimer) => a.timerId === b.timerId && a.dueAt === b.dueAt

/** What must change in the due-set between two states of a desk. */
export const timerChanges = (before: Desk, after: Desk): { set: Timer[]; cancel: string[] } => {
  const set: Timer[] = []
  const cancel: string[] = []
  for (const alert of after.alerts) {
    const had = before.alerts.find(({ alertId }) => alertId === alert.alertId)?.timers ?? []
    if (had === alert.timers) continue
    set.push(
      ...alert.timers
        .filter(timer => !had.some(isSame(timer)))
        .map(timer => withPayload(after.orderId, alert.alertId, timer)),
    )
    cancel.push(
      ...had.filter(old => !alert.timers.some(({ timerId }) => timerId === old.timerId)).map(({ timerId }) => timerId),
    )
  }
  return { set, cancel }
}

/** @returns null when the payload is not one of ours */
export const parseTimerPayload = (payload: string): TimerPayload | null => {
  try {
    const { orderId, alertId, kind } = JSON.parse(payload) as Partial<TimerPayload>
    return typeof orderId === 'string' && typeof alertId === 'string' && kind !== undefined
      ? { orderId, alertId, kind }
      : null
  } catch {
    return null
  }
}
