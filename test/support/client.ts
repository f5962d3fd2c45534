import { setTimeout as wait } from 'node:timers/promises'
import type { Accounting, Alert } from '@breach-alerts/contracts'
import { personToken, tokenOf } from '@breach-alerts/cli'

export type Answer = { status: number; headers: Headers; body: unknown }
export type Call = {
  as?: string
  method?: string
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  type?: string
}

export type Client = {
  urls: { intake: string; controlRoom: string; identity: string }
  token: (person: string) => Promise<string>
  /** A call to the control room as a person (`control`, `officer`, …); without `as`: nobody. */
  api: (path: string, call?: Call) => Promise<Answer>
  /** A call to intake as `source-demo` or `court-demo`. */
  intake: (path: string, call?: Call) => Promise<Answer>
  order: (order: { orderId: string }) => Promise<Answer>
  event: (event: unknown) => Promise<Answer>
  accounting: () => Promise<Accounting>
  alerts: (query?: string, as?: string) => Promise<Alert[]>
  alert: (alertId: string, as?: string) => Promise<Alert>
  /** Waits until every accepted record is decided and folded. */
  settled: () => Promise<Accounting>
}

const clients: Readonly<Record<string, string>> = {
  'source-demo': 'source-demo:source-demo-secret',
  'court-demo': 'court-demo:court-demo-secret',
  'partner-demo': 'partner-demo:partner-demo-secret',
}

const call = async (url: string, { method, body, raw, type }: Call, token: string | null): Promise<Answer> => {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(url, {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(content !== undefined && { 'content-type': type ?? 'application/json' }),
    },
    ...(content !== undefined && { body: content }),
    redirect: 'manual',
  })
  const text = await response.text()
  const isJson = /json/u.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
  }
}

export const clientOf = (urls: Client['urls']): Client => {
  const tokens = new Map<string, Promise<string>>()
  const token = (who: string) => {
    const client = clients[who]
    const held =
      tokens.get(who) ?? (client ? tokenOf(urls, { grant_type: 'client_credentials' }, client) : personToken(urls, who))
    tokens.set(who, held)
    return held
  }
  const asWhom = async (who: string | undefined) => (who === undefined ? null : token(who))
  const api: Client['api'] = async (path, options = {}) =>
    call(`${urls.controlRoom}${path}`, options, await asWhom(options.as))
  const intake: Client['intake'] = async (path, options = {}) =>
    call(`${urls.intake}${path}`, options, await asWhom(options.as))
  const accounting = async () => (await api('/api/accounting', { as: 'control' })).body as Accounting

  return {
    urls,
    token,
    api,
    intake,
    order: order => intake(`/intake/orders/${order.orderId}`, { as: 'court-demo', method: 'PUT', body: order }),
    event: event => intake('/intake/events', { as: 'source-demo', body: event, type: 'application/cloudevents+json' }),
    accounting,
    alerts: async (query = '', as = 'control') =>
      ((await api(`/api/alerts${query}`, { as })).body as { items: Alert[] }).items,
    alert: async (alertId, as = 'control') => (await api(`/api/alerts/${alertId}`, { as })).body as Alert,
    settled: async () => {
      for (;;) {
        const now = await accounting()
        if (now.totals.pending + (now.totals.undecidedEntries ?? 0) === 0) return now
        await wait(20)
      }
    },
  }
}
