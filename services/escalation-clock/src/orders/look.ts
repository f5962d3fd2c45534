import { type JournalEntry, Order, topics } from '@breach-alerts/contracts'
import {
  asksForOthers,
  isBoundElsewhere,
  type Looked,
  lookAtOrder,
  parseDesk,
  respondentKeys,
} from '@breach-alerts/domain'
import type { EventLog, NewRecord } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { ClaimedTimer, DeskStore, OrderIndex, OrderWatch } from '@breach-alerts/store'
import type { ServiceConfig } from '../config.ts'
import { waitFor } from '../wait-for.ts'
import { caughtUp, type CaughtUpPorts } from './caught-up.ts'
import { lookTimer, nextChange, parseWatchPayload, type WatchPayload } from './watch-timers.ts'

export type LookPorts = Platform &
  CaughtUpPorts & {
    log: Pick<EventLog, 'append' | 'ends'>
    watch: OrderWatch
    orders: Pick<OrderIndex, 'find' | 'load' | 'positions'>
    desk: Pick<DeskStore, 'load' | 'positions'>
  }

type Claimed = { timer: ClaimedTimer; payload: WatchPayload }

const parsed = (document: string | null | undefined): Order | null => {
  const order = document == null ? null : Order.safeParse(JSON.parse(document))
  return order?.success ? order.data : null
}

const recordOf = (entry: JournalEntry): NewRecord => ({
  topic: topics.journal,
  key: entry.orderId,
  value: Buffer.from(JSON.stringify(entry)),
  headers: { id: entry.entryId, type: entry.type },
})

/**
 * One round over the orders that are to be looked at: says in the journal what time, or a change, says of them.
 *
 * Journal first, the next timer then, the claim last: dying in between says the same again under the same ids.
 *
 * @returns milliseconds until the next round
 */
export const makeLook = (ports: LookPorts, config: ServiceConfig): (() => Promise<number>) => {
  const { log, watch, orders, desk, clock, logger, metrics } = ports

  const lookedAt = async (orderIds: readonly string[]): Promise<Looked[]> => {
    const [documents, desks] = await Promise.all([orders.load(orderIds), desk.load(orderIds)])
    return orderIds.flatMap((_, at) => {
      const order = parsed(documents[at])
      const held = desks[at]
      return order ? [{ order, desk: held ? parseDesk(held.document) : null }] : []
    })
  }

  const isBound = async (looked: Looked, now: number): Promise<boolean> => {
    if (!asksForOthers(looked, now)) return false
    const found = await orders.find(respondentKeys(looked.order))
    const others = await orders.load([...new Set(found.flat())])
    return isBoundElsewhere(
      looked.order,
      others.map(parsed).filter(order => order !== null),
      now,
    )
  }

  const say = async (looked: readonly Looked[], now: number): Promise<void> => {
    const said = await Promise.all(looked.map(async one => lookAtOrder(one, await isBound(one, now), now)))
    const entries = said.flat()
    if (entries.length === 0) return
    await log.append(entries.map(recordOf))
    for (const { type, orderId } of entries) {
      metrics.count('escalation_clock_orders_total', 'What time, or a change, said of orders', { type })
      logger.info({ type, orderId }, 'said of an order')
    }
  }

  /** A timer that somebody else moved or took meanwhile: the order may have changed under the look, so it is looked at again. */
  const complete = async ({ timer, payload }: Claimed, now: number): Promise<void> => {
    if (!(await watch.complete(timer.timerId, timer.token))) await watch.set([lookTimer(payload.orderId, now)])
  }

  const look = async (claimed: readonly Claimed[]): Promise<void> => {
    const now = clock()
    const looked = await lookedAt(claimed.map(({ payload }) => payload.orderId))
    await say(looked, now)
    const again = new Set(claimed.flatMap(({ payload }) => (payload.again ? [payload.orderId] : [])))
    const changes = looked.map(one => nextChange(one, now, again.has(one.order.orderId)))
    await watch.cancel(changes.flatMap(({ cancel }) => cancel))
    await watch.set(changes.flatMap(({ set }) => set))
    await Promise.all(claimed.map(one => complete(one, now)))
  }

  /** The time of the next look has come: it becomes one, and is taken away only then. */
  const turn = async (claimed: readonly Claimed[]): Promise<void> => {
    const now = clock()
    await watch.set(claimed.map(({ payload }) => lookTimer(payload.orderId, now)))
    await Promise.all(claimed.map(({ timer }) => watch.complete(timer.timerId, timer.token)))
  }

  return async () => {
    const timers = await watch.claim(clock(), config.CLOCK_LIMIT, config.CLOCK_LEASE_MS)
    const claimed = timers.flatMap(timer => {
      const payload = parseWatchPayload(timer.payload)
      return payload ? [{ timer, payload }] : []
    })
    if (claimed.length < timers.length)
      logger.error({ count: timers.length - claimed.length }, 'timers of orders could not be read')
    const looks = claimed.filter(({ payload }) => payload.kind === 'look')
    const turned = claimed.filter(({ payload }) => payload.kind === 'next')
    if (turned.length > 0) await turn(turned)
    // Behind: the leases run out, and the orders are looked at then.
    if (looks.length > 0 && (await caughtUp(ports))) await look(looks)
    return turned.length > 0 || timers.length === config.CLOCK_LIMIT
      ? 0
      : waitFor(await watch.earliest(), clock(), config.CLOCK_POLL_MS)
  }
}
