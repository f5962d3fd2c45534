import { z } from 'zod'
import { Writable } from 'node:stream'
import { until } from '@breach-alerts/testing'
import { runMain } from '../src/main.ts'
import type { RunningService } from '../src/service.ts'

/** A process that only takes notes. */
const fakeHost = () => {
  const listeners = new Map<string, (reason: unknown) => void>()
  const exits: number[] = []
  return {
    exits,
    emit: (event: string, reason?: unknown) => listeners.get(event)?.(reason),
    host: {
      on: (event: string, listener: (reason: unknown) => void) => listeners.set(event, listener),
      exit: (code: number) => void exits.push(code),
    },
  }
}

const run = async (service: Partial<RunningService> = {}, env: Record<string, string> = {}) => {
  const { exits, emit, host } = fakeHost()
  const lines: Record<string, unknown>[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>)
      done()
    },
  })
  const stops: number[] = []
  await runMain({
    name: 'test',
    env: { HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1', WHO: 'me', ...env },
    schema: z.object({ WHO: z.string() }),
    start: () =>
      Promise.resolve({
        name: 'test',
        health: () => Promise.resolve({ log: { status: 'UP' as const } }),
        failed: new Promise<never>(() => undefined),
        stop: async deadlineMs => void stops.push(deadlineMs),
        ...service,
      }),
    stopMs: 50,
    host,
    destination,
  })
  const get = (path: string) =>
    fetch(`http://127.0.0.1:${lines.find(line => line['healthPort'])?.['healthPort'] as number}${path}`)
  return { exits, emit, stops, lines, get, ended: () => until(() => exits.length > 0) }
}

describe('runMain', () => {
  it('answers the platform endpoints while it runs, stops gracefully on SIGTERM and exits 0', async () => {
    const { exits, emit, stops, get, ended } = await run()
    const [ping, health, info, metrics, other] = await Promise.all(
      ['/ping', '/health', '/info', '/metrics', '/x'].map(get),
    )
    expect([ping, health, info, metrics, other].map(answer => answer?.status)).toEqual([200, 200, 200, 200, 404])
    expect(await health?.json()).toEqual({ status: 'UP', components: { log: { status: 'UP' } } })
    expect(await metrics?.text()).toContain('event_loop_delay_max_seconds')
    emit('SIGTERM')
    emit('SIGINT')
    await ended()
    expect(exits).toEqual([0])
    expect(stops).toEqual([50])
  })

  it('is 503 with the reason while a component is down or silent', async () => {
    const { emit, get, ended } = await run({
      health: () => Promise.resolve({ orders: { status: 'DOWN', detail: 'BEHIND' } }),
    })
    const health = await get('/health')
    expect(health.status).toBe(503)
    expect(await health.json()).toEqual({
      status: 'DOWN',
      components: { orders: { status: 'DOWN', detail: 'BEHIND' } },
    })
    emit('SIGTERM')
    await ended()
  })

  it('logs and exits 1 when the service can go on no longer', async () => {
    const { exits, lines, ended } = await run({ failed: Promise.reject(new TypeError('x')) })
    await ended()
    expect(exits).toEqual([1])
    expect(lines.some(line => line['level'] === 'fatal' && line['reason'] === 'TypeError')).toBe(true)
  })

  it.each(['unhandledRejection', 'uncaughtException'])('logs and exits 1 on %s', async event => {
    const { exits, emit, lines, ended } = await run()
    emit(event, new RangeError('x'))
    await ended()
    expect(exits).toEqual([1])
    expect(lines.some(line => line['level'] === 'fatal' && line['reason'] === 'RangeError')).toBe(true)
  })

  it('ends at once, naming the variables, when settings are wrong', async () => {
    const { exits, lines } = await run({}, { WHO: '', HEALTH_PORT: '0' })
    expect(exits).toEqual([1])
    expect(lines[0]).toMatchObject({ level: 'fatal', variables: ['WHO'] })
  })

  it('exits hard when a stop hangs', async () => {
    const { exits, emit, ended } = await run({ stop: () => new Promise(() => undefined) })
    emit('SIGTERM')
    await ended()
    expect(exits).toEqual([1])
  })
})
