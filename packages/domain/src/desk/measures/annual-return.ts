import type { DeskAlert } from '../model.ts'
import { isSmall, suppressed } from './suppress.ts'
import type { SafeCount } from './suppress.ts'

type Counts = Record<string, SafeCount>

export type AnnualReturn = {
  byLevel: Counts
  byOrderType: Counts
  orders: SafeCount
  /** People under the orders by what is recorded of them, such as `ethnicity`; empty where nothing is recorded. */
  edi: Record<string, Counts>
}

/**
 * Figures for the MAPPA annual return: alerts and orders of managed people by level and order type, small numbers hidden.
 *
 * @param from epoch milliseconds; `to` exclusive
 * @param ediOf what an order's record says of equality, diversity and inclusion, by orderId; of those that say nothing, nothing
 */
export const annualReturn = (
  alerts: readonly (DeskAlert & { orderId: string })[],
  { from, to }: { from: number; to: number },
  ediOf: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(),
): AnnualReturn => {
  const managed = alerts.filter(({ facts, raisedAt }) => facts.mappaLevel !== null && raisedAt >= from && raisedAt < to)
  const orderIds = [...new Set(managed.map(({ orderId }) => orderId))]
  const said = orderIds.flatMap(orderId => Object.entries(ediOf.get(orderId) ?? {}))
  const edi = [...Map.groupBy(said, ([field]) => field)].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    byLevel: counted(managed.map(({ facts }) => String(facts.mappaLevel))),
    byOrderType: counted(managed.map(({ facts }) => facts.orderType)),
    orders: isSmall(orderIds.length) ? 'SUPPRESSED' : orderIds.length,
    edi: Object.fromEntries(edi.map(([field, values]) => [field, counted(values.map(([, value]) => value))])),
  }
}

const counted = (keys: readonly string[]): Counts =>
  suppressed(Object.fromEntries([...Map.groupBy(keys, key => key)].map(([key, group]) => [key, group.length])))
