import type { EntryOf } from '@breach-alerts/contracts'
import { type AlertView, checkClosure, type ClosureRecord, closureIn } from '@breach-alerts/domain'
import { badRequest, ProblemError } from '@breach-alerts/web'
import { type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import { findAlert } from './find.ts'
import { entryIdOf } from './journal.ts'
import { alertClosed, type Answer, type Body, idIn, type Writer } from './write.ts'

const dutiesOutstanding = (duties: readonly string[]) =>
  new ProblemError(409, 'The alert cannot be closed while a duty is open.', {
    code: 'duties-outstanding',
    extra: { duties },
  })

/** What the fold said no to: something changed between the check and the journal. */
const refusal = ({ refused, duties }: ClosureRecord): ProblemError => {
  if (refused === 'DUTIES_OUTSTANDING') return dutiesOutstanding(duties)
  if (refused === 'ALREADY_CLOSED') return alertClosed()
  return new ProblemError(
    409,
    'The closure was refused. Check the outcome and the reason and ask again with a new id.',
    {
      code: 'closure-refused',
    },
  )
}

const answerOf = (record: ClosureRecord, alert: AlertView): Body => {
  if (record.refused !== null) throw refusal(record)
  const { closureId, outcome, reason, by, at } = record
  return { closureId, alertId: alert.alertId, outcome, reason, by, at, state: alert.state }
}

/**
 * Closes an alert whose duties are done. Only the desk's fold can say that it is closed: no answer before it did.
 *
 * @throws ProblemError 400, 404, 409 with the open duties, 503 while not confirmed · LogUnavailable · StoreUnavailable
 */
export const closeAlert = async (
  ports: ControlRoomPorts,
  writer: Writer,
  reader: Reader,
  alertId: string,
  body: unknown,
): Promise<Answer> => {
  const now = ports.clock()
  const { desk, view } = await findAlert(ports.desk, reader, alertId, now)
  const id = idIn(body, 'closureId')
  const first = id === null ? null : closureIn(desk, id, alertId)
  if (first) return { status: 200, body: answerOf(first, view) }

  const checked = checkClosure(body, view)
  if (!checked.ok && checked.errors.length > 0) throw badRequest(checked.errors)
  if (view.state === 'CLOSED') throw alertClosed()
  if (!checked.ok) throw dutiesOutstanding(checked.duties)
  const { closure } = checked
  const entry: EntryOf<'closure.asked'> = {
    entryId: entryIdOf('cls', alertId, closure.closureId),
    type: 'closure.asked',
    orderId: view.orderId,
    alertId,
    at: new Date(now).toISOString(),
    by: signature(reader),
    roles: [...reader.roles],
    ...closure,
  }
  return writer.put(entry, {
    recordIn: folded => closureIn(folded, closure.closureId, alertId),
    bodyOf: answerOf,
    whileLate: null,
  })
}
