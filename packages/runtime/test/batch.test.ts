import { LogUnavailable, type Batch, type BatchHandler } from '@breach-alerts/log'
import { guarded } from '../src/batch.ts'
import { silentLogger } from '../src/logger.ts'
import { makeMetrics } from '../src/metrics.ts'

const batch: Batch = {
  topic: 't.v1',
  partition: 2,
  records: [{ topic: 't.v1', partition: 2, offset: 7, key: 'k', value: null, headers: {}, appendedAt: 1_000 }],
}
const context = { signal: new AbortController().signal }
const platform = () => ({ clock: () => 3_000, logger: silentLogger(), metrics: makeMetrics() })

describe('guarded', () => {
  it('waits longer each time something outside is away, and begins anew after a success', async () => {
    const outcomes = [
      new LogUnavailable('append', null),
      new LogUnavailable('append', null),
      null,
      new LogUnavailable('append', null),
    ]
    const handler: BatchHandler = () => {
      const error = outcomes.shift()
      return error ? Promise.reject(error) : Promise.resolve({ kind: 'done' })
    }
    const run = guarded('a-service', platform(), handler)
    const waits: unknown[] = []
    for (let i = 0; i < 4; i += 1) waits.push(await run(batch, context))
    expect(waits).toEqual([
      { kind: 'retry', handled: 0, afterMs: 200, reason: 'LOG_UNAVAILABLE' },
      { kind: 'retry', handled: 0, afterMs: 400, reason: 'LOG_UNAVAILABLE' },
      { kind: 'done' },
      { kind: 'retry', handled: 0, afterMs: 200, reason: 'LOG_UNAVAILABLE' },
    ])
  })

  it('passes an unknown error on: a defect ends the process', async () => {
    const run = guarded('a-service', platform(), () => Promise.reject(new TypeError('x')))
    await expect(run(batch, context)).rejects.toBeInstanceOf(TypeError)
  })

  it('counts records by topic and tells how old the newest was', async () => {
    const parts = platform()
    await guarded('a-service', parts, () => Promise.resolve({ kind: 'done' }))(batch, context)
    const text = await parts.metrics.text()
    expect(text).toContain('a_service_messages_total{topic="t.v1",outcome="handled"} 1')
    expect(text).toContain('a_service_lag_seconds{topic="t.v1",partition="2"} 2')
  })
})
