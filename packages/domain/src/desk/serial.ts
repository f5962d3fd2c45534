import type { OrderType } from '@breach-alerts/contracts'
import type { Desk } from './model.ts'

/** One order that binds the same respondent, with its alerts. Protected people by id only: no name is needed to count them. */
export type SerialOrder = {
  orderId: string
  orderType: OrderType
  forceCode: string | null
  inForce: boolean
  protectedPersonIds: readonly string[]
  desk: Pick<Desk, 'alerts'> | null
}

export type SerialView = {
  orders: { orderId: string; orderType: OrderType; forceCode: string | null; inForce: boolean; breaches: number }[]
  forces: string[]
  protectedPeople: number
  /** Suspected breaches in the window, this one among them, on any order. */
  breaches: number
  /** Protected people on the orders concerned in the window. */
  victims: number
  windowDays: number
  /** Kinds of condition suspected in the window. */
  conditionKinds: string[]
  /** `3rd suspected breach in 30 days, 2 different victims`; null: the first, nothing to say. */
  sentence: string | null
  /** No order in force binds a person who breached before. */
  isUnbound: boolean
}

/**
 * Everything known of one respondent across orders, people and forces, at `now` (epoch milliseconds).
 *
 * Alerts that were closed with no action are not counted: they were nobody's breach.
 */
export const serialView = (orders: readonly SerialOrder[], now: number, windowDays = 30): SerialView => {
  const from = now - windowDays * 24 * 60 * 60_000
  const recent = orders.map(order => ({
    order,
    alerts: breachesOf(order).filter(({ raisedAt }) => raisedAt > from && raisedAt <= now),
  }))
  const concerned = recent.filter(({ alerts }) => alerts.length > 0)
  const breaches = concerned.reduce((sum, { alerts }) => sum + alerts.length, 0)
  const victims = new Set(concerned.flatMap(({ order }) => order.protectedPersonIds)).size
  const ever = orders.reduce((sum, order) => sum + breachesOf(order).length, 0)
  return {
    orders: orders.map(order => {
      const { orderId, orderType, forceCode, inForce } = order
      return { orderId, orderType, forceCode, inForce, breaches: breachesOf(order).length }
    }),
    forces: [...new Set(orders.flatMap(({ forceCode }) => (forceCode === null ? [] : [forceCode])))].toSorted(),
    protectedPeople: new Set(orders.flatMap(({ protectedPersonIds }) => protectedPersonIds)).size,
    breaches,
    victims,
    windowDays,
    conditionKinds: [
      ...new Set(
        concerned.flatMap(({ alerts }) =>
          alerts.flatMap(({ conditions }) => conditions.map(c => c.facts.condition.kind)),
        ),
      ),
    ].toSorted(),
    sentence: sentenceOf(breaches, victims, windowDays),
    isUnbound: ever > 0 && orders.every(({ inForce }) => !inForce),
  }
}

/** Alerts of an order that were somebody's breach: not closed with no action. */
export const breachesOf = ({ desk }: Pick<SerialOrder, 'desk'>) =>
  (desk?.alerts ?? []).filter(({ closures }) =>
    closures.every(({ refused, outcome }) => refused !== null || outcome !== 'NO_ACTION'),
  )

const sentenceOf = (breaches: number, victims: number, days: number): string | null => {
  if (breaches < 2) return null
  const people = victims > 1 ? `, ${victims} different victims` : ''
  return `${ordinal(breaches)} suspected breach in ${days} days${people}`
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st … */
export const ordinal = (n: number): string => {
  const [tens, ones] = [n % 100, n % 10]
  if (tens >= 11 && tens <= 13) return `${n}th`
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[ones] ?? 'th'}`
}
