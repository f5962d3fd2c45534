import { until } from '@breach-alerts/testing'
import { redisStores, StoreUnavailable } from '../src/index.ts'
import { account, journal, order, partition, row, timer } from './support/build.ts'
import { type RedisFixture, redisFixture, timed } from './support/redis-fixture.ts'

const day = 24 * 3_600_000

/** Does the step twice: the first time it is done, but its answer is lost. */
const repeated = async (fixture: RedisFixture, step: () => Promise<unknown>): Promise<unknown> => {
  const before = fixture.proxy.forwarded()
  fixture.proxy.behave('deaf')
  await expect(step()).rejects.toThrow(StoreUnavailable)
  expect(fixture.proxy.forwarded()).toBeGreaterThan(before)
  fixture.proxy.cut()
  fixture.proxy.behave('pass')
  await until(() => fixture.stores.ping().then(() => true))
  return step()
}

describe('redis stores when things fail', () => {
  const fixture = redisFixture()

  describe('a Redis that takes connections and stays silent', () => {
    it.each([
      ['a read', () => fixture.stores.orders.find(['a'])],
      ['a write', () => fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })],
      ['a save', () => fixture.stores.desk.save({ orderId: 'ord_1', document: '', appliedOffset: 1 }, [], null)],
      ['a claim', () => fixture.stores.due.claim(1, 1, 1)],
      ['a ping', () => fixture.stores.ping()],
    ])('fails %s as unavailable within a second', async (_, work) => {
      fixture.proxy.behave('hole')
      const { error, tookMs } = await timed(work())
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(tookMs).toBeLessThan(1_000)
    })

    it('fails a client that was never connected within a second too', async () => {
      fixture.proxy.behave('hole')
      const late = redisStores({ url: `redis://127.0.0.1:${fixture.proxy.port}`, prefix: fixture.prefix })
      const { error, tookMs } = await timed(late.ping())
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(tookMs).toBeLessThan(1_000)
      await late.close()
    })

    it('is given up for a new connection, which works while the old one would stay silent for ever', async () => {
      const before = fixture.proxy.connections()
      fixture.proxy.freeze()
      await until(() => fixture.stores.ping().then(() => true))
      expect(fixture.proxy.connections()).toBe(before + 1)
    })

    it('works again by itself when Redis speaks again', async () => {
      fixture.proxy.behave('hole')
      await expect(fixture.stores.ping()).rejects.toThrow(StoreUnavailable)
      fixture.proxy.behave('pass')
      await until(() => fixture.stores.ping().then(() => true))
    })
  })

  it('fails within a second when nothing listens, and says so once in its log', async () => {
    const said: string[] = []
    const logger = {
      info: (_: object, message: string) => said.push(message),
      warn: (_: object, message: string) => said.push(message),
    }
    const nobody = redisStores({ url: 'redis://127.0.0.1:1', logger })
    const { error, tookMs } = await timed(nobody.ping())
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(tookMs).toBeLessThan(1_000)
    await expect(nobody.ping()).rejects.toThrow(StoreUnavailable)
    expect(said).toEqual(['store cannot be reached'])
    await nobody.close()
  })

  it('fails what is under way at once when the connection is cut, and does not send it again', async () => {
    fixture.proxy.behave('hole')
    const work = timed(fixture.stores.due.set([timer('a', 1)]))
    await new Promise(resolve => setImmediate(resolve))
    fixture.proxy.cut()
    const { error, tookMs } = await work
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(tookMs).toBeLessThan(400)
    fixture.proxy.behave('pass')
    await until(() => fixture.stores.ping().then(() => true))
    expect(await fixture.stores.due.earliest()).toBeNull()
  })

  describe('an answer that is lost, and the same step repeated', () => {
    it('leaves one order', async () => {
      await repeated(fixture, () =>
        fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] }),
      )
      expect(await fixture.stores.orders.find(['a'])).toEqual([['ord_1']])
      expect(await fixture.stores.orders.positions()).toEqual(new Map([[partition, 1]]))
      // One entry for the order, one for the position that moved.
      expect(await fixture.admin.xlen(`${fixture.ordersRoot()}changes`)).toBe(2)
    })

    it('leaves one alert, and says stored', async () => {
      const answer = await repeated(fixture, () =>
        fixture.stores.desk.save(
          { orderId: 'ord_1', document: 'd', appliedOffset: 4 },
          [row({ alertId: 'alt_1' })],
          null,
        ),
      )
      expect(answer).toBe('stored')
      expect(await fixture.stores.desk.count()).toBe(1)
    })

    it('counts a stretch once', async () => {
      await repeated(fixture, () => fixture.stores.matcher.settle(account(), new Map([['e1', 'matched']]), day))
      expect(await fixture.stores.matcher.accounts()).toEqual([account()])
      expect(await fixture.stores.matcher.decided(['e1'])).toEqual(['matched'])
    })

    it('sets one timer', async () => {
      await repeated(fixture, () => fixture.stores.due.set([timer('a', 5)]))
      expect(await fixture.stores.due.claim(5, 10, 1_000)).toHaveLength(1)
    })

    it('moves a position once', async () => {
      await repeated(fixture, () => fixture.stores.desk.advance(journal, 5))
      expect(await fixture.stores.desk.positions()).toEqual(new Map([[journal, 5]]))
    })

    it('frees a claim whose answer was lost when its lease ends', async () => {
      await fixture.stores.due.set([timer('a', 5)])
      expect(await repeated(fixture, () => fixture.stores.due.claim(5, 10, 1_000))).toEqual([])
      expect(await fixture.stores.due.claim(1_005, 10, 1_000)).toHaveLength(1)
    })
  })

  it('works again without a new client after Redis was restarted, with what was stored', async () => {
    const direct = redisStores({ url: fixture.redis.url, prefix: fixture.prefix, indexSecret: 'of the test' })
    await direct.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    await fixture.redis.restart()
    await until(() => direct.ping().then(() => true), { withinMs: 20_000 })
    expect(await direct.orders.find(['a'])).toEqual([['ord_1']])
    await direct.orders.apply({ partition, nextOffset: 2, orders: [order('ord_2', ['a'])] })
    expect(await direct.orders.find(['a'])).toEqual([['ord_1', 'ord_2']])
    await direct.close()
    await until(() => fixture.stores.ping().then(() => true))
  }, 40_000)

  it('goes on when Redis has forgotten its scripts', async () => {
    await fixture.stores.due.set([timer('a', 1)])
    await fixture.admin.script('FLUSH')
    await fixture.stores.due.set([timer('b', 1)])
    expect(await fixture.stores.due.claim(1, 5, 1_000)).toHaveLength(2)
  })

  it('stores nothing by half when Redis has no memory left, and works again when it has', async () => {
    await fixture.admin.config('SET', 'maxmemory', '1')
    const write = () => fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    await expect(write()).rejects.toThrow(StoreUnavailable)
    await fixture.admin.config('SET', 'maxmemory', '0')
    expect(await fixture.stores.orders.load(['ord_1'])).toEqual([null])
    await write()
    expect(await fixture.stores.orders.find(['a'])).toEqual([['ord_1']])
  })

  it('is unavailable while it is a replica, and works again when it is primary', async () => {
    await fixture.stores.ping()
    await fixture.admin.replicaof('127.0.0.1', '1')
    await expect(fixture.stores.due.set([timer('a', 1)])).rejects.toThrow(StoreUnavailable)
    await fixture.admin.replicaof('NO', 'ONE')
    await until(() => fixture.stores.due.set([timer('a', 1)]).then(() => true))
    expect(await fixture.stores.due.earliest()).toBe(1)
  })
})
