import { type Order, topics } from '@breach-alerts/contracts'
import { type EventLog, LogUnavailable } from '@breach-alerts/log'
import { isTransient } from '@breach-alerts/runtime'
import type { OrderIndex } from '@breach-alerts/store'
import type { Follower } from './follower.ts'
import { summaryHeader } from './follower.ts'
import { readOrder } from './read-order.ts'
import { makeTurns } from './turns.ts'
import { covers, mergeOrders, readSummary, summarise, type Summary, writeSummary } from './summary.ts'

type Entered =
  /** `isNew` false: held already, word for word. `version`: the highest that is held. */
  | { kind: 'entered'; isNew: boolean; version: number }
  /** Index, in the order that was sent, of each version that is held with other content. */
  | { kind: 'conflict'; versions: readonly number[] }

export type OrderBook = {
  /** @throws LogUnavailable when it is not known to be durable or what is held could not be seen in time */
  enter: (order: Order) => Promise<Entered>
}

/**
 * Puts orders on the log so that no version is ever lost and none ever changes, with any number of intakes.
 *
 * The log takes every record it is given, so two intakes could write at the same moment without knowing of each other. It is
 * therefore asked twice. Before: everything in the log up to now is read (`follower`), so that a conflict with anything that was
 * ever answered is found without writing. After: our own record is awaited as it comes back, and with it whatever came
 * between. The log's order decides, the same for everybody: the first content of a version is the version. Whoever sees a record
 * that lacks something before it ("torn") writes the union again; that may be done twice and changes nothing the second time.
 *
 * A lock in Redis would be lighter and wrong: it expires under a process that was paused, and is lost in a failover.
 */
export const makeOrderBook = (ports: {
  log: Pick<EventLog, 'append' | 'ends' | 'readToEnd'>
  orders: Pick<OrderIndex, 'load'>
  follower: Follower
  waitMs: number
  appendMs: number
}): OrderBook & { repair: (orderId: string) => Promise<void> } => {
  const { log, orders, follower, waitMs, appendMs } = ports
  const turns = makeTurns()

  const write = async (order: Order, summary: Summary): Promise<void> => {
    const record = {
      topic: topics.orders,
      key: order.orderId,
      value: Buffer.from(JSON.stringify(order)),
      headers: { 'content-type': 'application/json', [summaryHeader]: writeSummary(summary) },
    }
    const [at] = await log.append([record], { deadlineMs: appendMs })
    if (at) await follower.reach(new Map([[at.partition, at.offset + 1]]), waitMs)
  }

  const held = (orderId: string) => {
    const known = follower.known(orderId)
    const summary = readSummary(known?.summary)
    return known && summary ? { ...known, summary } : null
  }

  /** Everything the log holds of an order, in one document. */
  const documentOf = async (
    orderId: string,
    { isTorn, summary }: NonNullable<ReturnType<typeof held>>,
  ): Promise<Order> => {
    const recent = readOrder(follower.recent(orderId))
    if (recent && covers(summarise(recent), summary)) return recent
    if (!isTorn) {
      const [document] = await orders.load([orderId]).catch(otherwiseNone)
      const order = readOrder(document == null ? null : Buffer.from(document))
      if (order && covers(summarise(order), summary)) return order
    }
    // The register is behind, away or was emptied, or the newest record is not the whole order: the log itself is asked.
    let found: Order | null = null
    await log.readToEnd(topics.orders, ({ records }) => {
      for (const { key, value } of records) {
        const order = key === orderId ? readOrder(value) : null
        if (order) found = found === null ? order : mergeOrders(found, order)
      }
    })
    if (found === null) throw new LogUnavailable('reading an order', undefined)
    return found
  }

  const mend = async (orderId: string): Promise<void> => {
    // Each round writes the union of all that is known; a second round is only for what came between.
    for (let known = held(orderId); known?.isTorn === true; known = held(orderId)) {
      const whole = await documentOf(orderId, known)
      await write(whole, summarise(whole))
    }
  }

  const enter = async (order: Order): Promise<Entered> => {
    const sent = summarise(order)
    await follower.reach(await log.ends(topics.orders), waitMs)
    const known = held(order.orderId)
    if (known) {
      const conflicts = conflictsOf(order, sent, known.summary)
      if (conflicts.length > 0) return { kind: 'conflict', versions: conflicts }
      if (!known.isTorn && covers(known.summary, sent) && known.summary.rest === sent.rest)
        return { kind: 'entered', isNew: false, version: highest(known.summary) }
    }
    const whole =
      known && !covers(sent, known.summary) ? mergeOrders(await documentOf(order.orderId, known), order) : order
    await write(whole, summarise(whole))
    await mend(order.orderId)
    const now = held(order.orderId)?.summary ?? sent
    const lost = conflictsOf(order, sent, now)
    return lost.length > 0
      ? { kind: 'conflict', versions: lost }
      : { kind: 'entered', isNew: true, version: highest(now) }
  }

  return {
    enter: order => turns.take(order.orderId, () => enter(order)),
    repair: orderId => turns.take(orderId, () => mend(orderId)),
  }
}

/** The store being away costs a slower look at the log, not the order. */
const otherwiseNone = (error: unknown): readonly null[] => {
  if (isTransient(error)) return [null]
  throw error
}

const conflictsOf = (order: Order, sent: Summary, known: Summary): number[] =>
  order.versions.flatMap(({ version }, index) => {
    const text = known.versions.get(version)
    return text !== undefined && text !== sent.versions.get(version) ? [index] : []
  })

const highest = ({ versions }: Summary): number => Math.max(...versions.keys())
