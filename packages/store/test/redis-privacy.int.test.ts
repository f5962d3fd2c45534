import { inspect } from 'node:util'
import { redisStores, StoreUnavailable } from '../src/index.ts'
import { account, journal, order, partition, row, timer } from './support/build.ts'
import { redisFixture, timed } from './support/redis-fixture.ts'

const day = 24 * 3_600_000
const planted = 'Zebedee Plantagenet'

describe('what redis stores keep to themselves', () => {
  const fixture = redisFixture()

  it('keeps no raw identifier, event or device in a key or in the index', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', [`PNC:${planted}`], '{}')] })
    await fixture.stores.matcher.settle(account(), new Map([[planted, 'matched']]), day)
    await fixture.stores.matcher.saveTracks(new Map([[planted, '{}']]))
    const keys = await fixture.admin.keysBuffer(`*${fixture.prefix}*`)
    expect(keys.length).toBeGreaterThan(6)
    const dumps = await Promise.all(keys.map(key => fixture.admin.dumpBuffer(key)))
    expect([...keys, ...dumps].filter(bytes => bytes.includes('Zebedee'))).toEqual([])
  })

  it('finds nothing under another secret', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    const other = redisStores({ url: fixture.redis.url, prefix: fixture.prefix, indexSecret: 'another' })
    expect(await other.orders.find(['a'])).toEqual([[]])
    await other.close()
  })

  it('refuses to keep identifiers without a secret', async () => {
    const without = redisStores({ url: fixture.redis.url, prefix: fixture.prefix })
    await expect(without.orders.find(['a'])).rejects.toThrow(TypeError)
    expect(await without.desk.count()).toBe(0)
    await without.close()
  })

  it('puts no document into an error', async () => {
    await fixture.admin.set(`${fixture.ordersRoot()}o:ord_1`, 'not ours')
    await fixture.admin.lpush(`${fixture.ordersRoot()}n:0`, 'in the way')
    const { error } = await timed(
      fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', [], `{"name":"${planted}"}`)] }),
    )
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('Zebedee')
    expect((error as Error).cause).toBeInstanceOf(Error)
  })

  it('lets only decisions and tracks expire', async () => {
    await fixture.stores.orders.apply({ partition, nextOffset: 1, orders: [order('ord_1', ['a'])] })
    await fixture.stores.desk.save({ orderId: 'ord_1', document: '', appliedOffset: 1 }, [row({ alertId: 'a' })], null)
    await fixture.stores.desk.advance(journal, 1)
    await fixture.stores.due.set([timer('a', 1)])
    await fixture.stores.due.claim(1, 1, 1)
    await fixture.stores.matcher.settle(account(), new Map([['e', 'matched']]), day)
    await fixture.stores.matcher.saveTracks(new Map([['d', '{}']]))
    const keys = await fixture.admin.keysBuffer(`*${fixture.prefix}*`)
    const lasting = await Promise.all(
      keys.map(async key => ({ kind: /\}:(\w+)/u.exec(String(key))?.[1], ttl: await fixture.admin.pttl(key) })),
    )
    const kinds = (some: typeof lasting) =>
      [...new Set(some.map(({ kind }) => kind))].toSorted((a = '', b = '') => a.localeCompare(b)).join(' ')
    expect(kinds(lasting.filter(({ ttl }) => ttl === -1))).toBe(
      'accounts at changes d k leases n o pos q rows seq slices timers token told',
    )
    expect(kinds(lasting.filter(({ ttl }) => ttl >= day))).toBe('e t')
    expect(kinds(lasting.filter(({ ttl }) => ttl !== -1 && ttl < day))).toBe('')
  })
})
