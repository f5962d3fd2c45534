import { AcknowledgementRequest, type EntryOf } from '@breach-alerts/contracts'
import { type AckRecord, ackIn, type AlertView, isOfficerId } from '@breach-alerts/domain'
import { badRequest, ProblemError, read } from '@breach-alerts/web'
import { hasAny, type Reader, signature } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import { findAlert } from './find.ts'
import { entryIdOf } from './journal.ts'
import { alertClosed, type Answer, type Body, idIn, type Writer } from './write.ts'

type Ack = Pick<AckRecord, 'ackId' | 'response' | 'by' | 'onBehalfOf' | 'deviceTime' | 'at'>

const bodyOf = (alertId: string, { ackId, response, by, onBehalfOf, deviceTime, at }: Ack): Body => ({
  ackId,
  alertId,
  response,
  by,
  onBehalfOf,
  deviceTime,
  at,
})

const answerOf = (alertId: string, record: AckRecord): Body => {
  if (record.refused !== null) throw alertClosed()
  return { ...bodyOf(alertId, record), ...record.left }
}

/** Only the control room answers for somebody else, and only for a person who can go: a typing error would stop the climb. */
const checkOnBehalf = (reader: Reader, alert: AlertView, onBehalfOf: string | undefined) => {
  if (onBehalfOf === undefined) return
  if (!hasAny(reader, 'control')) throw new ProblemError(403, 'Only the control room may answer for another officer.')
  if (!isOfficerId(onBehalfOf) && ![alert.ownerId, alert.deputyId].includes(onBehalfOf))
    throw badRequest([{ pointer: '/onBehalfOf', message: 'must be an officer: force code, colon, collar number' }])
}

/**
 * SEEN, GOING or NOT_ME to an alert. The same ackId again gets the first answer, also after the alert was closed.
 *
 * @throws ProblemError 400, 403, 404, 409 · LogUnavailable · StoreUnavailable
 */
export const acknowledge = async (
  ports: ControlRoomPorts,
  writer: Writer,
  reader: Reader,
  alertId: string,
  body: unknown,
): Promise<Answer> => {
  const { desk, view } = await findAlert(ports.desk, reader, alertId, ports.clock())
  const id = idIn(body, 'ackId')
  const first = id === null ? null : ackIn(desk, id, alertId)
  if (id !== null && first) {
    return { status: 200, body: writer.given(entryIdOf('ack', alertId, id)) ?? answerOf(alertId, first) }
  }
  const request = read(AcknowledgementRequest, body)
  checkOnBehalf(reader, view, request.onBehalfOf)
  if (view.state === 'CLOSED') throw alertClosed()
  const entry: EntryOf<'acknowledged'> = {
    entryId: entryIdOf('ack', alertId, request.ackId),
    type: 'acknowledged',
    orderId: view.orderId,
    alertId,
    at: new Date(ports.clock()).toISOString(),
    by: signature(reader),
    ackId: request.ackId,
    response: request.response,
    deviceTime: request.deviceTime ?? null,
    onBehalfOf: request.onBehalfOf ?? null,
  }
  return writer.put(entry, {
    recordIn: folded => ackIn(folded, request.ackId, alertId),
    bodyOf: record => answerOf(alertId, record),
    whileLate: late => ({ ...bodyOf(alertId, late), state: null, assignedTo: null }),
  })
}
