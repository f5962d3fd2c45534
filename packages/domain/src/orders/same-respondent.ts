import type { Order } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import { keysOfOrder } from '../match/keys.ts'
import { binds } from './validity-of-order.ts'

/** Keys of the order index under which other orders of the same respondent stand: by strong identifiers only. */
export const respondentKeys = (order: Order): string[] => {
  const strong = order.respondent.identifiers
    .filter(({ scheme }) => isStrong(scheme))
    .map(({ scheme }) => `R:${scheme}:`)
  return keysOfOrder(order).filter(key => strong.some(beginning => key.startsWith(beginning)))
}

/** Does any of these other orders bind the respondent of `order` at `at` (epoch milliseconds)? */
export const isBoundElsewhere = (order: Order, others: readonly Order[], at: number): boolean => {
  const keys = new Set(respondentKeys(order))
  return others.some(
    other => other.orderId !== order.orderId && binds(other, at) && respondentKeys(other).some(key => keys.has(key)),
  )
}
