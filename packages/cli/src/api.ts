import type { Accounting } from '@breach-alerts/contracts'
import { addressesOf, type Addresses } from './addresses.ts'
import type { Io } from './command.ts'

type Answer = { status: number; body: unknown }

/** What the commands ask of a running system, as any other client would: over HTTP, with tokens. */
export type Api = {
  postEvents: (events: readonly unknown[]) => Promise<number>
  putOrder: (order: { orderId: string }) => Promise<void>
  /** Records lines of the directory as a supervisor of the demo force. */
  putDirectory: (entries: readonly unknown[]) => Promise<{ recorded: number; unchanged: number }>
  accounting: () => Promise<Accounting>
  countAlerts: (orderIds: readonly string[]) => Promise<number>
}

/** Thrown when a service answers something else than it should; says which call and which problem, never what was sent. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly status: number
  constructor(call: string, status: number, detail: string) {
    super(`${call} answered ${status}: ${detail}`)
    this.status = status
  }
}

const detailOf = (body: unknown): string => {
  const { detail, errors } = (body ?? {}) as { detail?: string; errors?: { pointer: string; message: string }[] }
  const fields = (errors ?? []).slice(0, 3).map(e => `${e.pointer} ${e.message}`)
  return [detail ?? 'no detail', ...fields].join('; ')
}

const json = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
}

/** @throws CallFailed when the identity provider refuses */
export const tokenOf = async (
  addresses: Pick<Addresses, 'identity'>,
  form: Record<string, string>,
  client: string,
): Promise<string> => {
  const response = await fetch(`${addresses.identity}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(client).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form),
  })
  const { status, body } = await json(response)
  const token = (body as { access_token?: string } | null)?.access_token
  if (status !== 200 || token === undefined) throw new CallFailed('the identity provider', status, detailOf(body))
  return token
}

const personGrant = 'urn:breach-alerts:demo-person'

export const personToken = (addresses: Pick<Addresses, 'identity'>, person: string): Promise<string> =>
  tokenOf(
    addresses,
    { grant_type: personGrant, username: person, password: 'demo' },
    'scripts-demo:scripts-demo-secret',
  )

/** Signs in once for each part it plays and keeps the tokens for half an hour. */
export const connect = (io: Pick<Io, 'env'>): Api => {
  const addresses = addressesOf(io.env)
  const tokens = new Map<string, { token: string; until: number }>()
  const bearer = async (part: string, ask: () => Promise<string>) => {
    let held = tokens.get(part)
    if (!held || held.until <= performance.now()) {
      held = { token: await ask(), until: performance.now() + 30 * 60_000 }
      tokens.set(part, held)
    }
    return { authorization: `Bearer ${held.token}` }
  }
  const asClient = (client: string) => () => tokenOf(addresses, { grant_type: 'client_credentials' }, client)
  const source = () => bearer('source', asClient('source-demo:source-demo-secret'))
  const court = () => bearer('court', asClient('court-demo:court-demo-secret'))
  const supervisor = () => bearer('supervisor', () => personToken(addresses, 'supervisor'))
  const control = () => bearer('control', () => personToken(addresses, 'control'))

  const read = async (path: string): Promise<unknown> => {
    const { status, body } = await json(await fetch(`${addresses.controlRoom}${path}`, { headers: await control() }))
    if (status !== 200) throw new CallFailed(`GET ${path}`, status, detailOf(body))
    return body
  }

  return {
    postEvents: async events => {
      const { status, body } = await json(
        await fetch(`${addresses.intake}/intake/events`, {
          method: 'POST',
          headers: { ...(await source()), 'content-type': 'application/cloudevents-batch+json' },
          body: JSON.stringify(events),
        }),
      )
      if (status !== 202) throw new CallFailed('POST /intake/events', status, detailOf(body))
      return (body as { accepted: unknown[] }).accepted.length
    },
    putOrder: async order => {
      const { status, body } = await json(
        await fetch(`${addresses.intake}/intake/orders/${order.orderId}`, {
          method: 'PUT',
          headers: { ...(await court()), 'content-type': 'application/json' },
          body: JSON.stringify(order),
        }),
      )
      if (status !== 202 && status !== 200) throw new CallFailed('PUT /intake/orders', status, detailOf(body))
    },
    putDirectory: async entries => {
      const { status, body } = await json(
        await fetch(`${addresses.controlRoom}/api/directory`, {
          method: 'POST',
          headers: { ...(await supervisor()), 'content-type': 'application/json' },
          body: JSON.stringify({ entries }),
        }),
      )
      if (status !== 200) throw new CallFailed('POST /api/directory', status, detailOf(body))
      return body as { recorded: number; unchanged: number }
    },
    accounting: async () => (await read('/api/accounting')) as Accounting,
    countAlerts: async orderIds => {
      let alerts = 0
      for (const orderId of orderIds)
        alerts += ((await read(`/api/alerts?orderId=${orderId}&limit=100`)) as { items: unknown[] }).items.length
      return alerts
    },
  }
}
