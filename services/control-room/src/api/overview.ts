import { type Accounting, topics } from '@breach-alerts/contracts'
import { partitionKey } from '@breach-alerts/log'
import type { FastifyInstance } from 'fastify'
import { accountingOf } from '../accounting.ts'
import type { Parts } from '../parts.ts'
import { ParkedQuery, readQuery } from './query.ts'

/** What became of every record. The account first, then the ends of the log: in the other order a record could look lost. */
export const readAccounting = async ({ ports, config }: Pick<Parts, 'ports' | 'config'>): Promise<Accounting> => {
  const accounts = await ports.matcher.accounts()
  const accounting = accountingOf(accounts, await ports.log.progress(config.MATCHER_GROUP, topics.events))
  return { ...accounting, totals: { ...accounting.totals, undecidedEntries: await undecidedEntries(ports) } }
}

/** Journal entries that the desk has not folded yet: 0 beside `pending` 0 means that every alert there is to come is there. */
const undecidedEntries = async ({ log, desk }: Parts['ports']): Promise<number> => {
  const ends = await log.ends(topics.journal)
  const held = await desk.positions()
  return [...ends].reduce(
    (sum, [p, end]) => sum + Math.max(0, end - (held.get(partitionKey(topics.journal, p)) ?? 0)),
    0,
  )
}

/** Is anything lost, is anything unreadable: asked by people, machines and the wall board. */
export const overviewRoutes = (app: FastifyInstance, parts: Parts): void => {
  const { access, parked } = parts
  const config = { api: true }

  app.get('/api/accounting', { config, onRequest: access.requireSignIn() }, async () => readAccounting(parts))

  app.get('/api/parked', { config, onRequest: access.requireRole('control', 'supervisor') }, async request => {
    const { cursor, limit } = readQuery(ParkedQuery, request.query)
    const { items, next } = await parked.page(cursor ?? null, limit)
    return { items, nextCursor: next === null ? null : String(next) }
  })
}
