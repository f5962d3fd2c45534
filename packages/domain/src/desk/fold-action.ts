import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { fieldProblems } from './action-fields.ts'
import { actionTable, isActing } from './actions.ts'
import { challengesOf } from './challenges.ts'
import { isOfficerId, onRung, personOrRoom, supervisorRung } from './ladder.ts'
import { awaitingFrom } from './awaiting.ts'
import { tellRung, withTold } from './climb.ts'
import { correctionProblem, standing } from './corrections.ts'
import { dutiesOf } from './duties.ts'
import { inCharge } from './in-charge.ts'
import type { ActionRecord, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Cause, Move, News } from './move.ts'
import type { DeskPolicy } from './policy.ts'
import { ownReview } from './review.ts'
import { dropTimers } from './timers.ts'

type Entry = EntryOf<'action.recorded'>

/**
 * Folds an action. null: this actionId is on the record, and its first wording stands (a correction is a new action).
 *
 * What the journal holds is kept whatever is wrong with it, with its problems named. Also after closing. The first action
 * that is awaited is one that acts, by anybody, or any by the person who has the alert.
 */
export const foldAction = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move | null => {
  if (alert.actions.some(({ actionId }) => actionId === entry.actionId)) return null
  const move = taken(alert, recordOf(alert, entry), causeOf(entry), policy)
  const left = { state: move.alert.state, duties: dutiesOf(move.alert, Date.parse(entry.at)) }
  const actions = move.alert.actions.map(each => (each.actionId === entry.actionId ? { ...each, left } : each))
  return { ...move, alert: { ...move.alert, actions } }
}

const taken = (alert: DeskAlert, action: ActionRecord, cause: Cause, policy: DeskPolicy): Move => {
  const isClosed = alert.state === 'CLOSED'
  const next = noted(withAsked({ ...alert, actions: [...alert.actions, action] }, action), cause, {
    actionId: action.actionId,
    code: action.code,
    doneAt: action.doneAt,
    ...(action.problems.length > 0 ? { problems: action.problems } : {}),
    ...(isClosed ? { afterClosing: true } : {}),
  })
  // A closed alert asks nobody for anything but the answer to a challenge: closing too early is what may be challenged.
  const isChallenge = action.code === 'DECISION_CHALLENGED' || action.code === 'CHALLENGE_ANSWERED'
  if (isClosed) return applied(next, isChallenge ? newsOf(action, next) : { eventType: 'alert.updated', tell: [] })
  if (isActing(action.code)) return acted(next, action)
  if (alert.state === 'ACTED' && !standing(next.actions).some(({ code }) => isActing(code)))
    return notActed(next, action, cause, policy)
  const answered: DeskAlert = action.by === alert.assignedTo ? { ...next, awaiting: null } : next
  return applied(answered, newsOf(action, answered))
}

const acted = (alert: DeskAlert, { by }: ActionRecord): Move => {
  const assignedTo = alert.assignedTo ?? (isOfficerId(by) ? by : null)
  const next: DeskAlert = { ...dropTimers(alert, 'escalate', 'cover'), state: 'ACTED', assignedTo, awaiting: null }
  return applied(next, { eventType: alert.state === 'ACTED' ? 'alert.updated' : 'alert.acted', tell: [] })
}

/**
 * A correction took away the only action that acted: nobody has acted after all. Whoever said they were going still is, and
 * is awaited from now on; where nobody did, the rung that was being told is told again.
 */
const notActed = (alert: DeskAlert, action: ActionRecord, cause: Cause, policy: DeskPolicy): Move => {
  const isGoing = alert.acks.some(
    ({ response, refused, onBehalfOf, by }) =>
      response === 'GOING' && refused === null && (onBehalfOf ?? by) === alert.assignedTo,
  )
  if (isGoing) {
    const next: DeskAlert = { ...alert, state: 'ACKNOWLEDGED', awaiting: awaitingFrom(cause.at, alert, policy) }
    return applied(next, newsOf(action, next))
  }
  const free: DeskAlert = { ...alert, state: 'RAISED', assignedTo: null, awaiting: null }
  const told = tellRung(free, alert.rung, cause, policy, 'CORRECTED')
  return applied(told.alert, newsOf(action, told.alert), {
    eventType: 'alert.escalated',
    tell: [told.recipient],
    actionAsked: 'ACKNOWLEDGE',
  })
}

const recordOf = (alert: DeskAlert, entry: Entry): ActionRecord => {
  const { actionId, code, doneAt, note, fields, by, roles, at } = entry
  const body = { ...fields, note }
  const problems = [
    ...fieldProblems(code, body).map(({ pointer }) => pointer),
    ...(roleMissing(code, roles) ? ['/code'] : []),
    ...(isOutOfBounds(alert, Date.parse(doneAt), Date.parse(at)) ? ['/doneAt'] : []),
    ...(correctionProblem({ actionId, corrects: fields['corrects'] }, alert.actions, roles) === null
      ? []
      : ['/corrects']),
    ...(ownReview({ code, fields, by }, alert.actions) ? ['/view'] : []),
  ]
  return { actionId, code, doneAt, note, fields, by, roles, at, problems, left: { state: alert.state, duties: [] } }
}

const roleMissing = (code: string, roles: readonly string[]): boolean => {
  const role = actionTable.get(code)?.role
  return role !== undefined && !roles.includes(role)
}

const isOutOfBounds = ({ occurredAt }: DeskAlert, doneAt: number, recordedAt: number): boolean =>
  doneAt < occurredAt - 24 * 60 * 60_000 || doneAt > recordedAt + 60_000

/**
 * A returned review goes back to whoever has the alert; a challenge goes to who owes the answer, and to the supervisor; its
 * answer goes to who asked.
 */
const newsOf = ({ code, fields }: ActionRecord, alert: DeskAlert): News => {
  if (code === 'SUPERVISOR_REVIEW' && fields['view'] === 'RETURNED')
    return { eventType: 'alert.updated', tell: [inCharge(alert)], actionAsked: 'RECORD_ACTION' }
  const supervisor = onRung(supervisorRung, alert.facts, alert.respondingForceCode)
  const asksSupervisor = code === 'DECISION_CHALLENGED' || code === 'NO_ACTION'
  // Who asked reads the answer as a reviewer does.
  return {
    eventType: 'alert.updated',
    ...((asksSupervisor || code === 'CHALLENGE_ANSWERED') && { actionAsked: 'REVIEW' as const }),
    tell: [...(asksSupervisor && supervisor ? [supervisor] : []), ...partyOf(code, fields, alert)],
  }
}

/** Whoever owes an answer by name must be able to see what is asked about, whatever their force. */
const withAsked = (alert: DeskAlert, { code, fields }: ActionRecord): DeskAlert =>
  code === 'DECISION_CHALLENGED' ? partyOf(code, fields, alert).reduce(withTold, alert) : alert

/** The person on the other side of a challenge, where they are an officer who can be told. */
const partyOf = (code: string, fields: Readonly<Record<string, unknown>>, alert: DeskAlert): Recipient[] => {
  const party =
    code === 'DECISION_CHALLENGED'
      ? fields['askedOf']
      : challengesOf(alert.actions).find(
          ({ challengeId }) => code === 'CHALLENGE_ANSWERED' && challengeId === fields['challengeId'],
        )?.askedBy
  const recipient =
    typeof party === 'string' && isOfficerId(party) ? personOrRoom(party, alert.facts, alert.rung) : null
  return recipient === null ? [] : [recipient]
}
