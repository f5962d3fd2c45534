import * as fc from 'fast-check'
import { keysHeader } from '@breach-alerts/contracts'
import { keysOfEvent, makeKeyHash } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import { memoryStores, type OrderIndex } from '@breach-alerts/store'
import { decodeEvent } from '../src/decode.ts'
import { hashBytes, makeBloom } from '../src/keys/bloom.ts'
import { keyedOf } from '../src/keys/keyed.ts'
import { makeKnownKeys } from '../src/keys/known-keys.ts'
import { lookUp } from '../src/keys/look-up.ts'
import { asRecord, eventRecord, fix, indexOrders, inside, makeWorld, order } from './support/world.ts'

const topic = 'orders.order.v1'
const keyHash = makeKeyHash('of the test')
const hashesOf = (count: number, from = 0) => keyHash.of(Array.from({ length: count }, (_, at) => `k${from + at}`))

describe('Bloom filter', () => {
  it('never says no of a key that was added, and rarely yes of another', () => {
    const filter = makeBloom(10_000)
    const [added, others] = [hashesOf(10_000), hashesOf(100_000, 10_000)]
    for (let at = 0; at < added.length; at += hashBytes) filter.add(added, at)
    let wrong = 0
    let missing = 0
    for (let at = 0; at < added.length; at += hashBytes) if (!filter.mayHave(added, at)) missing += 1
    for (let at = 0; at < others.length; at += hashBytes) if (filter.mayHave(others, at)) wrong += 1
    expect(missing).toBe(0)
    expect(wrong).toBeLessThan(1_000)
  })
})

describe('known keys', () => {
  it('covers an end only when every partition was told that far, and an empty topic from the first word on', () => {
    const known = makeKnownKeys()
    expect(known.covering(topic, new Map([[0, 1]]))).toBeNull()
    known.sink.begin()
    known.sink.reached(new Map([[`${topic}/0`, 5]]))
    expect(known.covering(topic, new Map([[0, 5]]))).toEqual(new Map([[`${topic}/0`, 5]]))
    expect(known.covering(topic, new Map([[0, 6]]))).toBeNull()
    expect(known.covering(topic, new Map([[0, 5]]).set(1, 1))).toBeNull()
    known.sink.begin()
    expect(known.covering(topic, new Map([[0, 5]]))).toBeNull()
  })

  it('never goes back when an older word comes late', () => {
    const known = makeKnownKeys()
    known.sink.reached(new Map([[`${topic}/0`, 5]]))
    known.sink.reached(new Map([[`${topic}/0`, 3]]))
    expect(known.covering(topic, new Map([[0, 5]]))).not.toBeNull()
  })

  it('knows every key that it was told, however many come', () => {
    const known = makeKnownKeys()
    const all = hashesOf(300_000)
    known.sink.begin()
    known.sink.add(all)
    let missing = 0
    for (let at = 0; at < all.length; at += hashBytes) if (!known.mayHave(all, at)) missing += 1
    expect(missing).toBe(0)
  })
})

const keyedRecord = (offset = 0, change: Partial<LogRecord> = {}): LogRecord => {
  const record = asRecord(fix(inside, `e${offset}`, '2026-11-20T10:00:00Z'), offset)
  const decoded = decodeEvent(record)
  if (decoded.kind === 'bad') throw new Error(decoded.reason)
  const hashes = Buffer.from(keyHash.of(keysOfEvent(decoded.candidate.event).keys)).toString('base64')
  return { ...record, headers: { ...record.headers, [keysHeader]: `${keyHash.version}:${hashes}` }, ...change }
}

describe('an event that was keyed at the door', () => {
  it('is known by its header as by its body', () => {
    const record = keyedRecord()
    const decoded = decodeEvent(record)
    if (decoded.kind === 'bad') throw new Error(decoded.reason)
    const { event, eventKey: _, ...head } = decoded.candidate
    expect(keyedOf(record, keyHash.version)).toMatchObject(head)
    expect(keyedOf(record, keyHash.version)?.hashes).toEqual(Buffer.from(keyHash.of(keysOfEvent(event).keys)))
  })

  it.each([
    ['of another version', { [keysHeader]: '0.00000000:AAAA' }],
    ['of a version that begins like ours', { [keysHeader]: `${keyHash.version}9:AAAA` }],
    ['cut in the middle of a hash', { [keysHeader]: `${keyHash.version}:AAAA` }],
    ['without an id', { ce_id: '' }],
    ['of no known type', { ce_type: 'x' }],
    ['at no instant', { ce_time: 'yesterday' }],
  ])('is read and keyed here when its header is %s', (_, headers) => {
    const record = keyedRecord()
    expect(keyedOf({ ...record, headers: { ...record.headers, ...headers } }, keyHash.version)).toBeNull()
  })

  it('never throws, whatever stands in the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const record = keyedRecord()
        keyedOf(
          { ...record, headers: { ...record.headers, [keysHeader]: `${keyHash.version}:${text}` } },
          keyHash.version,
        )
      }),
    )
  })
})

describe('looking a batch up', () => {
  const makeAll = async () => {
    const world = { ...makeWorld(), stores: memoryStores({ indexSecret: 'of the test' }) }
    await indexOrders(world, [order])
    const { orders } = world.stores
    const known = makeKnownKeys()
    const asked: number[] = []
    const counting: Pick<OrderIndex, 'candidates'> = {
      candidates: (events, options) => {
        asked.push(events.reduce((sum, { length }) => sum + length, 0) / hashBytes)
        return orders.candidates(events, options)
      },
    }
    const ends = await world.log.ends(topic)
    return { orders, known, asked, ports: { orders: counting, keyHash, known }, at: { ends, atLeast: new Map() } }
  }
  const stranger = asRecord(fix(inside, 'other', '2026-11-20T10:00:00Z', 'EM-99999'), 7)
  const unreadable = { value: Buffer.from('{') }

  it('asks nothing for what is not known, once the keys cover what was accepted', async () => {
    const { orders, known, asked, ports, at } = await makeAll()
    const follower = orders.follow(known.sink)
    await orders.positions()
    expect(await lookUp(ports, [stranger], at)).toMatchObject([{ kind: 'none', head: { offset: 7 } }])
    expect(asked).toEqual([])
    expect(await lookUp(ports, [keyedRecord()], at)).toMatchObject([{ kind: 'event', orderIds: ['ord_zone'] }])
    expect(asked).toEqual([1])
    await follower.stop()
  })

  it('asks for every key as long as they do not', async () => {
    const { asked, ports, at } = await makeAll()
    expect(await lookUp(ports, [stranger, keyedRecord()], at)).toMatchObject([
      { kind: 'none' },
      { kind: 'event', orderIds: ['ord_zone'] },
    ])
    expect(asked).toEqual([4])
  })

  it('says of an event whether it has more keys than were asked for', async () => {
    const { ports, at } = await makeAll()
    const crowded = (id: string, more: object) => {
      const names = Array.from({ length: 200 }, () => ({ full: `${'Rowan '.repeat(8)}Ashdown` }))
      const people = [{ role: 'SUSPECT', names, ...more }]
      return asRecord(eventRecord('police.encounter', { encounter: 'STOP', people }, { id }))
    }
    const his = { identifiers: [{ scheme: 'EM_DEVICE', value: 'EM-10001' }] }
    expect(await lookUp(ports, [crowded('a', {}), crowded('b', his), stranger], at)).toMatchObject([
      { kind: 'none', isCapped: true },
      { kind: 'event', isCapped: true, left: 0, orderIds: ['ord_zone'] },
      { kind: 'none', isCapped: false },
    ])
  })

  it('reads the body of a keyed event only when a key finds an order, and then says when it can not', async () => {
    const { ports, at } = await makeAll()
    const foreign = Buffer.from(keyHash.of(['R:EM_DEVICE:EM-99999'])).toString('base64')
    const { headers } = keyedRecord()
    const unread = keyedRecord(1, {
      ...unreadable,
      headers: { ...headers, [keysHeader]: `${keyHash.version}:${foreign}` },
    })
    expect(await lookUp(ports, [unread, keyedRecord(2, unreadable)], at)).toMatchObject([
      { kind: 'none', head: { offset: 1 } },
      { kind: 'bad', offset: 2, reason: 'NOT_JSON' },
    ])
  })
})
