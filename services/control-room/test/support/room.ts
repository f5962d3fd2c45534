import { type JournalEntry, type Order, topics, topicSettings } from '@breach-alerts/contracts'
import { keysOfOrder, parseDesk } from '@breach-alerts/domain'
import { type Consumer, type EventLog, LogUnavailable, memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { memoryStores, type Stores } from '@breach-alerts/store'
import { until } from '@breach-alerts/testing'
import { makeAccess, type Principal, ProblemError, type TokenVerifier } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { makeAccessLog } from '../../src/access-log.ts'
import { makeWriter } from '../../src/alerts/write.ts'
import { controlRoomViews, makeControlRoomApp } from '../../src/app.ts'
import { ServiceConfig } from '../../src/config.ts'
import { makeCover } from '../../src/cover/cover.ts'
import { type Hub, startHub } from '../../src/live/hub.ts'
import { makeParkedList } from '../../src/parked.ts'
import { startDesk } from './desk.ts'
import { start } from './samples.ts'

const person = (
  subject: string,
  roles: string[],
  force: string | null,
  officerId: string | null = null,
): Principal => ({
  subject,
  name: subject,
  roles,
  force,
  agency: null,
  officerId,
  partnerId: null,
})

export const people = {
  control: person('control', ['control'], '13'),
  officer: person('officer', ['officer'], '13', '13:4471'),
  deputy: person('deputy', ['officer'], '13', '13:5120'),
  supervisor: person('supervisor', ['supervisor'], '13', '13:2203'),
  'duty-supervisor': person('duty-supervisor', ['officer', 'supervisor'], '13', '13:2208'),
  partner: person('partner', ['partner'], '13'),
  'officer-elsewhere': person('officer-elsewhere', ['officer'], '06', '06:0917'),
  'control-elsewhere': person('control-elsewhere', ['control'], '06'),
  source: person('source', ['source'], null),
} as const
export type Who = keyof typeof people

const verifier: TokenVerifier = {
  verify: async token => {
    const principal = people[token as Who]
    if (!principal) throw new ProblemError(401, 'no such token')
    return principal
  },
  ping: async () => undefined,
}

export type Room = {
  app: FastifyInstance
  log: EventLog
  stores: Stores
  /** What the log's append does from now on: as it should, or fail for one topic. */
  breakAppend: (topic: string | null) => void
  now: (at?: number) => number
  /** Appends to the journal and waits for the desk; the alertId of the order's newest alert. */
  raise: (entry: JournalEntry) => Promise<string>
  register: (order: Order) => Promise<void>
  pauseDesk: () => Promise<void>
  /** The process starts anew: it remembers none of the answers that it gave. */
  forget: () => void
  get: (who: Who | null, url: string) => Promise<Answer>
  post: (who: Who | null, url: string, body: unknown) => Promise<Answer>
  form: (who: Who, url: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
  page: (who: Who, url: string) => Promise<Answer>
  records: (topic: string) => Promise<Record<string, unknown>[]>
  stop: () => Promise<void>
}
/** The fields of answers that tests look into; each is there only in the answers that have it. */
export type AnswerBody = Readonly<Record<string, unknown>> & {
  items: readonly (Record<string, unknown> & { alertId: string; offset: number })[]
  actions: readonly { code: string; fields: object }[]
  errors: readonly { pointer: string; message: string }[]
  nextCursor: string | null
  paths: object
}
export type Answer = { status: number; body: AnswerBody; text: string; headers: Record<string, unknown> }

/** The whole control room on memory, with a desk that folds. Nothing listens: requests are injected. */
export const openRoom = async (overrides: Partial<ServiceConfig> = {}): Promise<Room> => {
  let at = start
  let broken: string | null = null
  const memory = memoryLog({ topics: topicSettings })
  const log: EventLog = {
    ...memory,
    append: async (records, options) => {
      if (records.some(({ topic }) => topic === broken))
        throw new LogUnavailable('append', new Error('broken for the test'))
      return memory.append(records, options)
    },
  }
  const stores = memoryStores({ clock: () => at })
  const config = { ...ServiceConfig.parse({}), FOLD_WAIT_MS: 2_000, ACCESS_LOG_WAIT_MS: 20, ...overrides }
  const ports = { log, ...stores, clock: () => at, logger: silentLogger(), metrics: makeMetrics() }
  let desk: Consumer | null = await startDesk(memory, stores.desk)
  const hub: Hub = await startHub(log, 'control-room-stream-test')
  let writer = makeWriter(ports, { foldWaitMs: config.FOLD_WAIT_MS })
  let nextId = 0
  const newId = () => `id-${(nextId += 1)}`
  const accessLog = makeAccessLog(ports, { waitMs: config.ACCESS_LOG_WAIT_MS, retryMs: 10, newId })
  const app = await makeControlRoomApp(
    {
      ports,
      config,
      verifier,
      access: makeAccess({ verifier }),
      hub,
      parked: makeParkedList(log),
      writer: { given: id => writer.given(id), put: (entry, reading) => writer.put(entry, reading) },
      accessLog,
      cover: makeCover(ports),
      views: controlRoomViews(),
      newId,
    },
    { version: 'test', health: async () => ({ log: { status: 'UP' } }), https: false, formAction: [] },
  )

  const ask = async (
    method: 'GET' | 'POST',
    who: Who | null,
    url: string,
    extra: { headers?: Record<string, string>; payload?: string } = {},
  ) => {
    const authorization = who === null ? {} : { authorization: `Bearer ${who}` }
    const answer = await app.inject({ method, url, ...extra, headers: { ...authorization, ...extra.headers } })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : {},
      text: answer.body,
      headers: answer.headers,
    } as Answer
  }

  return {
    app,
    log,
    stores,
    breakAppend: topic => void (broken = topic),
    now: (to = at) => (at = to),
    raise: async entry => {
      await memory.append([{ topic: topics.journal, key: entry.orderId, value: Buffer.from(JSON.stringify(entry)) }])
      await until(async () => (await stores.desk.load([entry.orderId]))[0]?.document.includes(entry.entryId))
      const [held] = await stores.desk.load([entry.orderId])
      return parseDesk(held!.document).alerts.at(-1)!.alertId
    },
    register: order =>
      stores.orders.apply({
        partition: `${topics.orders}/0`,
        nextOffset: at + (nextId += 1),
        orders: [{ orderId: order.orderId, keys: keysOfOrder(order), document: JSON.stringify(order) }],
      }),
    pauseDesk: async () => {
      await desk?.stop(1_000)
      desk = null
    },
    forget: () => void (writer = makeWriter(ports, { foldWaitMs: config.FOLD_WAIT_MS })),
    get: (who, url) => ask('GET', who, url),
    post: (who, url, body) =>
      ask('POST', who, url, {
        headers: { 'content-type': 'application/json' },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    form: (who, url, fields) =>
      ask('POST', who, url, {
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload: new URLSearchParams(fields).toString(),
      }),
    page: (who, url) => ask('GET', who, url, { headers: { accept: 'text/html' } }),
    records: async topic => {
      const found: Record<string, unknown>[] = []
      await memory.readToEnd(
        topic,
        ({ records }) =>
          void found.push(...records.map(({ value }) => JSON.parse(value!.toString()) as Record<string, unknown>)),
      )
      return found
    },
    stop: async () => {
      await app.close()
      await hub.stop(1_000)
      await desk?.stop(1_000)
      await accessLog.flush(1_000)
      await memory.drain(1_000)
    },
  }
}
