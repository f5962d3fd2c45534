import { doneAt } from './run.ts'
import type { ClockContext, ClocksOf } from './run.ts'

/** When the order was served in person, as the register and the record say, oldest first. Epoch milliseconds. */
export const servedAt = (alert: ClocksOf, { order }: ClockContext): number[] =>
  [
    ...(order?.versions ?? []).flatMap(({ knowledge }) =>
      knowledge.flatMap(({ mode, at }) => (mode === 'PERSONAL_SERVICE' ? [Date.parse(at)] : [])),
    ),
    ...doneAt(alert, ['ORDER_SERVED_NOW']),
  ].toSorted((a, b) => a - b)
