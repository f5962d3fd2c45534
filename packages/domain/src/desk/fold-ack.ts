import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { climb } from './climb.ts'
import { desksTold } from './desks-told.ts'
import { controlRoom, onRung, personOrRoom } from './ladder.ts'
import type { AckRecord, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Move } from './move.ts'
import type { DeskPolicy } from './policy.ts'

type Entry = EntryOf<'acknowledged'>

/**
 * Folds an acknowledgement. null: this ackId was answered already, and the first answer stands.
 *
 * Only GOING stops the climb. SEEN is noted. NOT_ME tells the next rung at once; from the one who said GOING it gives the
 * alert back. Device times are shown and decide nothing.
 */
export const foldAck = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move | null => {
  if (alert.acks.some(({ ackId }) => ackId === entry.ackId)) return null
  if (alert.state === 'CLOSED') {
    const kept = written(alert, entry, 'ALERT_CLOSED')
    return { alert: kept, news: [], verdict: { refused: 'ALERT_CLOSED' } }
  }
  const next = written(alert, entry, null)
  if (entry.response === 'GOING') return going(next, entry)
  if (entry.response === 'NOT_ME') return notMe(next, alert, entry, policy)
  return applied(next, { eventType: 'alert.updated', tell: [] })
}

const written = (alert: DeskAlert, entry: Entry, refused: string | null): DeskAlert => {
  const ack: AckRecord = {
    ackId: entry.ackId,
    response: entry.response,
    by: entry.by,
    onBehalfOf: entry.onBehalfOf,
    deviceTime: entry.deviceTime,
    at: entry.at,
    refused,
  }
  const facts = { ackId: ack.ackId, response: ack.response, onBehalfOf: ack.onBehalfOf, deviceTime: ack.deviceTime }
  return noted(
    { ...alert, acks: [...alert.acks, ack] },
    causeOf(entry),
    refused === null ? facts : { ...facts, refused },
  )
}

const going = (alert: DeskAlert, entry: Entry): Move => {
  const { at } = causeOf(entry)
  const person = entry.onBehalfOf ?? entry.by
  const acted = alert.state === 'ACTED'
  const next: DeskAlert = {
    ...alert,
    state: acted ? 'ACTED' : 'ACKNOWLEDGED',
    assignedTo: person,
    // After the first action nothing is awaited, unless somebody was told again since.
    awaiting: acted && alert.awaiting === null ? null : { since: at, toldAt: at, times: 0 },
  }
  return applied(next, { eventType: 'alert.acknowledged', tell: standDown(next, person) })
}

/** The person who is going (a control room may have said so for them), everybody told before, desks and control rooms too. */
export const standDown = (alert: DeskAlert, person: string | null): Recipient[] => [
  ...[...new Set([...(person === null ? [] : [person]), ...alert.officersTold])].map(each =>
    personOrRoom(each, alert.facts, alert.rung),
  ),
  ...desksTold(alert),
  ...alert.controlRoomsTold.map(force => controlRoom(force === '-' ? null : force, alert.rung)),
]

const notMe = (alert: DeskAlert, before: DeskAlert, entry: Entry, policy: DeskPolicy): Move => {
  const person = entry.onBehalfOf ?? entry.by
  const givesBack = alert.state === 'ACKNOWLEDGED' && alert.assignedTo === person
  const isAnswered = alert.state !== 'RAISED' || alreadyPassed(before, person)
  if (!givesBack && isAnswered) return applied(alert, { eventType: 'alert.updated', tell: [] })
  const free: DeskAlert = givesBack ? { ...alert, state: 'RAISED', assignedTo: null, awaiting: null } : alert
  return climb(free, causeOf(entry), policy, 'NOT_ME')
}

/** The climb has gone past this person already, or they have said so before: the next rung knows. */
const alreadyPassed = (alert: DeskAlert, person: string): boolean =>
  alert.acks.some(ack => ack.response === 'NOT_ME' && (ack.onBehalfOf ?? ack.by) === person) ||
  Array.from({ length: alert.rung }, (_, rung) => onRung(rung, alert.facts, alert.respondingForceCode)).some(
    recipient => recipient?.kind === 'OFFICER' && recipient.officerId === person,
  )
