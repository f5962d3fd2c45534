import { silentLogger } from '@breach-alerts/runtime'
import { until } from '@breach-alerts/testing'
import { listen, makeWebApp, sse, type SseStream } from '../src/index.ts'

const serve = async (options: Parameters<typeof sse>[2] = {}) => {
  const app = await makeWebApp({ logger: silentLogger(), name: 'test' })
  const streams: SseStream[] = []
  app.get('/stream', (request, reply) => void streams.push(sse(request, reply, options)))
  const { url } = await listen(app, { host: '127.0.0.1', port: 0 })
  const open = async (headers: Record<string, string> = {}) => {
    const stop = new AbortController()
    const response = await fetch(`${url}/stream`, { headers, signal: stop.signal })
    let text = ''
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const ended = (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
    })().catch(() => undefined)
    return { response, text: () => text, ended, stop }
  }
  return { app, streams, open }
}

describe('server-sent events', () => {
  it('carry id, name and data of any number of lines', async () => {
    const { app, streams, open } = await serve()
    const { response, text } = await open()
    streams[0]!.send({ id: '7', event: 'alert', data: { a: 1 } })
    streams[0]!.send({ data: 'one\ntwo\r\nthree' })
    await until(() => text().includes('three'))
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('content-security-policy')).not.toBeNull()
    expect(text()).toBe('retry: 2000\n\nid: 7\nevent: alert\ndata: {"a":1}\n\ndata: one\ndata: two\ndata: three\n\n')
    await app.close()
  })

  it('tell the route where the reader left off', async () => {
    const { app, streams, open } = await serve()
    await open({ 'last-event-id': '3/41' })
    await open()
    expect(streams.map(({ lastEventId }) => lastEventId)).toEqual(['3/41', null])
    await app.close()
  })

  it('can not be made to carry a field by an id with a line break', async () => {
    const { app, streams, open } = await serve()
    const { text } = await open()
    streams[0]!.send({ id: '1\nevent: forged', data: 'x' })
    await until(() => text().includes('data: x'))
    expect(text()).toContain('id: 1 event: forged\n')
    await app.close()
  })

  it('say that they are alive while nothing happens', async () => {
    const { app, open } = await serve({ heartbeatMs: 10 })
    const { text } = await open()
    await until(() => text().split(': still here').length > 2)
    await app.close()
    expect(text()).toBe(`retry: 2000\n\n${': still here\n\n'.repeat(text().split(': still here').length - 1)}`)
  })

  it('notice a reader who has gone', async () => {
    const { app, streams, open } = await serve()
    const { stop } = await open()
    stop.abort()
    await until(() => streams[0]!.closed.aborted)
    expect(streams[0]!.send({ data: 'x' })).toBe(false)
    await app.close()
  })

  it('cut off a reader who takes nothing', async () => {
    const { app, streams, open } = await serve({ maxBufferedBytes: 1 })
    await open()
    await until(() => !streams[0]!.send({ data: 'x'.repeat(200_000) }))
    expect(streams[0]!.closed.aborted).toBe(true)
    await app.close()
  })

  it('end when the server closes, which does not wait for them', async () => {
    const { app, open } = await serve()
    const { ended } = await open()
    await app.close()
    await ended
    expect(app.server.listening).toBe(false)
  })
})
