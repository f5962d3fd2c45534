import type { Order, OrderType } from '@breach-alerts/contracts'
import type { AlertView } from '@breach-alerts/domain'

const types: readonly OrderType[] = ['FMPO', 'FGMPO']
const cohorts = ['HBA', 'HBV', 'HONOUR_BASED_ABUSE', 'HONOUR_BASED_VIOLENCE']

/**
 * Is the alert to be handled as honour-based abuse: by the kind of order, by a cohort of the order, or because somebody took
 * advice about it? Then contact through family or community is a danger. Source: domain.md §8, 27.
 */
export const isHonourBased = (
  { orderType, actions }: Pick<AlertView, 'orderType' | 'actions'>,
  order: Pick<Order, 'cohorts'> | null,
): boolean =>
  types.includes(orderType) ||
  (order?.cohorts ?? []).some(cohort => cohorts.includes(cohort.toUpperCase().replaceAll(/[ -]/gu, '_'))) ||
  actions.some(({ code, fields }) => code === 'SPECIALIST_ADVICE' && fields['about'] === 'HONOUR_BASED_ABUSE')
