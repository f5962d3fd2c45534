import { type AlertView, type Desk, parseDesk, presentAlert } from '@breach-alerts/domain'
import type { AlertQuery, AlertRow, DeskStore } from '@breach-alerts/store'
import { hasAny, maySee, type Reader } from '../need-to-know.ts'

/** Store pages asked for at most for one page of ours: a reader of a small force among many gets a shorter page and a cursor. */
const mostRounds = 40

/**
 * An officer sees their own force's and those they were told of or have, so the store can look for these; the others also see
 * what nobody owns.
 */
const narrowed = ({ roles, force, officerId }: Reader, query: AlertQuery): AlertQuery =>
  query.force !== undefined || hasAny({ roles }, 'control', 'supervisor')
    ? query
    : { ...query, ...(force !== null && { force }), ...(officerId !== null && { officer: officerId }) }

/**
 * Rows of alerts or tasks that the reader may see.
 *
 * Never asks the store for more than is still missing, so that the store's cursor always stands right after the last row
 * given: nothing is skipped and nothing comes twice.
 *
 * @throws BadCursor · StoreUnavailable
 */
export const listRows = async (
  store: DeskStore,
  reader: Reader,
  query: AlertQuery,
): Promise<{ rows: AlertRow[]; nextCursor: string | null }> => {
  const rows: AlertRow[] = []
  const asked = narrowed(reader, query)
  let cursor = query.cursor
  let nextCursor: string | null = null
  for (let round = 0; round < mostRounds; round += 1) {
    const page = await store.list({
      ...asked,
      ...(cursor === undefined ? {} : { cursor }),
      limit: query.limit - rows.length,
    })
    rows.push(...page.rows.filter(row => maySee(reader, row)))
    nextCursor = page.nextCursor
    if (nextCursor === null || rows.length >= query.limit) break
    cursor = nextCursor
  }
  return { rows, nextCursor }
}

/** The desks of these orders, by orderId. */
export const loadDesks = async (store: DeskStore, orderIds: readonly string[]): Promise<ReadonlyMap<string, Desk>> => {
  const documents = await store.load(orderIds)
  return new Map(documents.flatMap((held, i) => (held ? [[orderIds[i] ?? '', parseDesk(held.document)] as const] : [])))
}

/**
 * A page of the queue, by grade, then oldest first, of the alerts that the reader may see.
 *
 * @param now epoch milliseconds
 * @throws BadCursor · StoreUnavailable
 */
export const listAlerts = async (
  store: DeskStore,
  reader: Reader,
  query: AlertQuery,
  now: number,
): Promise<{ alerts: AlertView[]; nextCursor: string | null }> => {
  const { rows, nextCursor } = await listRows(store, reader, query)
  const desks = await loadDesks(store, [...new Set(rows.map(({ orderId }) => orderId))])
  const alerts = rows.flatMap(({ orderId, alertId }) => {
    const desk = desks.get(orderId)
    return (desk && presentAlert(desk, alertId, now)) ?? []
  })
  return { alerts, nextCursor }
}
