import type { EntryOf, Recipient } from '@breach-alerts/contracts'
import { fieldProblems } from './action-fields.ts'
import { actionTable, isActing } from './actions.ts'
import { challengesOf } from './challenges.ts'
import { inCharge } from './fold-breach.ts'
import { isOfficerId, onRung, personOrRoom, supervisorRung } from './ladder.ts'
import type { ActionRecord, DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import type { Move, News } from './move.ts'

type Entry = EntryOf<'action.recorded'>

/**
 * Folds an action. null: this actionId is on the record, and its first wording stands (a correction is a new action).
 *
 * What the journal holds is kept whatever is wrong with it, with its problems named. Also after closing.
 */
export const foldAction = (alert: DeskAlert, entry: Entry): Move | null => {
  if (alert.actions.some(({ actionId }) => actionId === entry.actionId)) return null
  const action = recordOf(alert, entry)
  const isClosed = alert.state === 'CLOSED'
  const withAction = noted({ ...alert, actions: [...alert.actions, action] }, causeOf(entry), {
    actionId: action.actionId,
    code: action.code,
    doneAt: action.doneAt,
    ...(action.problems.length > 0 ? { problems: action.problems } : {}),
    ...(isClosed ? { afterClosing: true } : {}),
  })
  // A closed alert asks nobody for anything but the answer to a challenge: closing too early is what may be challenged.
  const isChallenge = action.code === 'DECISION_CHALLENGED' || action.code === 'CHALLENGE_ANSWERED'
  if (isClosed)
    return applied(withAction, isChallenge ? newsOf(action, withAction) : { eventType: 'alert.updated', tell: [] })
  const answered: DeskAlert = { ...withAction, awaiting: null }
  if (!isActing(action.code) || alert.state === 'ACTED') return applied(answered, newsOf(action, answered))
  const assignedTo = alert.assignedTo ?? (isOfficerId(entry.by) ? entry.by : null)
  return applied({ ...answered, state: 'ACTED', assignedTo }, { eventType: 'alert.acted', tell: [] })
}

const recordOf = (alert: DeskAlert, entry: Entry): ActionRecord => {
  const { actionId, code, doneAt, note, fields, by, roles, at } = entry
  const body = { ...fields, note }
  const problems = [
    ...fieldProblems(code, body).map(({ pointer }) => pointer),
    ...(roleMissing(code, roles) ? ['/code'] : []),
    ...(isOutOfBounds(alert, Date.parse(doneAt), Date.parse(at)) ? ['/doneAt'] : []),
  ]
  return { actionId, code, doneAt, note, fields, by, roles, at, problems }
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
