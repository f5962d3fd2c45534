import type { DeskAlert } from '../model.ts'
import { measuresBy } from './measures.ts'
import type { Dimension, Spread } from './measures.ts'
import { smallestShown, suppressed } from './suppress.ts'
import type { SafeCount } from './suppress.ts'
import { measureNames } from './times.ts'
import type { MeasureName } from './times.ts'

export type ExportRow = {
  key: string
  alerts: SafeCount
  times: Record<MeasureName, { count: SafeCount; medianMs: number | null; p90Ms: number | null }>
}

/** The measures as they may be exported: small numbers, and times that few alerts stand behind, are left out. */
export const exportMeasures = (
  alerts: readonly DeskAlert[],
  dimension: Dimension,
  atLeast = smallestShown,
): ExportRow[] => {
  const rows = measuresBy(alerts, dimension)
  const counts = suppressed(Object.fromEntries(rows.map(row => [row.key, row.alerts])), atLeast)
  return rows.map(({ key, times }) => {
    const isHidden = counts[key] === 'SUPPRESSED'
    const safe = measureNames.map(name => [name, safeSpread(times[name], isHidden, atLeast)] as const)
    return { key, alerts: counts[key] ?? 0, times: Object.fromEntries(safe) as ExportRow['times'] }
  })
}

const safeSpread = (spread: Spread, isHidden: boolean, atLeast: number): ExportRow['times'][MeasureName] =>
  isHidden || spread.count < atLeast
    ? { count: spread.count === 0 && !isHidden ? 0 : 'SUPPRESSED', medianMs: null, p90Ms: null }
    : spread

/** Figures for the MAPPA annual return: alerts and orders of managed people by level and order type, small numbers hidden. */
export const annualReturn = (
  alerts: readonly (DeskAlert & { orderId: string })[],
  { from, to }: { from: number; to: number },
): { byLevel: Record<string, SafeCount>; byOrderType: Record<string, SafeCount>; orders: SafeCount } => {
  const managed = alerts.filter(({ facts, raisedAt }) => facts.mappaLevel !== null && raisedAt >= from && raisedAt < to)
  const count = (key: (alert: DeskAlert) => string) =>
    managed.reduce<Record<string, number>>((all, alert) => ({ ...all, [key(alert)]: (all[key(alert)] ?? 0) + 1 }), {})
  const orders = new Set(managed.map(({ orderId }) => orderId)).size
  return {
    byLevel: suppressed(count(({ facts }) => String(facts.mappaLevel))),
    byOrderType: suppressed(count(({ facts }) => facts.orderType)),
    orders: orders > 0 && orders < smallestShown ? 'SUPPRESSED' : orders,
  }
}
