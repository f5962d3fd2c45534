import { challengesOf, type DeskAlert, parseDesk } from '@breach-alerts/domain'
import type { AlertQuery, AlertRow, DeskStore } from '@breach-alerts/store'
import { maySee, type Reader } from '../need-to-know.ts'

export type OwnAlert = DeskAlert & { orderId: string }

/** What lists over many alerts never look at, and what most of a document is. */
const slim = (orderId: string, alert: DeskAlert): OwnAlert => ({ ...alert, orderId, findings: [], timeline: [] })

const rowsAtOnce = 500
const documentsAtOnce = 100
/** More rows than a large force has in a year. */
const mostRows = 50_000

const rowsOf = async (store: DeskStore, query: Omit<AlertQuery, 'limit'>): Promise<AlertRow[]> => {
  const rows: AlertRow[] = []
  let cursor: string | undefined
  do {
    const page = await store.list({ ...query, ...(cursor !== undefined && { cursor }), limit: rowsAtOnce })
    rows.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && rows.length < mostRows)
  return rows
}

export type OwnQuery = {
  states?: readonly string[]
  /** Only those raised since, epoch milliseconds. */
  from?: number
  /** Those that nobody owns as well, wherever they happen: they are every supervisor's. */
  withNobodys?: boolean
}

/**
 * The alerts of the reader's own force, whether it owns them or responds to them, without findings and timeline.
 *
 * @returns nothing for a reader of no force
 * @throws StoreUnavailable
 */
export const ownAlerts = async (
  store: DeskStore,
  reader: Reader,
  { states, from = 0, withNobodys = false }: OwnQuery,
): Promise<OwnAlert[]> => {
  if (reader.force === null) return []
  const query = { ...(states && { states }), ...(withNobodys ? {} : { force: reader.force }) }
  const rows = (await rowsOf(store, query)).filter(row => row.raisedAt >= from && maySee(reader, row))
  const wanted = new Set(rows.map(({ alertId }) => alertId))
  return alertsOf(store, rows, ({ alertId }) => wanted.has(alertId))
}

/**
 * The alerts of the reader's own force, and those that nobody owns, in which a challenge waits for its answer, however long
 * they have been closed.
 *
 * @throws StoreUnavailable
 */
export const challengedAlerts = async (store: DeskStore, reader: Reader): Promise<OwnAlert[]> => {
  if (reader.force === null) return []
  const rows = (await rowsOf(store, { kind: 'CHALLENGE' })).filter(row => maySee(reader, row))
  return alertsOf(store, rows, ({ actions }) => challengesOf(actions).some(({ answer }) => answer === null))
}

const alertsOf = async (
  store: DeskStore,
  rows: readonly AlertRow[],
  isWanted: (alert: DeskAlert) => boolean,
): Promise<OwnAlert[]> => {
  const orderIds = [...new Set(rows.map(({ orderId }) => orderId))]
  const alerts: OwnAlert[] = []
  for (let first = 0; first < orderIds.length; first += documentsAtOnce) {
    const documents = await store.load(orderIds.slice(first, first + documentsAtOnce))
    for (const held of documents) {
      if (held === null) continue
      const { orderId, alerts: all } = parseDesk(held.document)
      alerts.push(...all.filter(isWanted).map(alert => slim(orderId, alert)))
    }
  }
  return alerts
}
