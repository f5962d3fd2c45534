import { JournalEntry, Order, topics, topicSettings } from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry, parseDesk, rowsOf, serialiseDesk } from '@breach-alerts/domain'
import { memoryLog, partitionKey } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { memoryStores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startEscalationClock } from '../../src/service.ts'

export const config = ServiceConfig.parse({ CLOCK_POLL_MS: '5', CLOCK_LEASE_MS: '1000' })
export const at = (text: string) => Date.parse(text)
export const begin = at('2026-11-20T12:00:00Z')
/** An order that changed, or whose person moved, is looked at a second time after this. */
export const secondLookMs = 60_000

export const makeWorld = () => ({
  log: memoryLog({ topics: { ...topicSettings, [topics.orders]: { partitions: 1, compacted: true } } }),
  ...memoryStores(),
  now: { at: begin },
})
type World = ReturnType<typeof makeWorld>
export const start = ({ now, ...ports }: World) =>
  startEscalationClock({ clock: () => now.at, logger: silentLogger(), metrics: makeMetrics(), ...ports }, config)

export const version = (number: number, change: object = {}) => ({
  version: number,
  validFrom: '2026-11-01',
  conditions: [{ conditionId: 'c1', kind: 'NOTIFY' }],
  ...change,
})
export const order = (orderId: string, change: object = {}, versions: object[] = [version(1)]): Order =>
  Order.parse({
    orderId,
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', officerId: '13:4471', deputyId: '13:5120' },
    respondent: { names: [], identifiers: [{ scheme: 'CRN', value: 'D451208' }] },
    versions,
    ...change,
  })
export const endsOn = (orderId: string, validTo: string) => order(orderId, {}, [version(1, { validTo })])
export const unrecorded = (orderId: string, served: string) =>
  order(orderId, { type: 'SPO' }, [version(1, { knowledge: [{ mode: 'PERSONAL_SERVICE', at: served }] })])

/** To the log and into the register, as intake and order-register do. */
export const put = async ({ log, orders }: World, ...given: readonly Order[]) => {
  const places = await log.append(
    given.map(one => ({ topic: topics.orders, key: one.orderId, value: Buffer.from(JSON.stringify(one)) })),
  )
  await orders.apply({
    partition: `${topics.orders}/0`,
    nextOffset: Math.max(...places.map(({ offset }) => offset)) + 1,
    orders: given.map(one => ({ orderId: one.orderId, keys: ['R:CRN:D451208'], document: JSON.stringify(one) })),
  })
}

export const journal = async ({ log }: World): Promise<JournalEntry[]> => {
  const entries: JournalEntry[] = []
  await log.readToEnd(topics.journal, ({ records }) => {
    entries.push(...records.map(({ value }) => JournalEntry.parse(JSON.parse(String(value)))))
  })
  return entries
}

/** What a source said of the person under an order, as the matcher writes it. */
export const moved = (orderId: string, occurredAt: string, level = 'CERTAIN'): JournalEntry =>
  JournalEntry.parse({
    entryId: `ent_moved_${orderId}_${occurredAt}`,
    type: 'event.noted',
    orderId,
    at: occurredAt,
    by: 'service:breach-matcher',
    event: { source: 'urn:test', id: 'e1', type: 'circumstance.changed', occurredAt, receivedAt: occurredAt },
    what: 'ADDRESS',
    level,
  })
export const write = ({ log }: World, ...entries: readonly JournalEntry[]) =>
  log.append(
    entries.map(entry => ({ topic: topics.journal, key: entry.orderId, value: Buffer.from(JSON.stringify(entry)) })),
  )
/** Served, and notified in time at first. */
export const notified = (orderId: string, more: readonly string[] = []) => ({
  ...unrecorded(orderId, '2026-11-10T09:00:00Z'),
  notification: { records: ['2026-11-11T10:00:00Z', ...more].map(time => ({ at: time })), suspensions: [] },
})

/** The desk: folds what the journal holds, and says how far it is. */
export const fold = async ({ log, desk }: World) => {
  await log.readToEnd(topics.journal, async ({ partition, records }) => {
    for (const { value, offset } of records) {
      const entry = JournalEntry.parse(JSON.parse(String(value)))
      const [held] = await desk.load([entry.orderId])
      const before = held ? parseDesk(held.document) : emptyDesk(entry.orderId)
      const { desk: after } = foldEntry(before, entry, offset, defaultPolicy)
      const { orderId, appliedOffset } = after
      if (after !== before)
        await desk.save(
          { orderId, appliedOffset, document: serialiseDesk(after) },
          rowsOf(after),
          held?.appliedOffset ?? null,
        )
    }
    await desk.advance(partitionKey(topics.journal, partition), (records.at(-1)?.offset ?? -1) + 1)
  })
}
export const deskOf = async ({ desk }: World, orderId: string) => {
  const [held] = await desk.load([orderId])
  return held ? parseDesk(held.document) : null
}
/** Everything that was written has been followed, and everything that is due has been looked at. */
export const quiet = (world: World) =>
  until(async () => {
    await fold(world)
    const [earliest, held] = await Promise.all([world.watch.earliest(), world.watch.positions()])
    const read = await Promise.all(
      [topics.orders, topics.journal].map(async topic =>
        [...(await world.log.ends(topic))].every(([p, end]) => (held.get(partitionKey(topic, p)) ?? 0) >= end),
      ),
    )
    await fold(world)
    return read.every(Boolean) && (earliest === null || earliest > world.now.at)
  })
export const said = async (world: World) =>
  (await journal(world)).map(entry => [
    entry.orderId,
    entry.type,
    entry.type === 'order.ending' ? entry.daysLeft : null,
  ])
