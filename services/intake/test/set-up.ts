import { makeKeyHash } from '@breach-alerts/domain'
import { type Order, topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, type LogRecord, memoryLog } from '@breach-alerts/log'
import { makeLogger, makeMetrics } from '@breach-alerts/runtime'
import { makeTokenVerifier } from '@breach-alerts/web'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { ServiceConfig } from '../src/config.ts'
import { startIntake } from '../src/service.ts'

const receivedAt = Date.parse('2026-11-23T03:14:00.000Z')

/** An issuer without a server. */
export const tokenIssuer = async (issuer = 'http://issuer.localhost') => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] })
  const token = (roles: readonly string[], expiresIn = '10 min') =>
    new SignJWT({ roles })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience('breach-alerts')
      .setSubject('source-test')
      .setExpirationTime(expiresIn)
      .sign(privateKey)
  return { issuer, keys, token }
}

export const makeLog = (): EventLog => memoryLog({ topics: topicSettings })

export const readAll = async (log: EventLog, topic: string): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  await log.readToEnd(topic, batch => void records.push(...batch.records))
  return records
}

/** The newest order under an id, as the register would hold it. */
export const ordersOf = async (log: EventLog, orderId: string): Promise<Order[]> =>
  (await readAll(log, topics.orders))
    .filter(({ key }) => key === orderId)
    .map(({ value }) => JSON.parse(value!.toString()) as Order)

let instances = 0

/** Intake on a memory log, asked over real HTTP. */
export const startTestIntake = async ({
  log = makeLog(),
  orders = { load: async ids => ids.map(() => null) },
  settings = {},
  issuer,
}: {
  log?: EventLog
  orders?: Parameters<typeof startIntake>[0]['orders']
  settings?: Record<string, unknown>
  issuer?: Awaited<ReturnType<typeof tokenIssuer>>
} = {}) => {
  const trusted = issuer ?? (await tokenIssuer())
  const lines: string[] = []
  const metrics = makeMetrics()
  const logger = makeLogger({
    service: 'intake',
    level: 'trace',
    destination: { write: line => void lines.push(line) },
  })
  const intake = await startIntake(
    {
      clock: () => receivedAt,
      logger,
      metrics,
      log,
      orders,
      keyHash: makeKeyHash('of the test'),
      verifier: makeTokenVerifier({ issuer: trusted.issuer, audience: 'breach-alerts', keys: trusted.keys }),
      instanceId: String((instances += 1)),
    },
    ServiceConfig.parse({ INTAKE_PORT: 0, ORDERS_WAIT_MS: 2_000, ...settings }),
  )
  const tokens = { source: await trusted.token(['source']), court: await trusted.token(['court']) }

  const send = async (
    method: string,
    path: string,
    body: unknown,
    { token, type }: { token: string | null; type: string },
  ) => {
    const response = await fetch(`${intake.url}${path}`, {
      method,
      headers: { 'content-type': type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    })
    const text = await response.text()
    const json = JSON.parse(text) as { errors?: { pointer: string; message: string }[] } & Record<string, unknown>
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      pointers: json.errors?.map(e => e.pointer),
    }
  }
  const single = 'application/cloudevents+json'
  const batch = 'application/cloudevents-batch+json'
  return {
    intake,
    log,
    lines,
    metrics,
    tokens,
    trusted,
    postEvent: (body: unknown, options: { token?: string | null; type?: string } = {}) =>
      send('POST', '/intake/events', body, { token: tokens.source, type: single, ...options }),
    postBatch: (body: unknown) => send('POST', '/intake/events', body, { token: tokens.source, type: batch }),
    postOrder: (body: unknown, options: { token?: string | null; type?: string } = {}) =>
      send('POST', '/intake/orders', body, { token: tokens.court, type: 'application/json', ...options }),
    putOrder: (orderId: string, body: unknown) =>
      send('PUT', `/intake/orders/${orderId}`, body, { token: tokens.court, type: 'application/json' }),
    stop: () => intake.stop(2_000),
  }
}

export const fix = { latitude: 53.7235, longitude: -1.8605, accuracyM: 8 }

export const position = (changes: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: 'e-1',
  source: 'https://example.test/em',
  type: 'em.position',
  time: '2026-11-23T03:13:00Z',
  data: { deviceId: 'EM-77120', fix },
  ...changes,
})

export const order = (changes: Record<string, unknown> = {}) => ({
  orderId: 'ord_1',
  type: 'NON_MOLESTATION',
  respondent: { names: [{ full: 'Test Person' }] },
  versions: [version(1)],
  ...changes,
})

export const version = (number: number, changes: Record<string, unknown> = {}) => ({
  version: number,
  validFrom: '2026-09-01',
  conditions: [{ conditionId: 'c1', kind: 'NO_CONTACT_DIRECT' }],
  ...changes,
})
