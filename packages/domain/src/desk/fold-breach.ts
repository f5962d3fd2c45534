import { levels } from '@breach-alerts/contracts'
import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { idOf } from '../identifiers/digest.ts'
import { absorb } from './absorb.ts'
import type { Brought } from './absorb.ts'
import { awaitingAgain } from './awaiting.ts'
import { tellRung, withCover } from './climb.ts'
import { dueFrom } from './duties.ts'
import { inCharge, isClimbing } from './in-charge.ts'
import { controlRoom, controlRooms } from './ladder.ts'
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
  if (isKnown(desk.findingIds, entry.finding)) return null
  return open ? join(open, entry, policy) : raise(desk, entry, policy)
}

/** Was this finding folded in at this level or a surer one? Asked of all there ever were, not of those held in full. */
export const isKnown = (seen: Desk['findingIds'], { findingId, level }: Entry['finding']): boolean =>
  levels.slice(0, levels.indexOf(level) + 1).some(each => holds(seen, findingKey({ findingId, level: each })))

export const findingKey = ({ findingId, level }: Pick<Entry['finding'], 'findingId' | 'level'>): string =>
  `${findingId} ${level}`

const raise = (desk: Desk, entry: Entry, policy: DeskPolicy): Move => {
  const cause = causeOf(entry)
  const { alert: judged } = absorb(blank(desk, entry, policy), entry, policy)
  const first = noted(judged, cause, evidenceOf(entry, { opened: true }))
  const { alert: told, recipient } = tellRung(first, 0, cause, policy, 'RAISED')
  const { alert, tell } = alsoTell(told, cause)
  return applied(withCover(alert, cause.at, policy), {
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
  const paged =
    pages && !isClimbing(written) ? { ...written, awaiting: awaitingAgain(written, cause.at, policy) } : written
  const { alert, tell } = alsoTell(brought.grade ? sooner(paged, cause, policy) : paged, cause)
  const worthSaying = listed || tell.length > 0 || alert.findingCount % 25 === 0
  const news: News = {
    eventType: 'alert.updated',
    tell: pages ? [inCharge(alert), ...tell] : tell,
    conditionKind: entry.finding.conditionKind,
  }
  return applied(alert, ...(worthSaying ? [news] : []))
}

/** A graver grade leaves the rung less time, never more, and may ask for a second person. */
const sooner = (alert: DeskAlert, { at }: Cause, policy: DeskPolicy): DeskAlert => {
  const live = alert.timers.find(({ kind }) => kind === 'escalate')
  const dueAt = at + waitOf(alert, policy)
  const hurried = live && dueAt < live.dueAt ? setTimer(alert, 'escalate', dueAt) : alert
  return withCover(hurried, at, policy)
}

/** Control rooms and partners who must know and were not told yet. */
export const alsoTell = (alert: DeskAlert, { at }: Cause): { alert: DeskAlert; tell: Recipient[] } => {
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
