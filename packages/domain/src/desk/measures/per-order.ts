import { hintsOn } from '../words/hint-use.ts'
import type { DeskAlert } from '../model.ts'
import { isUseful } from './measures.ts'
import { quantile } from './quantiles.ts'

/** Suspected breaches per order; `repeat`: orders with more than one. */
export type BreachesPerOrder = { orders: number; breaches: number; median: number | null; most: number; repeat: number }

/** Alerts that ended in no action are not counted: they were nobody's breach. */
export const breachesPerOrder = (alerts: readonly (DeskAlert & { orderId: string })[]): BreachesPerOrder => {
  const counted = alerts.filter(isUseful)
  const perOrder = [...Map.groupBy(counted, ({ orderId }) => orderId).values()].map(({ length }) => length)
  return {
    orders: perOrder.length,
    breaches: counted.length,
    median: quantile(perOrder, 0.5),
    most: Math.max(0, ...perOrder),
    repeat: perOrder.filter(count => count > 1).length,
  }
}

/** Hints about words that were shown with actions, and how many of them were taken. */
export const wordUse = (alerts: readonly Pick<DeskAlert, 'actions'>[]): { shown: number; taken: number } => {
  const hints = alerts.flatMap(({ actions }) => actions.flatMap(({ fields }) => hintsOn(fields)))
  return { shown: hints.length, taken: hints.filter(({ taken }) => taken).length }
}
