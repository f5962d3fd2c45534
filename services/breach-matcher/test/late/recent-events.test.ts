import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@breach-alerts/contracts'
import { type Batch, type BatchHandler, type EventLog, type LogRecord, memoryLog } from '@breach-alerts/log'
import { memoryStores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { makeSeal } from '../../src/late/recent-blob.ts'
import { keepRecentEvents } from '../../src/late/recent-events.ts'
import { ServiceConfig, startBreachMatcher } from '../../src/service.ts'
import { keptEvents, keptOffsets } from '../support/recent.ts'
import { eventRecord, fix, inside, makeWorld, oneLane, platform, readAll, recentSecret } from '../support/world.ts'

const event = (id: string) => fix(inside, id, '2026-11-20T10:00:00Z')
const context = { signal: new AbortController().signal }
const done: BatchHandler = async () => ({ kind: 'done' })

const makeKeeper = async (log: EventLog) => {
  const recent = keepRecentEvents({ ...platform(), log }, makeSeal(recentSecret))
  const batch = async (...offsets: number[]): Promise<Batch> => {
    const events = await readAll(log, topics.events)
    return { topic: topics.events, partition: 0, records: offsets.map(offset => events[offset] as LogRecord) }
  }
  return { recent, batch, keeping: recent.keeping(done) }
}

const logOf = async (count: number) => {
  const log = memoryLog({ topics: oneLane })
  await log.append(Array.from({ length: count }, (_, index) => event(`e${index}`)))
  return log
}

describe('keeping recent events', () => {
  it('writes many events in one record', async () => {
    const log = await logOf(200)
    const { recent, batch, keeping } = await makeKeeper(log)
    for (let at = 0; at < 200; at += 20)
      await keeping(await batch(...Array.from({ length: 20 }, (_, index) => at + index)), context)
    await recent.flush()
    expect(await keptOffsets(log)).toEqual(Array.from({ length: 200 }, (_, index) => index))
    expect((await readAll(log, topics.recent)).length).toBeLessThan(5)
  })

  it('keeps only what was decided of a batch that comes again', async () => {
    const log = await logOf(3)
    const { recent, batch } = await makeKeeper(log)
    const half = recent.keeping(async () => ({ kind: 'retry', handled: 2, afterMs: 0, reason: 'REST_COMES_NEXT' }))
    await half(await batch(0, 1, 2), context)
    await recent.flush()
    expect(await keptOffsets(log)).toEqual([0, 1])
  })

  it('has the events that another process decided and did not keep come again', async () => {
    const log = await logOf(6)
    const first = await makeKeeper(log)
    await first.keeping(await first.batch(0, 1), context)
    await first.recent.flush()
    // It decides 2 and 3, and dies.
    const second = await makeKeeper(log)
    expect(await second.keeping(await second.batch(4), context)).toEqual({ kind: 'rewind', offset: 2 })
    for (const offsets of [
      [2, 3],
      [4, 5],
    ])
      expect(await second.keeping(await second.batch(...offsets), context)).toEqual({ kind: 'done' })
    await second.recent.flush()
    expect(await keptOffsets(log)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('goes on where the log has nothing in between any more', async () => {
    const log = await logOf(6)
    const { recent, batch, keeping } = await makeKeeper(log)
    await keeping(await batch(0), context)
    expect(await keeping(await batch(4), context)).toEqual({ kind: 'rewind', offset: 1 })
    expect(await keeping(await batch(4), context)).toEqual({ kind: 'done' })
    await recent.flush()
    expect(await keptOffsets(log)).toEqual([0, 4])
  })

  it('holds what the log does not take, and writes it in its order when the log is back', async () => {
    const log = await logOf(4)
    let isAway = true
    const { recent, batch, keeping } = await makeKeeper({
      ...log,
      append: (...what) =>
        isAway ? Promise.reject(Object.assign(new Error('away'), { code: 'LOG_UNAVAILABLE' })) : log.append(...what),
    })
    await keeping(await batch(0, 1), context)
    await expect(recent.flush()).rejects.toThrow('away')
    await keeping(await batch(2, 3), context)
    isAway = false
    await recent.flush()
    expect(await keptOffsets(log)).toEqual([0, 1, 2, 3])
  })

  it('writes no name, number, place or id of an event in clear', async () => {
    const world = makeWorld()
    const planted = ['Zacharias', 'Quillfeather', 'AB12 3CD', '07700900123', 'incident-4711', 'urn:test', '53.8123']
    const people = [{ role: 'SUSPECT', names: [{ given: ['Zacharias'], family: 'Quillfeather' }] }]
    const place = { postcode: 'AB12 3CD', point: { latitude: 53.8123, longitude: -1.5 } }
    await world.log.append([
      eventRecord(
        'incident.reported',
        { incidentRef: 'i', people, place, phones: ['07700900123'] },
        { id: 'incident-4711' },
      ),
    ])
    const service = await startBreachMatcher(
      {
        ...platform(),
        log: world.log,
        orders: world.stores.orders,
        memory: world.stores.matcher,
        silences: world.stores.silences,
        keyHash: world.stores.keyHash,
      },
      ServiceConfig.parse({}),
    )
    await until(async () => (await world.stores.matcher.accounts())[0]?.nextOffset === 1)
    await service.stop(1_000)
    const [kept] = await keptEvents(world.log)
    const text = String(kept?.value) + JSON.stringify(kept?.headers)
    const bytes = (await readAll(world.log, topics.recent))
      .map(({ key, value, headers }) => [key, JSON.stringify(headers), value?.toString('latin1')].join(' '))
      .join(' ')
    for (const one of planted) {
      expect(text).toContain(one)
      expect(bytes).not.toContain(one)
    }
  })

  it('goes on where the log begins, when events and what was kept of them were dropped by age, and counts nothing twice', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-matcher-'))
    const run = async (clock: () => number, ids: readonly string[], nextOffset: number) => {
      const log = memoryLog({ topics: oneLane, dir, clock })
      // All that is there is too old.
      for (const topic of [topics.events, topics.recent])
        await until(async () => (await log.progress('none', topic)).every(p => p.beginOffset === p.endOffset))
      const { orders, matcher: memory, silences, keyHash } = memoryStores()
      await log.append(ids.map(event))
      const service = await startBreachMatcher(
        { ...platform(), clock, log, orders, memory, silences, keyHash },
        ServiceConfig.parse({ ORDERS_WAIT_MS: '100' }),
      )
      await until(async () => (await memory.accounts())[0]?.nextOffset === nextOffset)
      await service.stop(1_000)
      const begins = (await log.progress('none', topics.events)).map(({ beginOffset }) => beginOffset)
      const seen = { account: (await memory.accounts())[0], kept: await keptOffsets(log), begins }
      await log.drain(500)
      return seen
    }
    const twentyDaysAgo = () => Date.now() - 20 * 86_400_000
    expect(await run(twentyDaysAgo, ['a', 'b', 'c'], 3)).toMatchObject({ kept: [0, 1, 2], begins: [0] })
    const { account, kept, begins } = await run(Date.now, ['d'], 4)
    expect(begins).toEqual([3])
    expect(kept).toEqual([3])
    expect(account).toMatchObject({ firstOffset: 0, nextOffset: 4, unmatched: 4 })
    await rm(dir, { recursive: true })
  })
})
