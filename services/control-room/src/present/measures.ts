import {
  alertsPerOperatorHour,
  type AnnualReturn,
  breachesPerOrder,
  type Dimension,
  exportMeasures,
  type MeasureName,
  measureNames,
  measuresBy,
  precisionByRule,
  type Spread,
  wordUse,
} from '@breach-alerts/domain'
import type { OwnAlert } from '../alerts/own-alerts.ts'
import { csv } from './csv.ts'
import { forceName } from './forces.ts'
import { gradeTag } from './tags.ts'
import { orderTypeWords, plainCode } from './words.ts'

export const dimensionWords: Readonly<Record<Dimension, string>> = {
  force: 'Force',
  unit: 'Unit',
  orderType: 'Order type',
  grade: 'Grade',
}

export const measureWords: Readonly<Record<MeasureName, string>> = {
  told: 'Officer told',
  acknowledged: 'Somebody going',
  acted: 'Acted on',
  attended: 'Attended',
  victimInformed: 'Protected person informed',
  partnersTold: 'Partners told',
  closed: 'Closed',
}

const minute = 60_000
const perHour = 60 * minute

/** A length of time in two units at most: `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. */
export const duration = (ms: number): string => {
  const [days, hours, minutes] = [
    Math.floor(ms / (24 * perHour)),
    Math.floor(ms / perHour) % 24,
    Math.floor(ms / minute) % 60,
  ]
  if (days > 0) return `${days} d${hours > 0 ? ` ${hours} h` : ''}`
  if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`
  return minutes > 0 ? `${minutes} min` : `${Math.round(ms / 1_000)} s`
}

const keyWords = (dimension: Dimension, key: string): string => {
  const force = (code: string) => (code === '-' ? 'No owning force' : forceName(code))
  if (dimension === 'force') return force(key)
  if (dimension === 'grade') return gradeTag(Number(key) as 1 | 2 | 3).text
  if (dimension === 'orderType') return orderTypeWords[key as keyof typeof orderTypeWords] ?? plainCode(key)
  const space = key.indexOf(' ')
  const unit = key.slice(space + 1)
  return `${unit === '-' ? 'No unit named' : unit}, ${force(key.slice(0, space))}`
}

const spreadCell = ({ count, medianMs, p90Ms }: Spread) => ({
  count,
  text: medianMs === null || p90Ms === null ? null : { median: duration(medianMs), p90: duration(p90Ms) },
})

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`)

export type MeasuresAsked = { by: Dimension; days: number; operators: number; now: number }

/** What a supervisor sees of their own force: nothing here is hidden, and nothing here may be handed on. The download may. */
export const measuresPage = (alerts: readonly OwnAlert[], { by, days, operators, now }: MeasuresAsked) => {
  const { orders, breaches, median, most, repeat } = breachesPerOrder(alerts)
  const words = wordUse(alerts)
  const load = alertsPerOperatorHour(alerts, now - days * 24 * perHour, now, operators)
  return {
    title: 'Measures',
    columns: measureNames.map(name => measureWords[name]),
    rowHeading: dimensionWords[by],
    rows: measuresBy(alerts, by).map(({ key, alerts: count, times }) => ({
      key: keyWords(by, key),
      alerts: count,
      cells: measureNames.map(name => spreadCell(times[name])),
    })),
    figures: [
      ['Alerts', String(alerts.length)],
      ['Suspected breaches per order, median', median === null ? '–' : String(median)],
      ['Most suspected breaches of one order', orders === 0 ? '–' : String(most)],
      ['Orders with more than one', `${repeat} of ${orders} (${percent(repeat, orders)})`],
      ['Suspected breaches that did not end in no action', String(breaches)],
      ['Alerts for each operator and hour', load.toFixed(2)],
      ['Word hints taken', `${words.taken} of ${words.shown} (${percent(words.taken, words.shown)})`],
    ].map(([name, value]) => ({ name, value })),
    rules: precisionByRule(alerts).map(({ rule, closed, useful }) => ({
      rule,
      closed,
      useful,
      precision: percent(useful, closed),
    })),
  }
}

export const inMinutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6_000) / 10)

/** The measures as they may leave the force: small numbers are hidden. Times in minutes. */
export const measuresCsv = (alerts: readonly OwnAlert[], by: Dimension): string =>
  csv([
    [
      dimensionWords[by],
      'Alerts',
      'Measure',
      'Alerts in which it happened',
      'Median (minutes)',
      '90th percentile (minutes)',
    ],
    ...exportMeasures(alerts, by).flatMap(row =>
      measureNames.map(name => {
        const { count, medianMs, p90Ms } = row.times[name]
        return [keyWords(by, row.key), row.alerts, measureWords[name], count, inMinutes(medianMs), inMinutes(p90Ms)]
      }),
    ),
  ])

/** The figures of the MAPPA annual return, small numbers hidden. */
export const annualReturnCsv = ({ byLevel, byOrderType, orders, edi }: AnnualReturn): string =>
  csv([
    ['Figure', 'Of', 'Count'],
    ...Object.entries(byLevel).map(([level, count]) => ['Alerts by MAPPA level', `Level ${level}`, count]),
    ...Object.entries(byOrderType).map(([type, count]) => ['Alerts by order type', keyWords('orderType', type), count]),
    ['Orders with alerts', 'All levels', orders],
    ...Object.entries(edi).flatMap(([field, counts]) =>
      Object.entries(counts).map(([value, count]) => [
        `People under orders by ${plainCode(field).toLowerCase()}`,
        value,
        count,
      ]),
    ),
  ])
