import type { KeyHash } from '@breach-alerts/domain'
import type { EventLog } from '@breach-alerts/log'
import { codeOf, type Platform } from '@breach-alerts/runtime'
import { type Access, mediaTypeOf, onlyMediaTypes, ProblemError, traceparentOf } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { checkBatch, checkEvent } from './check.ts'
import { sizeOf, toRecord } from './record.ts'
import type { WaitingRoom } from './waiting-room.ts'

const single = 'application/cloudevents+json'
const batch = 'application/cloudevents-batch+json'

/** `POST /intake/events`: answered once every event of the request is durable, all or nothing. */
export const eventRoutes = (
  app: FastifyInstance,
  ports: Platform & {
    log: Pick<EventLog, 'append'>
    keyHash: KeyHash
    access: Access
    room: WaitingRoom
    deadlineMs: number
  },
): void => {
  const { log, keyHash, access, room, clock, metrics, deadlineMs } = ports

  const guards = [access.requireRole('source'), onlyMediaTypes(single, batch)]
  app.post('/intake/events', { onRequest: guards }, async (request, reply) => {
    const isBatch = mediaTypeOf(request.headers['content-type']) === batch
    const events = isBatch ? checkBatch(request.body) : [checkEvent(request.body)]
    const receipt = {
      receivedAt: clock(),
      sentBy: request.principal?.subject ?? '',
      traceparent: traceparentOf(request),
    }
    const records = events.map(event => toRecord(event, receipt, keyHash))
    const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0)
    if (records.length > 0) await room.hold(records.length, bytes, () => append(records))
    for (const { event } of events) metrics.count('intake_events_total', 'Events accepted', { type: event.type })
    return reply.code(202).send({ accepted: events.map(({ event: { source, id } }) => ({ source, id })) })
  })

  const append = async (records: Parameters<EventLog['append']>[0]): Promise<void> => {
    try {
      await log.append(records, { deadlineMs })
    } catch (error) {
      if (codeOf(error) === 'LOG_REFUSED')
        throw new ProblemError(413, 'An event is larger than the log takes.', { cause: error })
      throw error
    }
  }
}
