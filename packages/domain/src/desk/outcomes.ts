import { civilOrderTypes } from '@breach-alerts/contracts'
import type { OrderType } from '@breach-alerts/contracts'

/** Home Office outcome types, and contempt where the other route was taken. Source: domain.md §5, contracts.md §3. */
export const crimeOutcomes = [
  '1',
  '1A',
  '2',
  '3',
  '4',
  '5',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '20',
  '21',
  '22',
  'CONTEMPT',
] as const
export const civilOutcomes = [
  'COURT_PROVED',
  'COURT_NOT_PROVED',
  'FINED',
  'COMMITTED',
  'WITHDRAWN',
  'NO_POWER',
] as const

/** Outcomes an alert of this order type may close with; `NO_ACTION` only when such an action is on the record. */
export const outcomesFor = (orderType: OrderType, hasNoAction: boolean): readonly string[] => [
  ...(civilOrderTypes.has(orderType) ? civilOutcomes : crimeOutcomes),
  ...(hasNoAction ? ['NO_ACTION'] : []),
]

/** What is wrong with an outcome; null: nothing. */
export const outcomeProblem = (outcome: string, orderType: OrderType, hasNoAction: boolean): string | null => {
  if (outcomesFor(orderType, hasNoAction).includes(outcome)) return null
  if (outcome === 'NO_ACTION') return 'needs an action NO_ACTION on the record'
  const civil = civilOrderTypes.has(orderType)
  const other: readonly string[] = civil ? crimeOutcomes : civilOutcomes
  if (other.includes(outcome))
    return civil ? 'must be an outcome of a civil order' : 'must be an outcome of an order whose breach is a crime'
  return 'is not a known outcome'
}
