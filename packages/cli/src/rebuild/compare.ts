import { Order } from '@breach-alerts/contracts'
import { keysOfOrder, nextLookAt, parseDesk } from '@breach-alerts/domain'
import { type AlertRow, type DeskStore, type Positions, rowKinds, type Stores } from '@breach-alerts/store'

/** One thing that a store holds otherwise than the log says. Ids only: no content, and no key of a person. */
export type Difference = {
  room: 'positions' | 'orders' | 'index' | 'desk' | 'rows' | 'due' | 'watch'
  id: string
  difference: 'MISSING' | 'SURPLUS' | 'DIFFERENT' | 'BEHIND' | 'LATE'
}

const atOnce = 200

/**
 * Holds stores against what they must hold, key by key: documents and index of the orders, documents and rows of the desk,
 * timers of alerts and of orders. What the matcher remembers is not compared: it is no projection of the two topics.
 *
 * @param now epoch milliseconds: when an order must be looked at next depends on it
 */
export async function* compareStores(expected: Stores, actual: Stores, now: number): AsyncGenerator<Difference> {
  yield* behind(await expected.orders.positions(), await actual.orders.positions())
  yield* behind(await expected.desk.positions(), await actual.desk.positions())
  yield* ordersOf(expected, actual, now)
  yield* desksOf(expected, actual)
  const [rows, heldRows] = await Promise.all([rowsIn(expected.desk), rowsIn(actual.desk)])
  yield* between('rows', rows, heldRows)
  const [timers, heldTimers] = await Promise.all([expected.due.all(), actual.due.all()])
  const byId = (all: typeof timers) => new Map(all.map(timer => [timer.timerId, JSON.stringify(timer)]))
  yield* between('due', byId(timers), byId(heldTimers))
}

function* behind(expected: Positions, actual: Positions): Generator<Difference> {
  for (const [id, next] of expected)
    if ((actual.get(id) ?? 0) < next) yield { room: 'positions', id, difference: 'BEHIND' }
}

function* between(
  room: Difference['room'],
  expected: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): Generator<Difference> {
  for (const [id, text] of expected) {
    const held = actual.get(id)
    if (held === undefined) yield { room, id, difference: 'MISSING' }
    else if (held !== text) yield { room, id, difference: 'DIFFERENT' }
  }
  for (const id of actual.keys()) if (!expected.has(id)) yield { room, id, difference: 'SURPLUS' }
}

function* chunks(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += atOnce) yield ids.slice(at, at + atOnce)
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].toSorted()

const present = (ids: readonly string[], texts: readonly (string | null)[]): Map<string, string> =>
  new Map(ids.flatMap((id, at) => (texts[at] == null ? [] : [[id, texts[at]] as const])))

async function* ordersOf(expected: Stores, actual: Stores, now: number): AsyncGenerator<Difference> {
  const ids = union(await expected.orders.orderIds(), await actual.orders.orderIds())
  const firstDue = new Map<string, number>()
  for (const { timerId, dueAt } of await actual.watch.all()) {
    const orderId = timerId.split('/')[0] ?? timerId
    firstDue.set(orderId, Math.min(firstDue.get(orderId) ?? Infinity, dueAt))
  }
  const misplacedUnder = makeKeyCheck(expected.orders, actual.orders)
  const misplaced = new Set<string>()
  for (const some of chunks(ids)) {
    const [documents, held] = await Promise.all([expected.orders.load(some), actual.orders.load(some)])
    yield* between('orders', present(some, documents), present(some, held))
    const desks = await expected.desk.load(some)
    for (const [at, document] of documents.entries()) {
      if (document === null) continue
      const order = Order.parse(JSON.parse(document))
      for (const id of await misplacedUnder(keysOfOrder(order))) {
        if (!misplaced.has(id)) yield { room: 'index', id, difference: 'DIFFERENT' }
        misplaced.add(id)
      }
      const desk = desks[at]
      const next = nextLookAt({ order, desk: desk ? parseDesk(desk.document) : null }, now)
      const due = firstDue.get(order.orderId)
      if (next !== null && due === undefined) yield { room: 'watch', id: order.orderId, difference: 'MISSING' }
      if (next !== null && due !== undefined && due > next)
        yield { room: 'watch', id: order.orderId, difference: 'LATE' }
    }
  }
  const known = new Set(await expected.orders.orderIds())
  for (const id of firstDue.keys()) if (!known.has(id)) yield { room: 'watch', id, difference: 'SURPLUS' }
}

/**
 * Gives the orders that do not stand under keys as they must. Each key is asked for once: under a hot one stand thousands of orders, and
 * each of them has it.
 */
const makeKeyCheck = (expected: Pick<Stores['orders'], 'find'>, actual: Pick<Stores['orders'], 'find'>) => {
  // Only of several orders: no other order asks for a key of one.
  const shared = new Set<string>()
  return async (keys: readonly string[]): Promise<string[]> => {
    const asked = keys.filter(key => !shared.has(key))
    const [wanted, found] = await Promise.all([expected.find(asked), actual.find(asked)])
    return asked.flatMap((key, at) => {
      const [must, are] = [new Set(wanted[at]), new Set(found[at])]
      if (must.size > 1) shared.add(key)
      return [...[...must].filter(id => !are.has(id)), ...[...are].filter(id => !must.has(id))]
    })
  }
}

async function* desksOf(expected: Stores, actual: Stores): AsyncGenerator<Difference> {
  const ids = union(await expected.desk.orderIds(), await actual.desk.orderIds())
  for (const some of chunks(ids)) {
    const texts = async ({ desk }: Stores) =>
      (await desk.load(some)).map(held => held && `${held.appliedOffset}:${held.document}`)
    const [documents, held] = await Promise.all([texts(expected), texts(actual)])
    yield* between('desk', present(some, documents), present(some, held))
  }
}

/** Every row with the list it stands in, by its id. */
const rowsIn = async (desk: DeskStore): Promise<Map<string, string>> => {
  const rows = new Map<string, string>()
  for (const kind of [undefined, ...rowKinds]) {
    let cursor: string | undefined
    do {
      const page: { rows: readonly AlertRow[]; nextCursor: string | null } = await desk.list({
        ...(kind ? { kind } : {}),
        ...(cursor === undefined ? {} : { cursor }),
        limit: 1_000,
      })
      for (const row of page.rows)
        rows.set(row.alertId, JSON.stringify(Object.entries(row).toSorted(([a], [b]) => a.localeCompare(b))))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  }
  return rows
}
