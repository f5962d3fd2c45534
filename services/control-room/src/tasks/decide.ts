import { type EntryOf, type OrderDecision, orderDecisions } from '@breach-alerts/contracts'
import { badRequest } from '@breach-alerts/web'
import { appendEntry, entryIdOf, folded } from '../alerts/journal.ts'
import { type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import { findTask } from './find.ts'

const mostNote = 20_000

export type DecisionForm = { decisionId: string; decision: string; note: string }

const isDecision = (text: string): text is OrderDecision => orderDecisions.some(each => each === text)

/**
 * Puts on the record what was decided about an order that ends. The same decisionId again is the same entry.
 *
 * @throws ProblemError 400, 404 · LogUnavailable · StoreUnavailable
 */
export const decideTask = async (
  ports: ControlRoomPorts,
  reader: Reader,
  taskId: string,
  { decisionId, decision, note }: DecisionForm,
  foldWaitMs: number,
): Promise<void> => {
  const task = await findTask(ports.desk, reader, taskId)
  if (!isDecision(decision) || note === '' || note.length > mostNote || decisionId === '')
    throw badRequest([
      ...(isDecision(decision) ? [] : [{ pointer: '/decision', message: 'is required' }]),
      ...(note === '' ? [{ pointer: '/note', message: 'is required' }] : []),
      ...(note.length > mostNote ? [{ pointer: '/note', message: `must be ${mostNote} characters or fewer` }] : []),
      ...(decisionId === '' ? [{ pointer: '/decisionId', message: 'is required' }] : []),
    ])
  const entry: EntryOf<'order.decided'> = {
    entryId: entryIdOf('dec', taskId, decisionId),
    type: 'order.decided',
    orderId: task.orderId,
    at: new Date(ports.clock()).toISOString(),
    by: signature(reader),
    taskId,
    decisionId,
    decision,
    note,
  }
  // The page that follows shows it where the desk is not late; it is durable in any case.
  await folded(ports, entry, await appendEntry(ports.log, entry), foldWaitMs)
}
