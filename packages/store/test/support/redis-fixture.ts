import { randomUUID } from 'node:crypto'
import { type RedisEngine, startRedis } from '@breach-alerts/testing'
import { Redis } from 'ioredis'
import { redisStores, type Stores } from '../../src/index.ts'
import { makeOrderKeys } from '../../src/redis/keys.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'

export type RedisFixture = {
  redis: RedisEngine
  /** A connection of its own, past the proxy. */
  admin: Redis
  proxy: FaultProxy
  /** Connected through the proxy, under a prefix of its own for every test. */
  stores: Stores
  prefix: string
  /** Root of the room of the orders. */
  ordersRoot: () => string
}

/** A Redis for a suite and stores for each of its tests; filled in by the hooks that this registers. */
export const redisFixture = (): RedisFixture => {
  const fixture = {} as RedisFixture
  fixture.ordersRoot = () => makeOrderKeys(fixture.prefix, fixture.stores.keyHash.version).root
  beforeAll(async () => {
    fixture.redis = await startRedis()
    fixture.admin = new Redis(fixture.redis.url)
    fixture.admin.on('error', () => undefined)
    fixture.proxy = await startFaultProxy(fixture.redis)
  }, 90_000)
  afterAll(async () => {
    fixture.admin.disconnect()
    await fixture.proxy.close()
    await fixture.redis.stop()
  })
  beforeEach(async () => {
    fixture.proxy.behave('pass')
    fixture.prefix = `test:${randomUUID()}`
    fixture.stores = redisStores({
      url: `redis://127.0.0.1:${fixture.proxy.port}`,
      prefix: fixture.prefix,
      indexSecret: 'of the test',
    })
    await fixture.stores.ping()
  })
  afterEach(() => fixture.stores.close())
  return fixture
}

/** What a piece of work failed with, and how long it took. */
export const timed = async (work: Promise<unknown>): Promise<{ error: unknown; tookMs: number }> => {
  const began = performance.now()
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, tookMs: performance.now() - began }
}
