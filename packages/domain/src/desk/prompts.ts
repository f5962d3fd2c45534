import type { Alert } from '@breach-alerts/contracts'
import { clockOf, endWarnings } from '../clocks/index.ts'
import { standing } from './corrections.ts'
import type { ActionRecord } from './model.ts'
import type { AlertView } from './present.ts'
import { promptTable } from './prompt-table.ts'
import type { PromptRule, PromptWhen } from './prompt-table.ts'
import { isoOf } from './time.ts'

/** What the register knows of the order now, beside what the alert was told; null fields: not known. */
export type PromptContext = {
  /** Epoch milliseconds. */
  now: number
  orderVersion: number | null
  /** First instant at which the order is no longer in force, epoch milliseconds; null: no end, or not known. */
  endsAt: number | null
  isManaged: boolean
}

export type Prompt = {
  code: string
  question: string
  why: string
  state: 'OPEN' | 'ANSWERED'
  /** RFC 3339; null: no time limit of its own. */
  dueAt: string | null
  /** Actions that answer it. */
  answeredBy: string[]
  answer: { actionId: string; code: string; by: string; at: string; note: string | null } | null
}

type Asked = Pick<
  AlertView,
  'orderType' | 'flags' | 'conditionIds' | 'findings' | 'repeats' | 'actions' | 'raisedAt' | 'timeline' | 'orderVersion'
>

/** The questions an alert raises, in the order of the table; those with an answer say whose. */
export const promptsFor = (alert: Asked, context: PromptContext): Prompt[] => {
  const actions = standing(alert.actions)
  return promptTable
    .filter(({ when }) => isAsked(when, alert, context))
    .map(rule => {
      const action = actions.find(each => answers(each, rule))
      const { code, question, why, answeredBy, clock } = rule
      const dueAt = clock === null ? null : clockOf(clock, Date.parse(alert.raisedAt)).dueAt
      return {
        code,
        question,
        why,
        state: action ? 'ANSWERED' : 'OPEN',
        dueAt: dueAt === null ? null : isoOf(dueAt),
        answeredBy: [...answeredBy],
        answer: action
          ? { actionId: action.actionId, code: action.code, by: action.by, at: action.at, note: action.note }
          : null,
      }
    })
}

/** By an action that is one of its answers, or by any that names the prompt and says why in words. */
const answers = ({ code, fields, note }: ActionRecord, rule: PromptRule): boolean =>
  (rule.answeredBy.includes(code) && fields['decision'] !== 'PENDING') ||
  (fields['prompt'] === rule.code && note !== null && note.trim() !== '')

const isAsked = (when: PromptWhen, alert: Asked, context: PromptContext): boolean =>
  (when.orderTypes === undefined || when.orderTypes.includes(alert.orderType)) &&
  (when.kinds === undefined || alert.findings.some(({ conditionKind }) => when.kinds?.includes(conditionKind))) &&
  (when.flag === undefined || alert.flags.includes(when.flag)) &&
  (when.managed === undefined || context.isManaged) &&
  (when.minRepeats === undefined || alert.repeats >= when.minRepeats) &&
  (when.noted === undefined || notedIn(alert).some(what => when.noted?.includes(what))) &&
  (when.order === undefined || orderStateOf(alert, context).includes(when.order))

const notedIn = ({ timeline }: Pick<Alert, 'timeline'>): string[] =>
  timeline.flatMap(item => (item.type === 'event.noted' && typeof item['what'] === 'string' ? [item['what']] : []))

type OrderState = 'ENDING' | 'ENDED' | 'VARIED'

const orderStateOf = (alert: Asked, { now, orderVersion, endsAt }: PromptContext): OrderState[] => {
  const heard = heardIn(alert)
  const isVaried = (orderVersion !== null && orderVersion > alert.orderVersion) || heard.has('VARIED')
  const varied: OrderState[] = isVaried ? ['VARIED'] : []
  if (endsAt === null) return [...new Set([...varied, ...heard])]
  if (now >= endsAt) return [...varied, 'ENDED']
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
