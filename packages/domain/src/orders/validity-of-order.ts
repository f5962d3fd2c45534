import type { Order } from '@breach-alerts/contracts'
import { endOf, inForce, rulingVersion, startOf } from '../time/validity.ts'

type Versions = Pick<Order, 'versions'>

/** Is the order in force at an instant (epoch milliseconds)? */
export const binds = (order: Versions, at: number): boolean => {
  const ruling = rulingVersion(order, at)
  return ruling !== null && inForce(ruling, at)
}

/** Instants at which it may begin or cease to bind, earliest first, each once. */
const boundaries = ({ versions }: Versions): number[] =>
  [...new Set(versions.flatMap(({ validFrom, validTo }) => [startOf(validFrom), endOf(validTo)]))]
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)

/** First instant after `now` at which an order that binds at `now` no longer does; null: it does not bind, or has no end. */
export const nextEndOf = (order: Versions, now: number): number | null =>
  binds(order, now) ? (boundaries(order).find(at => at > now && !binds(order, at)) ?? null) : null

/** The instant at which an order that does not bind at `now` last ceased to; null: it binds, or never has. */
export const lastEndOf = (order: Versions, now: number): number | null =>
  binds(order, now)
    ? null
    : (boundaries(order).findLast(at => at <= now && !binds(order, at) && binds(order, at - 1)) ?? null)

/** First instant after `now` at which an order that does not bind at `now` begins to; null: it binds, or never will. */
export const nextStartOf = (order: Versions, now: number): number | null =>
  binds(order, now) ? null : (boundaries(order).find(at => at > now && binds(order, at)) ?? null)
