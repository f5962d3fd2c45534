import { levels } from '@breach-alerts/contracts'
import type { ConditionState, DeskAlert } from './model.ts'

/** The condition an alert is about first: the surest, then the one seen first. An alert has at least one. */
export const leadingCondition = ({ conditions }: Pick<DeskAlert, 'conditions'>): ConditionState =>
  conditions.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))[0]!
