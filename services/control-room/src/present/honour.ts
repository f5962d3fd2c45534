import type { Order, OrderType } from '@breach-alerts/contracts'

const cohorts: ReadonlySet<string> = new Set(['HBA', 'HBV', 'HONOUR_BASED_ABUSE', 'HONOUR_BASED_VIOLENCE'])
const orderTypes: ReadonlySet<OrderType> = new Set(['FMPO', 'FGMPO'])

/** Does honour-based abuse change how this alert is handled (capability 27)? By the order's type, or a cohort that names it. */
export const isHonourBased = (orderType: OrderType, order: Pick<Order, 'cohorts'> | null): boolean =>
  orderTypes.has(orderType) ||
  (order?.cohorts.some(cohort => cohorts.has(cohort.toUpperCase().replaceAll(/[ -]/gu, '_'))) ?? false)
