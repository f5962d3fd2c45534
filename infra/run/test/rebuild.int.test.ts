import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { ServiceConfig as DeskConfig, startAlertDesk } from '@breach-alerts/alert-desk'
import { verifyStores } from '@breach-alerts/cli'
import { type JournalEntry, LifecycleRecord, Order, topics } from '@breach-alerts/contracts'
import { parseDesk, type TaskView, tasksOf } from '@breach-alerts/domain'
import { ServiceConfig as ClockConfig, startEscalationClock } from '@breach-alerts/escalation-clock'
import { ensureTopics, type EventLog, kafkaLog } from '@breach-alerts/log'
import { ServiceConfig as RegisterConfig, startOrderRegister } from '@breach-alerts/order-register'
import { makeMetrics, type RunningService, silentLogger } from '@breach-alerts/runtime'
import { redisStores, type Stores } from '@breach-alerts/store'
import { type KafkaEngine, type RedisEngine, startKafka, startRedis, until } from '@breach-alerts/testing'

/**
 * An emptied Redis is built again from the log by the services that own it, byte for byte. Source: ADR 2.
 *
 * The clock stands still at an instant at which one order ends in six days, one in months, and one was served four days ago
 * and never notified: the journal holds what time said of them beside what people did.
 */
const now = Date.parse('2026-11-24T12:00:00Z')
const iso = (at: number) => new Date(at).toISOString()

let kafka: KafkaEngine
let redis: RedisEngine
let log: EventLog
let stores: Stores
let services: RunningService[] = []

beforeAll(async () => {
  ;[kafka, redis] = await Promise.all([startKafka(), startRedis()])
  await ensureTopics({ brokers: kafka.brokers, clientId: 'rebuild-test' })
  log = kafkaLog({ brokers: kafka.brokers, clientId: 'rebuild-test' })
  stores = redisStores({ url: redis.url, prefix: `test:${randomUUID()}`, indexSecret: 'a secret of the test' })
  await until(() =>
    stores.ping().then(
      () => true,
      () => false,
    ),
  )
  const ports = { log, ...stores, clock: () => now, logger: silentLogger(), metrics: makeMetrics() }
  services = [
    await startOrderRegister(ports, RegisterConfig.parse({})),
    await startAlertDesk(ports, DeskConfig.parse({})),
    await startEscalationClock(ports, ClockConfig.parse({ CLOCK_POLL_MS: '20' })),
  ]
}, 150_000)
afterAll(async () => {
  await Promise.all(services.map(service => service.stop(5_000)))
  await log.drain(2_000)
  await stores.close()
  await Promise.all([kafka.stop(), redis.stop()])
}, 60_000)

const order = (nth: number, change: object): Order =>
  Order.parse({
    orderId: `ord_${nth}`,
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', officerId: '13:4471' },
    respondent: { names: [{ full: `Invented ${nth}` }], identifiers: [{ scheme: 'CRN', value: `D45120${nth}` }] },
    versions: [version(1)],
    ...change,
  })
const version = (number: number, change: object = {}) => ({
  version: number,
  validFrom: '2026-11-01',
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-11-20T09:00:00Z' }],
  conditions: [{ conditionId: 'c1', kind: 'NOTIFY' }],
  ...change,
})

const put = (...orders: readonly Order[]) =>
  log.append(orders.map(one => ({ topic: topics.orders, key: one.orderId, value: Buffer.from(JSON.stringify(one)) })))
const write = (...entries: readonly JournalEntry[]) =>
  log.append(entries.map(one => ({ topic: topics.journal, key: one.orderId, value: Buffer.from(JSON.stringify(one)) })))
const deskOf = async (orderId: string) => {
  const [held] = await stores.desk.load([orderId])
  return held ? parseDesk(held.document) : null
}
const taskOf = async (orderId: string): Promise<TaskView | undefined> => {
  const desk = await deskOf(orderId)
  return desk ? tasksOf(desk)[0] : undefined
}
const lifecycle = async () => {
  const ids: string[] = []
  await log.readToEnd(topics.lifecycle, ({ records }) => {
    ids.push(...records.map(({ value }) => LifecycleRecord.parse(JSON.parse(String(value))).lifecycleId))
  })
  return ids.toSorted()
}
/** Everything that the rebuild must give back, as the ports show it. */
const contents = async () => {
  const [orderIds, deskIds] = [(await stores.orders.orderIds()).toSorted(), (await stores.desk.orderIds()).toSorted()]
  return {
    orders: await stores.orders.load(orderIds),
    desks: await stores.desk.load(deskIds),
    alerts: await stores.desk.list({ limit: 100 }),
    tasks: await stores.desk.list({ kind: 'TASK', limit: 100 }),
    due: await stores.due.all(),
    watch: (await stores.watch.all()).map(({ timerId, dueAt }) => [timerId, dueAt]),
    found: await stores.orders.find(orderIds.map((_, at) => `R:CRN:D45120${at + 1}`)),
  }
}
const isTrue = async () => (await verifyStores(log, stores, () => now)).differences.length === 0

it('an emptied Redis is built again byte for byte under a mixed journal, and the check says so before and after', async () => {
  await put(
    order(1, { type: 'SPO' }),
    order(2, { versions: [version(1, { validTo: '2026-11-30' })] }),
    order(3, { versions: [version(1, { validTo: '2027-06-30' })] }),
    order(4, {}),
  )
  await until(async () => ((await deskOf('ord_1'))?.alerts.length ?? 0) > 0, { withinMs: 30_000 })
  await until(async () => (await taskOf('ord_2')) !== undefined, { withinMs: 30_000 })
  const alertId = (await deskOf('ord_1'))?.alerts[0]?.alertId ?? ''
  const taskId = (await taskOf('ord_2'))?.taskId ?? ''
  const common = { at: iso(now), by: '13:4471' }
  const going: JournalEntry = {
    ...common,
    entryId: 'e1',
    type: 'acknowledged',
    orderId: 'ord_1',
    alertId,
    ackId: 'a1',
    response: 'GOING',
    deviceTime: null,
    onBehalfOf: null,
  }
  await write(
    going,
    going,
    {
      ...common,
      entryId: 'e2',
      type: 'order.decided',
      orderId: 'ord_2',
      taskId,
      decisionId: 'd1',
      decision: 'NEW_ORDER_SOUGHT',
      note: 'Hearing on Friday.',
    },
    {
      ...common,
      entryId: 'e3',
      type: 'action.recorded',
      orderId: 'ord_1',
      alertId: 'alt_unknown',
      actionId: 'x',
      code: 'ATTENDED',
      doneAt: iso(now),
      note: null,
      fields: {},
      roles: [],
    },
  )
  await log.append([{ topic: topics.journal, key: 'ord_1', value: Buffer.from('{"entryId":') }])
  await put(order(1, { type: 'SPO', owner: { forceCode: '13', officerId: '13:9001' } }))
  await until(async () => (await deskOf('ord_1'))?.alerts[0]?.facts.officerId === '13:9001', { withinMs: 30_000 })
  await until(isTrue, { withinMs: 30_000 })
  const [before, told] = [await contents(), await lifecycle()]
  expect(before.alerts.rows).toMatchObject([{ orderId: 'ord_1', state: 'ACKNOWLEDGED' }])
  expect(before.tasks.rows).toMatchObject([{ orderId: 'ord_2', state: 'DONE' }])
  expect(before.due).toHaveLength(1)
  expect(before.watch.map(([timerId]) => timerId)).toEqual(['ord_2/next', 'ord_3/next'])

  await emptied()
  await until(isTrue, { withinMs: 60_000 })
  await until(async () => (await stores.watch.all()).every(({ dueAt }) => dueAt > now), { withinMs: 30_000 })
  expect(await contents()).toEqual(before)
  expect(await lifecycle()).toEqual(told)
}, 180_000)

it('the check names each thing that the store holds otherwise, and no more', async () => {
  const [held] = await stores.desk.load(['ord_1'])
  const wrong = parseDesk(held?.document ?? '')
  await stores.desk.save(
    { orderId: 'ord_1', document: JSON.stringify({ ...wrong, strays: [] }), appliedOffset: wrong.appliedOffset + 1 },
    [],
    wrong.appliedOffset,
  )
  const [timer] = await stores.due.all()
  await stores.due.cancel([timer?.timerId ?? ''])
  await stores.watch.cancel(['ord_3/next'])
  await stores.due.set([{ timerId: 'tmr_foreign', dueAt: now + 1, payload: '{}' }])
  expect((await verifyStores(log, stores, () => now)).differences).toEqual([
    { room: 'watch', id: 'ord_3', difference: 'MISSING' },
    { room: 'desk', id: 'ord_1', difference: 'DIFFERENT' },
    { room: 'rows', id: wrong.alerts[0]?.alertId, difference: 'MISSING' },
    { room: 'due', id: timer?.timerId, difference: 'MISSING' },
    { room: 'due', id: 'tmr_foreign', difference: 'SURPLUS' },
  ])
}, 60_000)

/** FLUSHALL, in the words of the protocol: only packages/store knows the client. */
const emptied = async (): Promise<void> => {
  const socket = connect(redis.port, redis.host)
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('data', data => resolve(String(data)))
    socket.write('FLUSHALL\r\n')
  })
  socket.destroy()
  expect(answer).toBe('+OK\r\n')
}
