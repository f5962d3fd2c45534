import type { EntryOf, FieldError } from '@breach-alerts/contracts'
import { type ActionRecord, actionIn, actionTable, checkAction } from '@breach-alerts/domain'
import { badRequest, ProblemError, unique } from '@breach-alerts/web'
import { hasAny, type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import { findAlert } from './find.ts'
import { entryIdOf } from './journal.ts'
import { type Answer, type Body, idIn, type Writer } from './write.ts'

/**
 * What a supervisor who is neither officer nor control room may record: reviews and challenges; and, because they may close the
 * alert and answer for it, its questions, in words. What was done is recorded by those who did it: none of these acts, or decides
 * for the protected person. Source: contracts.md §3, table of actions, whose other codes are for officers and control rooms.
 */
export const supervisorCodes: readonly string[] = [
  'SUPERVISOR_REVIEW',
  'DECISION_CHALLENGED',
  'CHALLENGE_ANSWERED',
  'GOOD_PRACTICE',
  'PROMPT_ANSWERED',
  'WHO_ELSE_AT_RISK',
  'SPECIALIST_ADVICE',
  'CIRCUMSTANCES_CHANGED',
  'RESOURCE_REQUESTED',
]

/** May somebody with these roles record this action? An unknown code is left to the check of the body. */
export const mayRecord = (reader: Pick<Reader, 'roles'>, code: string): boolean => {
  const rule = actionTable.get(code)
  if (rule?.role !== undefined && !hasAny(reader, rule.role)) return false
  return hasAny(reader, 'officer', 'control') || rule === undefined || supervisorCodes.includes(code)
}

type Action = Pick<ActionRecord, 'actionId' | 'code' | 'doneAt' | 'note' | 'fields' | 'by' | 'at'>

const bodyOf = (alertId: string, { actionId, code, doneAt, note, fields, by, at }: Action): Body => ({
  ...fields,
  actionId,
  alertId,
  code,
  doneAt,
  note,
  by,
  at,
})

const answerOf = (alertId: string, record: ActionRecord): Body => ({ ...bodyOf(alertId, record), ...record.left })

/**
 * Puts on the record what somebody did, also after closing: what was done is never refused for being told late.
 *
 * @param alsoWrong what a form asks for beyond the API; named together with whatever else is wrong
 * @throws ProblemError 400, 403, 404 · LogUnavailable · StoreUnavailable
 */
export const recordAction = async (
  ports: ControlRoomPorts,
  writer: Writer,
  reader: Reader,
  alertId: string,
  body: unknown,
  alsoWrong: readonly FieldError[] = [],
): Promise<Answer> => {
  const now = ports.clock()
  const { desk, view } = await findAlert(ports.desk, reader, alertId, now)
  const id = idIn(body, 'actionId')
  const first = id === null ? null : actionIn(desk, id, alertId)
  if (id !== null && first) {
    return { status: 200, body: writer.given(entryIdOf('act', alertId, id)) ?? answerOf(alertId, first) }
  }
  const code = idIn(body, 'code')
  if (code !== null && !mayRecord(reader, code))
    throw new ProblemError(403, 'Recording this action needs another role.')
  const checked = checkAction(body, { alert: view, now, roles: reader.roles, by: signature(reader) })
  if (!checked.ok || alsoWrong.length > 0)
    throw badRequest(unique([...alsoWrong, ...(checked.ok ? [] : checked.errors)]))
  const { action } = checked
  const entry: EntryOf<'action.recorded'> = {
    entryId: entryIdOf('act', alertId, action.actionId),
    type: 'action.recorded',
    orderId: view.orderId,
    alertId,
    at: new Date(now).toISOString(),
    by: signature(reader),
    roles: [...reader.roles],
    ...action,
  }
  return writer.put(entry, {
    recordIn: folded => actionIn(folded, action.actionId, alertId),
    bodyOf: record => answerOf(alertId, record),
    whileLate: late => ({ ...bodyOf(alertId, late), state: null, duties: null }),
  })
}
