import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { awaitingFrom } from './awaiting.ts'
import { climb } from './climb.ts'
import { desksTold } from './desks-told.ts'
import { declinersOf, isClimbing } from './in-charge.ts'
import { controlRoom, onRung, personOrRoom } from './ladder.ts'
import type { AckRecord, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Move } from './move.ts'
import type { DeskPolicy } from './policy.ts'
import { dropTimers } from './timers.ts'

type Entry = EntryOf<'acknowledged'>

/**
 * Folds an acknowledgement. null: this ackId was answered already, and the first answer stands.
 *
 * Only GOING stops the climb. SEEN is noted. NOT_ME from whoever is being told tells the next rung at once; from the one who
 * has the alert it gives it back, also after an action. Device times are shown and decide nothing.
 */
export const foldAck = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move | null => {
  if (alert.acks.some(({ ackId }) => ackId === entry.ackId)) return null
  const move = taken(alert, entry, policy)
  const { state, assignedTo } = move.alert
  const acks = move.alert.acks.map(ack => (ack.ackId === entry.ackId ? { ...ack, left: { state, assignedTo } } : ack))
  return { ...move, alert: { ...move.alert, acks } }
}

const taken = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move => {
  if (alert.state === 'CLOSED') {
    const kept = written(alert, entry, 'ALERT_CLOSED')
    return { alert: kept, news: [], verdict: { refused: 'ALERT_CLOSED' } }
  }
  const next = written(alert, entry, null)
  if (entry.response === 'GOING') return going(next, entry, policy)
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
    left: { state: alert.state, assignedTo: alert.assignedTo },
  }
  const facts = { ackId: ack.ackId, response: ack.response, onBehalfOf: ack.onBehalfOf, deviceTime: ack.deviceTime }
  return noted(
    { ...alert, acks: [...alert.acks, ack] },
    causeOf(entry),
    refused === null ? facts : { ...facts, refused },
  )
}

const going = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move => {
  const { at } = causeOf(entry)
  const person = entry.onBehalfOf ?? entry.by
  const acted = alert.state === 'ACTED'
  const isSame = alert.assignedTo === person
  // After the first action nothing is awaited, unless somebody was told again since, or it was passed on.
  const isAwaited = !acted || alert.awaiting !== null || isClimbing(alert)
  const next: DeskAlert = {
    ...dropTimers(alert, 'escalate', 'cover'),
    state: acted ? 'ACTED' : 'ACKNOWLEDGED',
    assignedTo: person,
    // Said again by the same person it gives no more time.
    awaiting: isAwaited ? ((isSame ? alert.awaiting : null) ?? awaitingFrom(at, alert, policy)) : null,
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
  if (alert.assignedTo === person) {
    const free: DeskAlert = { ...alert, state: givenBack(alert.state), assignedTo: null, awaiting: null }
    return climb(free, causeOf(entry), policy, 'NOT_ME')
  }
  const passesOn = isClimbing(alert) && !declinersOf(before).has(person) && isBeingTold(alert, person)
  return passesOn
    ? climb(alert, causeOf(entry), policy, 'NOT_ME')
    : applied(alert, { eventType: 'alert.updated', tell: [] })
}

/** What was done stays done: an alert that was acted on is still, and somebody else is looked for. */
const givenBack = (state: DeskAlert['state']): DeskAlert['state'] => (state === 'ACTED' ? 'ACTED' : 'RAISED')

/**
 * Is this person the one whose answer is awaited? On a rung with a person, that person; on a desk, anybody who has no rung of
 * their own. What others say is kept, and takes nobody's time away.
 */
const isBeingTold = ({ rung, facts, respondingForceCode }: DeskAlert, person: string): boolean => {
  const current = onRung(rung, facts, respondingForceCode)
  if (current?.kind === 'OFFICER') return current.officerId === person
  return person !== facts.officerId && person !== facts.deputyId
}
