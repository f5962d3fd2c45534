import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { idOf } from '../identifiers/digest.ts'
import { absorb, stronger } from './absorb.ts'
import type { Brought } from './absorb.ts'
import { tellRung } from './climb.ts'
import { dueFrom } from './duties.ts'
import { controlRoom, controlRooms, onRung, personOrRoom, supervisorRung } from './ladder.ts'
import type { Desk, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Cause, Move, News } from './move.ts'
import { partnersInForce } from './partners.ts'
import type { DeskPolicy } from './policy.ts'
import { referenceOf } from './reference.ts'
import { holds } from './seen.ts'
import { isoOf } from './time.ts'
import { setTimer, waitOf } from './timers.ts'

type Entry = EntryOf<'breach.suspected'>

/** After so many findings that bring nothing new, they are counted in one line of the timeline. */
const listedInFull = 20

/** A suspected breach joins the order's open alert, or opens one. null: this finding is known, and no weaker than now. */
export const foldBreach = (desk: Desk, entry: Entry, policy: DeskPolicy): Move | null => {
  const open = desk.alerts.find(({ state }) => state !== 'CLOSED')
  const { finding } = entry
  if (holds(desk.findingIds, finding.findingId)) {
    const held = desk.alerts
      .flatMap(({ findings }) => findings)
      .filter(({ findingId }) => findingId === finding.findingId)
    if (held.length === 0 || held.some(({ level }) => !stronger(finding.level, level))) return null
  }
  return open ? join(open, entry, policy) : raise(desk, entry, policy)
}

const raise = (desk: Desk, entry: Entry, policy: DeskPolicy): Move => {
  const cause = causeOf(entry)
  const { alert: judged } = absorb(blank(desk, entry, policy), entry, policy)
  const first = noted(judged, cause, evidenceOf(entry, { opened: true }))
  const { alert: told, recipient } = tellRung(first, 0, cause, policy, 'RAISED')
  const { alert, tell } = alsoTell(told, cause)
  const coverMs = policy.coverMs[alert.grade]
  const covered =
    coverMs === null || alert.rung >= supervisorRung ? alert : setTimer(alert, 'cover', cause.at + coverMs)
  return applied(covered, {
    eventType: 'alert.raised',
    tell: [recipient, ...tell],
    conditionKind: entry.finding.conditionKind,
  })
}

const join = (open: DeskAlert, entry: Entry, policy: DeskPolicy): Move => {
  const cause = causeOf(entry)
  const { alert: judged, brought } = absorb(open, entry, policy)
  const pages = brought.condition || brought.person || brought.grade || brought.renewed
  const listed = judged.findingCount <= listedInFull || pages || brought.level
  const written = listed ? noted(judged, cause, evidenceOf(entry, reasonsOf(brought))) : counted(judged, cause)
  const { alert, tell } = alsoTell(
    sooner(pages ? awaitingAgain(written, cause) : written, brought, cause, policy),
    cause,
  )
  const worthSaying = listed || tell.length > 0 || alert.findingCount % 25 === 0
  const news: News = {
    eventType: 'alert.updated',
    tell: pages ? [inCharge(alert), ...tell] : tell,
    conditionKind: entry.finding.conditionKind,
  }
  return applied(alert, ...(worthSaying ? [news] : []))
}

/** Who has the alert now: the person who is going, else the rung that is being told. */
export const inCharge = (alert: DeskAlert): Recipient =>
  (alert.assignedTo === null ? null : personOrRoom(alert.assignedTo, alert.facts, alert.rung)) ??
  onRung(alert.rung, alert.facts, alert.respondingForceCode) ??
  controlRoom(alert.facts.forceCode ?? alert.respondingForceCode, alert.rung)

const awaitingAgain = (alert: DeskAlert, { at }: Cause): DeskAlert =>
  alert.state === 'RAISED'
    ? alert
    : { ...alert, awaiting: { since: alert.awaiting?.since ?? at, toldAt: at, times: alert.awaiting?.times ?? 0 } }

/** A graver grade leaves the rung less time, never more. */
const sooner = (alert: DeskAlert, brought: Brought, { at }: Cause, policy: DeskPolicy): DeskAlert => {
  const live = alert.timers.find(({ kind }) => kind === 'escalate')
  const dueAt = at + waitOf(alert, policy)
  return brought.grade && alert.state === 'RAISED' && live && dueAt < live.dueAt
    ? setTimer(alert, 'escalate', dueAt)
    : alert
}

/** Control rooms and partners who must know and were not told yet. */
const alsoTell = (alert: DeskAlert, { at }: Cause): { alert: DeskAlert; tell: Recipient[] } => {
  const rooms = controlRooms(alert.facts.forceCode, alert.respondingForceCode).filter(
    force => !alert.controlRoomsTold.includes(force ?? '-'),
  )
  const partners = partnersInForce(alert.facts.partners, at).filter(
    ({ partnerId }) => !alert.partnersTold.includes(partnerId),
  )
  if (rooms.length === 0 && partners.length === 0) return { alert, tell: [] }
  return {
    alert: {
      ...alert,
      controlRoomsTold: [...alert.controlRoomsTold, ...rooms.map(force => force ?? '-')],
      partnersTold: [...alert.partnersTold, ...partners.map(({ partnerId }) => partnerId)],
    },
    tell: [
      ...rooms.map(force => controlRoom(force, alert.rung)),
      ...partners.map(({ partnerId, basis }): Recipient => ({ kind: 'PARTNER', partnerId, basis })),
    ],
  }
}

const evidenceOf = ({ finding }: Entry, more: Record<string, unknown>): Record<string, unknown> => ({
  findingId: finding.findingId,
  conditionId: finding.conditionId,
  level: finding.level,
  occurredAt: finding.event.occurredAt,
  ...more,
})

const reasonsOf = (brought: Brought): Record<string, unknown> => {
  const brings = Object.entries(brought).flatMap(([what, is]) => (is ? [what.toUpperCase()] : []))
  return brings.length > 0 ? { brings } : {}
}

/** One line that counts what a flood brings, instead of one line each. */
const counted = (alert: DeskAlert, cause: Cause): DeskAlert => {
  const last = alert.timeline.at(-1)
  if (last?.type !== 'evidence.counted')
    return noted(alert, cause, { count: 1, until: isoOf(cause.at) }, 'evidence.counted')
  const next = { ...last, count: Number(last['count']) + 1, until: isoOf(cause.at) }
  return { ...alert, timeline: [...alert.timeline.slice(0, -1), next] }
}

const blank = (desk: Desk, entry: Entry, policy: DeskPolicy): DeskAlert => {
  const { finding, facts, respondingForceCode } = entry
  const at = Date.parse(entry.at)
  const occurredAt = Date.parse(finding.event.occurredAt)
  const alertId = newAlertId(desk, finding)
  return {
    alertId,
    reference: referenceOf(alertId),
    state: 'RAISED',
    grade: 3,
    gradeReason: '',
    gradeRule: '',
    level: finding.level,
    facts,
    respondingForceCode,
    occurredAt,
    lastOccurredAt: occurredAt,
    raisedAt: at,
    conditions: [],
    findings: [],
    findingCount: 0,
    personsAtRisk: [],
    flags: [],
    repeats: desk.alerts.filter(alert => countsAsRepeat(alert, at, policy)).length,
    rung: 0,
    assignedTo: null,
    awaiting: null,
    remindedAt: null,
    controlRoomsTold: [],
    partnersTold: [],
    officersTold: [],
    dutiesDueAt: dueFrom(at, 3, policy),
    timers: [],
    timerCount: 0,
    acks: [],
    actions: [],
    closures: [],
    notices: [],
    timeline: [],
  }
}

/** A finding that comes back stronger after its alert was closed opens another, under an id of its own. */
const newAlertId = ({ orderId, alerts }: Desk, { findingId, level }: Entry['finding']): string => {
  const plain = idOf('alt', orderId, findingId)
  return alerts.some(({ alertId }) => alertId === plain) ? idOf('alt', orderId, findingId, level) : plain
}

const countsAsRepeat = (alert: DeskAlert, at: number, { repeatWithinMs }: DeskPolicy): boolean =>
  at - alert.raisedAt <= repeatWithinMs &&
  alert.closures.every(({ refused, outcome }) => refused !== null || outcome !== 'NO_ACTION')
