import { badRequest, sse } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { decodePosition, type Position } from '../live/position.ts'
import { subscribe } from '../live/subscription.ts'
import type { Parts } from '../parts.ts'
import { readerOf } from '../reader.ts'

/** @throws ProblemError 400 for an id that this stream never gave out: beginning anywhere would hide a gap */
const positionOf = (header: string | string[] | undefined): Position | null => {
  if (typeof header !== 'string' || header === '') return null
  const position = decodePosition(header)
  if (position === null) throw badRequest([{ pointer: '/Last-Event-ID', message: 'is not an id of this stream' }])
  return position
}

/**
 * `GET /api/stream`: changes of the alerts that the reader may see, as they happen.
 *
 * With `?beat=1` a named event `beat` comes with every sign of life, for pages that must notice a silent line.
 */
export const streamRoute = (app: FastifyInstance, { ports, access, hub, config }: Parts): void => {
  let open = 0
  const counted = (by: 1 | -1) => ports.metrics.gauge('control_room_streams_open', 'Live streams open', (open += by))

  app.get<{ Querystring: { beat?: string } }>(
    '/api/stream',
    { config: { api: true }, onRequest: access.requireSignIn() },
    async (request, reply) => {
      const reader = readerOf(request)
      const from = positionOf(request.headers['last-event-id'])
      const isBeating = request.query.beat === '1'
      const stream = sse(request, reply, { heartbeatMs: config.STREAM_BEAT_MS })
      counted(1)
      const timers = [setTimeout(stream.end, config.STREAM_MAX_MS)]
      if (isBeating) {
        const beat = () => stream.send({ event: 'beat', data: { at: new Date(ports.clock()).toISOString() } })
        timers.push(setInterval(beat, config.STREAM_BEAT_MS))
      }
      for (const timer of timers) timer.unref()
      stream.closed.addEventListener('abort', () => {
        for (const timer of timers) clearTimeout(timer)
        counted(-1)
      })
      try {
        const leave = await subscribe({ log: ports.log, hub }, reader, from, ({ id, data }) => {
          if (data !== null) stream.send({ id, data })
          // An id alone moves the browser's position and is no event: a reconnect before the first change loses nothing.
          else if (!stream.closed.aborted) reply.raw.write(`id: ${id}\n\n`)
        })
        if (stream.closed.aborted) leave()
        else stream.closed.addEventListener('abort', leave)
      } catch (error) {
        // Headers are out: the stream ends and the reader comes back with the position it came with.
        request.log.warn({ err: error }, 'stream could not begin')
        stream.end()
      }
    },
  )
}
