import type { Alert, Order, Prompt } from '@breach-alerts/contracts'
import { clockOf, endWarnings } from '../clocks/index.ts'
import { changesIn } from './changes.ts'
import { standing } from './corrections.ts'
import type { ActionRecord } from './model.ts'
import { orderNow } from './order-now.ts'
import type { AlertView } from './present.ts'
import { promptTable } from './prompt-table.ts'
import type { PromptRule, PromptWhen } from './prompt-table.ts'
import { isoOf } from './time.ts'

/** What the register knows of the order now, beside what the alert was told; null fields: not known. */
export type PromptContext = {
  /** Epoch milliseconds. */
  now: number
  orderVersion: number | null
  /** When that version came to be known, epoch milliseconds; absent: not known. */
  variedAt?: number | null
  /** First instant at which the order is no longer in force, epoch milliseconds; null: no end, or not known. */
  endsAt: number | null
  isManaged: boolean
  /** Another order in force binds the same person. */
  isBoundElsewhere?: boolean
}

/** The context of an alert of this order; an order the register does not give says nothing of its end or its versions. */
export const promptContextOf = (
  { isManaged }: Pick<AlertView, 'isManaged'>,
  order: Pick<Order, 'versions' | 'mappa'> | null,
  now: number,
  isBoundElsewhere = false,
): PromptContext => {
  if (order === null) return { now, orderVersion: null, endsAt: null, isManaged, isBoundElsewhere }
  const { version, sinceAt, endsAt } = orderNow(order, now)
  return {
    now,
    orderVersion: version,
    variedAt: sinceAt,
    endsAt,
    isManaged: isManaged || order.mappa !== null,
    isBoundElsewhere,
  }
}

type Asked = Pick<
  AlertView,
  'orderType' | 'flags' | 'conditionIds' | 'findings' | 'repeats' | 'actions' | 'raisedAt' | 'timeline' | 'orderVersion'
>

/**
 * The questions an alert raises, in the order of the table; those with an answer say whose.
 *
 * What comes up again is asked again: a change of circumstance that was recorded after the last answer opens the question anew.
 */
export const promptsFor = (alert: Asked, context: PromptContext): Prompt[] =>
  promptTable.flatMap(rule => {
    const asked = askedAt(rule, alert, context)
    return asked.length === 0 ? [] : [promptOf(rule, asked, alert, context)]
  })

const promptOf = (rule: PromptRule, asked: readonly number[], alert: Asked, context: PromptContext): Prompt => {
  const last = standing(alert.actions).findLast(each => answers(each, rule))
  const since = asked.find(at => last === undefined || at > Date.parse(last.at))
  const from = since ?? asked.at(-1) ?? Date.parse(alert.raisedAt)
  const { code, question, why, answeredBy } = rule
  const answer = since === undefined ? last : undefined
  return {
    code,
    question,
    why,
    state: answer ? 'ANSWERED' : 'OPEN',
    askedAt: isoOf(from),
    dueAt: dueOf(rule, from, context),
    answeredBy: [...answeredBy],
    answer: answer
      ? { actionId: answer.actionId, code: answer.code, by: answer.by, at: answer.at, note: answer.note }
      : null,
  }
}

/** By its own clock; what protects after an order is to be settled before it ends. */
const dueOf = ({ clock, when }: PromptRule, from: number, { endsAt }: PromptContext): string | null => {
  const dueAt = when.order === 'ENDING' ? endsAt : clock === null ? null : clockOf(clock, from).dueAt
  return dueAt === null ? null : isoOf(dueAt)
}

/** By an action that is one of its answers, or by any that names the prompt and says why in words. */
const answers = ({ code, fields, note }: ActionRecord, rule: PromptRule): boolean =>
  (rule.answeredBy.includes(code) && fields['decision'] !== 'PENDING') ||
  (fields['prompt'] === rule.code && note !== null && note.trim() !== '')

/** Instants at which the question came up, oldest first; none: it is not asked. */
const askedAt = ({ when, orWhen }: PromptRule, alert: Asked, context: PromptContext): number[] =>
  [when, ...(orWhen ? [orWhen] : [])].flatMap(each => cameUp(each, alert, context)).toSorted((a, b) => a - b)

const cameUp = (when: PromptWhen, alert: Asked, context: PromptContext): number[] => {
  if (!holds(when, alert, context)) return []
  const raisedAt = Date.parse(alert.raisedAt)
  if (when.noted !== undefined)
    return changesIn(alert).flatMap(({ what, notedAt }) => (when.noted?.includes(what) ? [notedAt] : []))
  return [when.order === 'VARIED' ? Math.max(raisedAt, context.variedAt ?? raisedAt) : raisedAt]
}

const holds = (when: PromptWhen, alert: Asked, context: PromptContext): boolean =>
  (when.orderTypes === undefined || when.orderTypes.includes(alert.orderType)) &&
  (when.kinds === undefined || alert.findings.some(({ conditionKind }) => when.kinds?.includes(conditionKind))) &&
  (when.flag === undefined || alert.flags.includes(when.flag)) &&
  (when.managed === undefined || context.isManaged) &&
  (when.minRepeats === undefined || alert.repeats >= when.minRepeats) &&
  (when.order === undefined || orderStateOf(alert, context).includes(when.order))

type OrderState = 'ENDING' | 'ENDED' | 'VARIED'

const orderStateOf = (alert: Asked, { now, orderVersion, endsAt, isBoundElsewhere }: PromptContext): OrderState[] => {
  const heard = heardIn(alert)
  // Another order in force protects: that this one has ended asks nothing.
  if (isBoundElsewhere === true) heard.delete('ENDED')
  const isVaried = (orderVersion !== null && orderVersion > alert.orderVersion) || heard.has('VARIED')
  const varied: OrderState[] = isVaried ? ['VARIED'] : []
  if (endsAt === null) return [...new Set([...varied, ...heard])]
  if (now >= endsAt) return isBoundElsewhere === true ? varied : [...varied, 'ENDED']
  return endWarnings(endsAt).some(({ at }) => now >= at) ? [...varied, 'ENDING'] : varied
}

/** What the journal told the alert of its order, where the register says nothing. */
const heardIn = ({ timeline }: Pick<Alert, 'timeline'>): Set<OrderState> => {
  const heard = new Set<OrderState>()
  for (const { type, changes } of timeline) {
    if (type === 'order.ending') heard.add('ENDING')
    if (type === 'order.ended') heard.add('ENDED')
    if (type !== 'order.changed' || !Array.isArray(changes)) continue
    if (changes.includes('TERMS')) heard.add('VARIED')
    // It ends at another time now; a warning of that end comes by itself.
    if (changes.includes('END')) heard.delete('ENDING')
  }
  return heard
}
