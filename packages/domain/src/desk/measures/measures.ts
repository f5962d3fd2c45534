import type { DeskAlert } from '../model.ts'
import { quantile } from './quantiles.ts'
import { measureNames, timesOf } from './times.ts'
import type { MeasureName } from './times.ts'

export const dimensions = ['force', 'unit', 'orderType', 'grade'] as const
export type Dimension = (typeof dimensions)[number]

const keyOf: Readonly<Record<Dimension, (alert: DeskAlert) => string>> = {
  force: ({ facts }) => facts.forceCode ?? '-',
  unit: ({ facts }) => `${facts.forceCode ?? '-'} ${facts.unit ?? '-'}`,
  orderType: ({ facts }) => facts.orderType,
  grade: ({ grade }) => String(grade),
}

/** Lengths in milliseconds; `count`: alerts in which it happened. */
export type Spread = { count: number; medianMs: number | null; p90Ms: number | null }

export type MeasureRow = { key: string; alerts: number; times: Record<MeasureName, Spread> }

/** Medians and 90th percentiles by force, unit, order type or grade, in the order of the keys. For those who may see each alert. */
export const measuresBy = (alerts: readonly DeskAlert[], dimension: Dimension): MeasureRow[] =>
  [...groupsOf(alerts, keyOf[dimension]).entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => measureRow(key, group))

/** The measures of one group of alerts. */
export const measureRow = (key: string, group: readonly DeskAlert[]): MeasureRow => {
  const times = group.map(timesOf)
  const spreads = measureNames.map(name => [name, spreadOf(times.map(each => each[name]))] as const)
  return { key, alerts: group.length, times: Object.fromEntries(spreads) as Record<MeasureName, Spread> }
}

const spreadOf = (values: readonly (number | null)[]): Spread => {
  const known = values.filter(value => value !== null)
  return { count: known.length, medianMs: quantile(known, 0.5), p90Ms: quantile(known, 0.9) }
}

const groupsOf = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** How often a rule of grading was right: alerts it graded that ended otherwise than in no action, of those that ended. */
export type RulePrecision = { rule: string; closed: number; useful: number; precision: number | null }

export const precisionByRule = (alerts: readonly DeskAlert[]): RulePrecision[] => {
  const closed = alerts.filter(({ state }) => state === 'CLOSED')
  return [...groupsOf(closed, ({ gradeRule }) => gradeRule).entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([rule, group]) => {
      const useful = group.filter(isUseful).length
      return { rule, closed: group.length, useful, precision: useful / group.length }
    })
}

/** It did not end in no action. */
export const isUseful = ({ closures }: Pick<DeskAlert, 'closures'>): boolean =>
  !closures.some(({ refused, outcome }) => refused === null && outcome === 'NO_ACTION')

/** Alerts for each operator and hour between two instants (epoch milliseconds). */
export const alertsPerOperatorHour = (
  alerts: readonly DeskAlert[],
  from: number,
  to: number,
  operators: number,
): number =>
  alerts.filter(({ raisedAt }) => raisedAt >= from && raisedAt < to).length / (((to - from) / 3_600_000) * operators)
