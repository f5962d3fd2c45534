import { randomUUID } from 'node:crypto'
import { BreachEvent, Order, parseStrictJson } from '@breach-alerts/contracts'
import { judge, keysOfEvent, makeKeyHash } from '@breach-alerts/domain'
import type { LogRecord } from '@breach-alerts/log'
import { type Candidate, decodeEvent } from '../../services/breach-matcher/src/decode.ts'
import { entriesOf } from '../../services/breach-matcher/src/entries.ts'
import { hashBytes, makeBloom } from '../../services/breach-matcher/src/keys/bloom.ts'
import { keyedOf } from '../../services/breach-matcher/src/keys/keyed.ts'
import { makeSeal } from '../../services/breach-matcher/src/late/recent-blob.ts'
import { makeSample } from '../support/samples.ts'
import { cpuTimeMs } from './cpu-time.ts'
import { table } from './print.ts'
import { keysOf, secret } from './traffic.ts'

const records = 20_000
const keyHash = makeKeyHash(secret)

/** Camera reads, positions and incidents with two people each, as many of each as a force has: 45, 30 and 25 of a hundred. */
const dataOf = (nth: number): [BreachEvent['type'], object] => {
  const place = {
    lines: [`${1 + (nth % 300)} Kirkgate`, 'Leeds'],
    postcode: `LS${1 + (nth % 28)} ${nth % 10}AB`,
    point: { latitude: 53.8 + (nth % 1_000) / 10_000, longitude: -1.5 },
    accuracyM: 25,
  }
  const person = (role: string, serial: number) => ({
    role,
    names: [{ given: [`Sam${serial % 97}`], family: `Person${serial % 9_973}`, kind: 'LEGAL' }],
    dateOfBirth: `19${50 + (serial % 50)}-0${1 + (serial % 9)}-1${serial % 10}`,
    identifiers: [{ scheme: 'PHONE', value: `+447${String(100_000_000 + serial)}` }],
  })
  const share = nth % 100
  if (share < 45)
    return [
      'anpr.hit',
      {
        vrm: `AB${10 + (nth % 90)}C${String.fromCodePoint(65 + (nth % 26), 65 + (nth % 25))}`,
        camera: { cameraId: `ANPR-${nth % 9_000}`, place },
        confidence: 0.95,
      },
    ]
  if (share < 75)
    return [
      'em.position',
      {
        deviceId: `EM-none-${nth}`,
        fix: { latitude: 53.8, longitude: -1.5, accuracyM: 9, kind: 'GNSS' },
        firmware: '4.12.7',
      },
    ]
  return [
    'incident.reported',
    {
      incidentRef: `LS-${nth}`,
      category: 'DOMESTIC',
      summary: 'Caller reports a disturbance at the address, shouting heard from outside.',
      place,
      people: [person('SUSPECT', nth), person('VICTIM', nth + 1_000_000)],
    },
  ]
}

const recordOf = (nth: number): LogRecord => {
  const [type, data] = dataOf(nth)
  const now = new Date().toISOString()
  const event = { specversion: '1.0', id: randomUUID(), source: 'urn:breach-alerts:bench', type, time: now, data }
  return {
    topic: 'events.reported.v1',
    partition: 0,
    offset: nth,
    key: null,
    value: Buffer.from(JSON.stringify(data)),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: event.source,
      ce_type: type,
      ce_time: now,
      ba_receivedat: now,
      ...keysOf(BreachEvent.parse(event)),
    },
    appendedAt: Date.now(),
  }
}

const candidateOf = (record: LogRecord): Candidate => {
  const decoded = decodeEvent(record)
  if (decoded.kind === 'bad') throw new Error(`the benchmark makes an event that is ${decoded.reason}`)
  return decoded.candidate
}

/** CPU microseconds of `work` for each item, on all threads, warm. */
const costOf = async <T>(items: readonly T[], work: (item: T) => unknown): Promise<string> => {
  let sum = 0
  const round = async () => {
    for (const item of items) {
      const done = work(item)
      sum += (done instanceof Promise ? await done : done) === undefined ? 1 : 0
    }
  }
  await round()
  const before = cpuTimeMs()
  for (let again = 0; again < 5; again += 1) await round()
  const perItem = ((cpuTimeMs() - before) * 1_000) / (5 * items.length)
  if (sum < 0) throw new Error('nothing is left to do this for')
  return perItem.toFixed(2)
}

const inBlobs = (all: readonly LogRecord[]) =>
  Array.from(
    { length: all.length / 1_000 },
    (_, at) => all.slice(at * 1_000, (at + 1) * 1_000) as [LogRecord, ...LogRecord[]],
  )

/** What each stage of an event costs the matcher, by itself and in one process: neither Kafka nor Redis is asked. */
export const costs = async (): Promise<void> => {
  const all = Array.from({ length: records }, (_, nth) => recordOf(nth))
  const events = all.map(record => candidateOf(record).event)
  const keys = events.map(event => keysOfEvent(event).keys)
  const hashes = keys.map(some => keyHash.of(some))
  const bloom = makeBloom(3_000_000)
  const known = (some: Uint8Array) => {
    let may = 0
    for (let at = 0; at < some.length; at += hashBytes) if (bloom.mayHave(some, at)) may += 1
    return may
  }
  const seal = makeSeal(secret)
  const matching = Array.from({ length: 2_000 }, () => {
    const sample = makeSample()
    const { type, data, id, source, time } = sample.strapTamper()
    const now = Date.parse(time)
    const event = BreachEvent.parse({ specversion: '1.0', id, source, type, time, data })
    const candidate: Candidate = { offset: 0, eventKey: id, event, occurredAt: now, receivedAt: now }
    return { candidate, order: Order.parse(sample.order) }
  })
  const judged = ({ candidate, order }: (typeof matching)[number]) =>
    judge({ ...candidate, orders: [order], track: null, devices: () => null })
  const rows: [string, string, string][] = [
    ['keyed', 'header read', await costOf(all, record => keyedOf(record, keyHash.version))],
    ['not keyed', 'JSON read strictly', await costOf(all, ({ value }) => parseStrictJson(value ?? Buffer.alloc(0)))],
    ['not keyed', 'JSON read and checked by the schema', await costOf(all, candidateOf)],
    ['not keyed', 'checked, and its keys', await costOf(all, record => keysOfEvent(candidateOf(record).event))],
    ['not keyed', 'keys hashed', await costOf(keys, some => keyHash.of(some))],
    ['both', 'known keys asked', await costOf(hashes, known)],
    [
      'both',
      'packed, compressed and encrypted for late orders',
      (Number(await costOf(inBlobs(all), seal.seal)) / 1_000).toFixed(2),
    ],
    ['matching', 'judged against one order', await costOf(matching, judged)],
    [
      'matching',
      'judged and written',
      await costOf(matching, one => entriesOf(one.candidate, judged(one), Date.now())),
    ],
  ]
  table(rows.map(([event, stage, cpuUs]) => ({ event, stage, 'CPU us': cpuUs })))
  const each = keys.reduce((sum, some) => sum + some.length, 0) / keys.length
  console.log(`${records} events, ${each.toFixed(1)} keys each\n`)
}
