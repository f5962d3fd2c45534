import type { DeskAlert } from '../model.ts'
import { measuresBy } from './measures.ts'
import type { Dimension, MeasureRow } from './measures.ts'
import { isSmall, smallestShown, suppressed } from './suppress.ts'
import type { SafeCount, Suppressing } from './suppress.ts'
import { measureNames } from './times.ts'
import type { MeasureName } from './times.ts'

export type ExportRow = {
  key: string
  alerts: SafeCount
  times: Record<MeasureName, { count: SafeCount; medianMs: number | null; p90Ms: number | null }>
}

/** The measures as they may be exported. Units are parts of their force. */
export const exportMeasures = (
  alerts: readonly DeskAlert[],
  dimension: Dimension,
  atLeast = smallestShown,
): ExportRow[] =>
  exportRows(measuresBy(alerts, dimension), {
    atLeast,
    ...(dimension === 'unit' && { partOf: (key: string) => key.slice(0, key.indexOf(' ')) }),
  })

/**
 * Rows that together are one table, as they may be exported.
 *
 * Hidden are small numbers of alerts; small numbers of alerts in which something happened, or did not (both point at the same
 * few); times that few alerts stand behind; and whatever else the sums would give away.
 */
export const exportRows = (rows: readonly MeasureRow[], how: Suppressing = {}): ExportRow[] => {
  const total = suppressed(
    column(rows, row => row.alerts),
    how,
  )
  const hiddenRows = new Set(rows.filter(({ key }) => total[key] === 'SUPPRESSED').map(({ key }) => key))
  const happened = new Map(
    measureNames.map(name => {
      const fewLeft = rows.filter(row => isSmall(row.alerts - row.times[name].count, how.atLeast)).map(({ key }) => key)
      const alsoHidden = new Set([...hiddenRows, ...fewLeft])
      return [
        name,
        suppressed(
          column(rows, row => row.times[name].count),
          { ...how, alsoHidden },
        ),
      ] as const
    }),
  )
  return rows.map(({ key, times }) => {
    const safe = measureNames.map(name => {
      const count = happened.get(name)?.[key] ?? 0
      const { medianMs, p90Ms } = times[name]
      return [name, { count, ...(count === 'SUPPRESSED' ? { medianMs: null, p90Ms: null } : { medianMs, p90Ms }) }]
    })
    return { key, alerts: total[key] ?? 0, times: Object.fromEntries(safe) as ExportRow['times'] }
  })
}

const column = (rows: readonly MeasureRow[], count: (row: MeasureRow) => number): Record<string, number> =>
  Object.fromEntries(rows.map(row => [row.key, count(row)]))
