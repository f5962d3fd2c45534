import { LogUnavailable, memoryLog, partitionKey } from '@breach-alerts/log'
import { until } from '@breach-alerts/testing'
import { silentLogger } from '../src/logger.ts'
import { makeMetrics } from '../src/metrics.ts'
import { startProjection } from '../src/projection.ts'

const topic = 't.v1'
const key = partitionKey(topic, 0)

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** A projection whose store holds only how far it is, and can be away. */
const startWorld = async () => {
  const log = memoryLog({ topics: { [topic]: { partitions: 1, compacted: false } } })
  const store = { held: 0, isAway: false, asked: 0 }
  const handled: string[] = []
  const metrics = makeMetrics()
  const projection = await startProjection(
    {
      platform: { clock: Date.now, logger: silentLogger(), metrics },
      log,
      group: 'a-service',
      topic,
      positions: async () => {
        store.asked += 1
        if (store.isAway) throw new LogUnavailable('positions', null)
        return new Map([[key, store.held]])
      },
      watchMs: 60_000,
    },
    async ({ records }) => {
      handled.push(...records.map(record => String(record.key)))
      store.held = (records.at(-1)?.offset ?? 0) + 1
      return { kind: 'done' }
    },
  )
  endings.push(async () => {
    await projection.stop(1_000)
    await log.drain(1_000)
  })
  return {
    store,
    handled,
    metrics,
    projection,
    append: (name: string) => log.append([{ topic, key: name, value: Buffer.from('{}'), headers: {} }]),
  }
}

describe('a projection', () => {
  it('waits for its store when that is away, and does not end', async () => {
    const { store, handled, metrics, projection, append } = await startWorld()
    let failure: unknown = null
    projection.failed.catch((error: unknown) => (failure = error))
    store.isAway = true
    const before = store.asked
    await append('a')
    await until(() => failure !== null || store.asked > before + 1, { withinMs: 5_000 })
    expect([failure, handled]).toEqual([null, []])
    store.isAway = false
    await until(() => handled.length > 0, { withinMs: 5_000 })
    expect(handled).toEqual(['a'])
    expect(await metrics.text()).toContain('a_service_batches_total{topic="t.v1",outcome="retry"}')
  })

  it('reads again what a store that was emptied does not hold', async () => {
    const { store, handled, append } = await startWorld()
    await append('a')
    await until(() => handled.length === 1, { withinMs: 5_000 })
    store.held = 0
    await append('b')
    await until(() => handled.length === 3, { withinMs: 5_000 })
    expect(handled).toEqual(['a', 'a', 'b'])
  })
})
