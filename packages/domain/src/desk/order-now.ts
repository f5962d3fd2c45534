import type { Order } from '@breach-alerts/contracts'
import { endOf, inForce, rulingVersion, startOf } from '../time/validity.ts'

export type OrderNow = {
  /** Number of the version that binds now; null: none yet. */
  version: number | null
  /** When that version came to be known, or to bind where that is not recorded. Epoch milliseconds. */
  sinceAt: number | null
  /** First instant from which nothing of the order is in force, past or to come, epoch milliseconds; null: no end. */
  endsAt: number | null
}

/**
 * How an order stands at `now` (epoch milliseconds), versions that bind later counted in: one that goes on where this one
 * ends puts the end off, one that discharges it brings it forward.
 */
export const orderNow = (order: Pick<Order, 'versions'>, now: number): OrderNow => {
  const ruling = rulingVersion(order, now)
  if (!ruling) return { version: null, sinceAt: null, endsAt: null }
  return {
    version: ruling.version,
    sinceAt: ruling.recordedAt === undefined ? startOf(ruling.validFrom) : Date.parse(ruling.recordedAt),
    endsAt: endOfAll(order, now),
  }
}

const endOfAll = (order: Pick<Order, 'versions'>, now: number): number | null => {
  const isBound = (at: number) => {
    const version = rulingVersion(order, at)
    return version !== null && inForce(version, at)
  }
  const turns = order.versions
    .flatMap(({ validFrom, validTo }) => [startOf(validFrom), endOf(validTo)])
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
  if (isBound(now)) return turns.find(at => at > now && !isBound(at)) ?? null
  const past = turns.filter(at => at <= now)
  return past[past.findLastIndex(isBound) + 1] ?? null
}
