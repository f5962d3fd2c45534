import type { FastifyReply, FastifyRequest } from 'fastify'

export type SseEvent = {
  /** Position to go on from after a reconnect; the browser gives it back as `Last-Event-ID`. */
  id?: string
  event?: string
  /** Text, or anything that goes as JSON. */
  data: unknown
}

export type SseStream = {
  /** Where the reader left off; null: begins now. */
  readonly lastEventId: string | null
  /** Aborted when the reader is gone, was too slow, or `end` was called. */
  readonly closed: AbortSignal
  /** Sends one event; false: the stream is closed. */
  send: (event: SseEvent) => boolean
  end: () => void
}

export type SseOptions = {
  /** A comment this often keeps proxies from closing a silent stream (default 15 000). */
  heartbeatMs?: number
  /** Bytes that a slow reader may leave waiting; beyond, it is cut off and comes back with its position (default 1 MiB). */
  maxBufferedBytes?: number
  /** The browser waits this long before it comes back (default 2 000). */
  retryMs?: number
}

/** Turns a reply into a stream of server-sent events. The route returns right after; nothing else may be sent on the reply. */
export const sse = (request: FastifyRequest, reply: FastifyReply, options: SseOptions = {}): SseStream => {
  const { heartbeatMs = 15_000, maxBufferedBytes = 1_048_576, retryMs = 2_000 } = options
  const gone = new AbortController()
  const { raw } = reply
  const own = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  reply.hijack()
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...own })
  raw.flushHeaders()

  const write = (text: string): boolean => {
    if (gone.signal.aborted) return false
    raw.write(text)
    if (raw.writableLength <= maxBufferedBytes) return true
    raw.destroy()
    end()
    return false
  }
  const end = () => {
    if (gone.signal.aborted) return
    clearInterval(beat)
    gone.abort()
    streams(request).delete(end)
    raw.end()
  }
  const beat = setInterval(() => write(': still here\n\n'), heartbeatMs)
  beat.unref()
  raw.on('close', end)
  raw.on('error', end)
  streams(request).add(end)
  write(`retry: ${retryMs}\n\n`)

  const header = request.headers['last-event-id']
  return {
    lastEventId: typeof header === 'string' && header !== '' ? header : null,
    closed: gone.signal,
    end,
    send: ({ id, event, data }) => {
      const text = typeof data === 'string' ? data : JSON.stringify(data)
      const lines = text
        .split(/\r\n|\r|\n/u)
        .map(line => `data: ${line}\n`)
        .join('')
      return write(
        `${id === undefined ? '' : `id: ${oneLine(id)}\n`}${event === undefined ? '' : `event: ${oneLine(event)}\n`}${lines}\n`,
      )
    },
  }
}

const oneLine = (text: string) => text.replaceAll(/[\r\n\0]/gu, ' ')

const open = new WeakMap<object, Set<() => void>>()

/** Live streams of a server; they end when it closes, or its `close()` would wait for them for ever. */
const streams = ({ server }: FastifyRequest): Set<() => void> => {
  const key = server.server
  let set = open.get(key)
  if (set === undefined) open.set(key, (set = new Set()))
  return set
}

/** Ends the live streams of a server. */
export const endStreams = (server: object): void => {
  for (const end of open.get(server) ?? []) end()
}
