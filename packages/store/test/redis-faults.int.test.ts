import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { Redis } from 'ioredis'
import { type RedisEngine, startRedis } from '../../testing/src/engines/redis.ts'
import { until } from '@breach-alerts/testing'
import { redisStores, StoreLost, StoreUnavailable, type Stores } from '../src/index.ts'
import { account, journal, order, partition, row, timer } from './support/build.ts'
import { type FaultProxy, startFaultProxy } from './support/fault-proxy.ts'

const day = 24 * 3_600_000

describe('redis stores when things fail', () => {
  let redis: RedisEngine
  let admin: Redis
  let proxy: FaultProxy
  let stores: Stores
  let prefix: string

  beforeAll(async () => {
    redis = await startRedis()
    admin = new Redis(redis.url)
    admin.on('error', () => undefined)
    proxy = await startFaultProxy(redis)
  }, 90_000)
  afterAll(async () => {
    admin.disconnect()
    await proxy.close()
    await redis.stop()
  })
  beforeEach(async () => {
    proxy.behave('pass')
    prefix = `test:${randomUUID()}`
    stores = redisStores({ url: `redis://127.0.0.1:${proxy.port}`, prefix, indexSecret: 'of the test' })
    await stores.ping()
  })
  afterEach(() => stores.close())

  const timed = async (work: Promise<unknown>) => {
    const began = performance.now()
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { error, tookMs: performance.now() - began }
  }

  describe('a Redis that takes connections and stays silent', () => {
    it.each([
      ['a read', () => stores.orders.find(['a'])],
      ['a write', () => stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })],
      ['a save', () => stores.desk.save({ orderId: 'ord_1', document: '', appliedOffset: 1 }, [], null)],
      ['a claim', () => stores.due.claim(1, 1, 1)],
      ['a ping', () => stores.ping()],
    ])('fails %s as unavailable within a second', async (_, work) => {
      proxy.behave('hole')
      const { error, tookMs } = await timed(work())
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(tookMs).toBeLessThan(1_000)
    })

    it('fails a client that was never connected within a second too', async () => {
      proxy.behave('hole')
      const late = redisStores({ url: `redis://127.0.0.1:${proxy.port}`, prefix })
      const { error, tookMs } = await timed(late.ping())
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(tookMs).toBeLessThan(1_000)
      await late.close()
    })

    it('works again by itself when Redis speaks again', async () => {
      proxy.behave('hole')
      await expect(stores.ping()).rejects.toThrow(StoreUnavailable)
      proxy.behave('pass')
      await until(() => stores.ping().then(() => true))
    })
  })

  it('fails within a second when nothing listens, and says so once in its log', async () => {
    const said: string[] = []
    const logger = { info: (_: object, message: string) => said.push(message), warn: (_: object, message: string) => said.push(message) }
    const nobody = redisStores({ url: 'redis://127.0.0.1:1', logger })
    const { error, tookMs } = await timed(nobody.ping())
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(tookMs).toBeLessThan(1_000)
    await expect(nobody.ping()).rejects.toThrow(StoreUnavailable)
    expect(said).toEqual(['store cannot be reached'])
    await nobody.close()
  })

  it('fails what is under way at once when the connection is cut, and does not send it again', async () => {
    proxy.behave('hole')
    const work = timed(stores.due.set([timer('a', 1)]))
    await new Promise(resolve => setImmediate(resolve))
    proxy.cut()
    const { error, tookMs } = await work
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(tookMs).toBeLessThan(400)
    proxy.behave('pass')
    await until(() => stores.ping().then(() => true))
    expect(await stores.due.earliest()).toBeNull()
  })

  describe('an answer that is lost, and the same step repeated', () => {
    const repeated = async (step: () => Promise<unknown>): Promise<unknown> => {
      const before = proxy.forwarded()
      proxy.behave('deaf')
      await expect(step()).rejects.toThrow(StoreUnavailable)
      expect(proxy.forwarded()).toBeGreaterThan(before)
      proxy.cut()
      proxy.behave('pass')
      await until(() => stores.ping().then(() => true))
      return step()
    }

    it('leaves one order', async () => {
      await repeated(() => stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] }))
      expect(await stores.orders.find(['a'])).toEqual([['ord_1']])
      expect(await stores.orders.positions()).toEqual(new Map([[partition, 1]]))
      expect(await admin.xlen(`{${prefix}:orders}:changes`)).toBe(1)
    })

    it('leaves one alert, and says stored', async () => {
      const answer = await repeated(() =>
        stores.desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 4 }, [row({ alertId: 'alt_1' })], null),
      )
      expect(answer).toBe('stored')
      expect(await stores.desk.count()).toBe(1)
    })

    it('counts a stretch once', async () => {
      await repeated(() => stores.matcher.settle(account(), new Map([['e1', 'matched']]), day))
      expect(await stores.matcher.accounts()).toEqual([account()])
      expect(await stores.matcher.decided(['e1'])).toEqual(['matched'])
    })

    it('sets one timer', async () => {
      await repeated(() => stores.due.set([timer('a', 5)]))
      expect(await stores.due.claim(5, 10, 1_000)).toHaveLength(1)
    })

    it('moves a position once', async () => {
      await repeated(() => stores.desk.advance(journal, 5))
      expect(await stores.desk.positions()).toEqual(new Map([[journal, 5]]))
    })

    it('frees a claim whose answer was lost when its lease ends', async () => {
      await stores.due.set([timer('a', 5)])
      expect(await repeated(() => stores.due.claim(5, 10, 1_000))).toEqual([])
      expect(await stores.due.claim(1_005, 10, 1_000)).toHaveLength(1)
    })
  })

  it('works again without a new client after Redis was restarted, with what was stored', async () => {
    const direct = redisStores({ url: redis.url, prefix, indexSecret: 'of the test' })
    await direct.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    await redis.restart()
    await until(() => direct.ping().then(() => true), { withinMs: 20_000 })
    expect(await direct.orders.find(['a'])).toEqual([['ord_1']])
    await direct.orders.apply({ partition, nextOffset: 2, orders: [order('ord_2', ['a'])] })
    expect(await direct.orders.find(['a'])).toEqual([['ord_1', 'ord_2']])
    await direct.close()
    await until(() => stores.ping().then(() => true))
  }, 40_000)

  it('goes on when Redis has forgotten its scripts', async () => {
    await stores.due.set([timer('a', 1)])
    await admin.script('FLUSH')
    await stores.due.set([timer('b', 1)])
    expect(await stores.due.claim(1, 5, 1_000)).toHaveLength(2)
  })

  describe('a Redis that was emptied', () => {
    it('holds no positions: "not found" means "unknown"', async () => {
      await stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
      await stores.desk.advance(journal, 5)
      await admin.flushall()
      expect(await stores.orders.positions()).toEqual(new Map())
      expect(await stores.desk.positions()).toEqual(new Map())
    })

    it('takes no stretch from the middle, so that it never claims what it does not hold', async () => {
      await stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
      await admin.flushall()
      const middle = { partition, nextOffset: 6, orders: [order('ord_2', ['b'])] }
      await expect(stores.orders.apply(middle)).rejects.toThrow(StoreLost)
      await expect(stores.orders.apply(middle)).rejects.toThrow(StoreLost)
      await expect(stores.orders.apply({ partition, nextOffset: 6, orders: [] })).rejects.toThrow(StoreLost)

      expect(await stores.orders.positions()).toEqual(new Map())
      expect(await stores.orders.find(['b'])).toEqual([[]])
      await stores.orders.apply({ partition, nextOffset: 6, orders: [order('ord_1', ['a']), order('ord_2', ['b'])] })
      expect(await stores.orders.find(['a', 'b'])).toEqual([['ord_1'], ['ord_2']])
    })

    it('takes no stretch of another partition either before that one was read again', async () => {
      const other = 'orders.order.v1/1'
      await stores.orders.apply({ partition, nextOffset: 5, orders: [] })
      await stores.orders.apply({ partition: other, nextOffset: 7, orders: [] })
      await admin.flushall()
      await expect(stores.orders.apply({ partition, nextOffset: 6, orders: [] })).rejects.toThrow(StoreLost)
      await stores.orders.positions()
      await stores.orders.apply({ partition, nextOffset: 6, orders: [] })
      await expect(stores.orders.apply({ partition: other, nextOffset: 8, orders: [] })).rejects.toMatchObject({
        partition: other,
        heldOffset: 0,
        code: 'STORE_UNAVAILABLE',
      })
    })

    it('takes no alert of an order whose earlier alerts it lost', async () => {
      await stores.desk.advance(journal, 5)
      await admin.flushall()
      const save = () => stores.desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 5 }, [row({ alertId: 'alt_1' })], null)
      await expect(save()).rejects.toThrow(StoreLost)
      await expect(stores.desk.advance(journal, 6)).rejects.toThrow(StoreLost)
      await stores.desk.positions()
      expect(await save()).toBe('stored')
    })

    it('that failed over to an older copy is refused up to what it still holds', async () => {
      await stores.orders.apply({ partition, nextOffset: 5, orders: [order('ord_1', ['a'])] })
      await admin.hset(`{${prefix}:orders}:pos`, partition, 3)
      await expect(stores.orders.apply({ partition, nextOffset: 9, orders: [] })).rejects.toMatchObject({ heldOffset: 3 })
      expect(await stores.orders.positions()).toEqual(new Map([[partition, 3]]))
      await stores.orders.apply({ partition, nextOffset: 9, orders: [] })
    })
  })

  it('stores nothing by half when Redis has no memory left, and works again when it has', async () => {
    await admin.config('SET', 'maxmemory', '1')
    const write = () => stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    await expect(write()).rejects.toThrow(StoreUnavailable)
    await admin.config('SET', 'maxmemory', '0')
    expect(await stores.orders.load(['ord_1'])).toEqual([null])
    await write()
    expect(await stores.orders.find(['a'])).toEqual([['ord_1']])
  })

  it('is unavailable while it is a replica, and works again when it is primary', async () => {
    await stores.ping()
    await admin.replicaof('127.0.0.1', '1')
    await expect(stores.due.set([timer('a', 1)])).rejects.toThrow(StoreUnavailable)
    await admin.replicaof('NO', 'ONE')
    await until(() => stores.due.set([timer('a', 1)]).then(() => true))
    expect(await stores.due.earliest()).toBe(1)
  })

  describe('what must not be seen', () => {
    const planted = 'Zebedee Plantagenet'

    it('keeps no raw identifier, event or device in a key or in the index', async () => {
      await stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', [`PNC:${planted}`], '{}')] })
      await stores.matcher.settle(account(), new Map([[planted, 'matched']]), day)
      await stores.matcher.saveTracks(new Map([[planted, '{}']]))
      const keys = await admin.keys('*')
      expect(keys.filter(key => key.includes(prefix)).length).toBeGreaterThan(6)
      const dumps = await Promise.all(keys.map(key => admin.dumpBuffer(key)))
      expect([...keys, ...dumps.map(String)].filter(text => text.includes('Zebedee'))).toEqual([])
    })

    it('finds nothing under another secret', async () => {
      await stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
      const other = redisStores({ url: redis.url, prefix, indexSecret: 'another' })
      expect(await other.orders.find(['a'])).toEqual([[]])
      await other.close()
    })

    it('refuses to keep identifiers without a secret', async () => {
      const without = redisStores({ url: redis.url, prefix })
      await expect(without.orders.find(['a'])).rejects.toThrow(TypeError)
      expect(await without.desk.count()).toBe(0)
      await without.close()
    })

    it('puts no document into an error', async () => {
      await admin.set(`{${prefix}:orders}:o:ord_1`, 'not ours')
      await admin.lpush(`{${prefix}:orders}:n:0`, 'in the way')
      const { error } = await timed(
        stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', [], `{"name":"${planted}"}`)] }),
      )
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('Zebedee')
      expect((error as Error).cause).toBeInstanceOf(Error)
    })

    it('lets only decisions and tracks expire', async () => {
      await stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
      await stores.desk.save({ orderId: 'ord_1', document: '', appliedOffset: 1 }, [row({ alertId: 'a' })], null)
      await stores.desk.advance(journal, 1)
      await stores.due.set([timer('a', 1)])
      await stores.due.claim(1, 1, 1)
      await stores.matcher.settle(account(), new Map([['e', 'matched']]), day)
      await stores.matcher.saveTracks(new Map([['d', '{}']]))
      const keys = await admin.keys(`*${prefix}*`)
      const lasting = await Promise.all(keys.map(async key => ({ kind: key.replace(/^.*?\}:(\w+).*$/su, '$1'), ttl: await admin.pttl(key) })))
      const expiring = lasting.filter(({ ttl }) => ttl !== -1)
      expect(expiring.map(({ kind }) => kind).toSorted()).toEqual(['e', 't'])
      expect(expiring.every(({ ttl }) => ttl > day)).toBe(true)
      expect(lasting.length).toBe(expiring.length + 18)
    })
  })
})
