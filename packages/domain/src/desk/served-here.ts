import type { OrderFacts } from '@breach-alerts/contracts'
import { standing } from './corrections.ts'
import type { DeskAlert } from './model.ts'

/**
 * Service that somebody recorded under an alert of the order: the register may learn of it days later, and a breach after it
 * must not read as one before it. What was corrected does not count.
 */
export const servedHere = (alerts: readonly Pick<DeskAlert, 'actions'>[]): OrderFacts['knowledge'] =>
  alerts
    .flatMap(({ actions }) => standing(actions))
    .flatMap(({ code, doneAt: at, by }) =>
      code === 'ORDER_SERVED_NOW' ? [{ mode: 'PERSONAL_SERVICE' as const, at, by }] : [],
    )
