import { Instant, Label, Text, pointerOf } from '@breach-alerts/contracts'
import type { Alert, FieldError } from '@breach-alerts/contracts'
import { fieldProblems } from './action-fields.ts'
import { actionTable } from './actions.ts'
import { answerProblems, askedProblems } from './challenges.ts'
import { isObject } from './json.ts'
import type { ActionRecord } from './model.ts'
import { routeProblems } from './routes.ts'
import { correctionProblem } from './corrections.ts'
import { ownReview } from './review.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** An action that may be recorded. `fields` holds everything but the four named ones, as it was sent. */
export type CheckedAction = {
  actionId: string
  code: string
  /** As sent: RFC 3339. */
  doneAt: string
  note: string | null
  fields: Record<string, unknown>
}

export type ActionContext = {
  alert: Pick<Alert, 'occurredAt'> & {
    readonly findings: readonly Pick<Alert['findings'][number], 'event'>[]
    readonly actions: readonly ActionRecord[]
  }
  /** Epoch milliseconds. */
  now: number
  /** Roles of the person who records it. */
  roles: readonly string[]
  /** Who records it. */
  by: string
}

/**
 * Checks an action before it goes into the journal, naming every bad field by JSON Pointer and echoing no value.
 *
 * `corrects` names an action of this alert; nobody agrees with their own decision to take no action. `doneAt` may lie before the alert was raised, but not more than 24 h before its first event, nor more than 60 s ahead.
 * Source: contracts.md §3, "Actions, duties, closing".
 */
export const checkAction = (
  body: unknown,
  context: ActionContext,
): { ok: true; action: CheckedAction } | { ok: false; errors: FieldError[] } => {
  if (!isObject(body)) return { ok: false, errors: [{ pointer: '', message: 'must be an object' }] }
  const { actionId, code, doneAt, note, ...fields } = body
  const errors = [
    ...labelProblems('actionId', actionId),
    ...doneAtProblems(doneAt, context),
    ...noteProblems(note),
    ...codeProblems(code, body, context.roles),
    ...answerProblems({ code, challengeId: fields['challengeId'] }, context.alert.actions),
    ...askedProblems({ code, askedOf: fields['askedOf'] }),
    ...routeProblems(code, fields['corrects'], context.alert.actions),
    ...correctsProblems(body, context),
    ...reviewProblems(code, fields, context),
  ].filter((error, index, all) => all.findIndex(other => other.pointer === error.pointer) === index)
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    action: {
      actionId: String(actionId),
      code: String(code),
      doneAt: String(doneAt),
      note: typeof note === 'string' ? note : null,
      fields,
    },
  }
}

const correctsProblems = (body: Record<string, unknown>, { alert, roles }: ActionContext): FieldError[] => {
  const { actionId, corrects } = body
  const message = correctionProblem({ actionId, corrects }, alert.actions, roles)
  return message === null ? [] : [{ pointer: '/corrects', message }]
}

const reviewProblems = (code: unknown, fields: Record<string, unknown>, { alert, by }: ActionContext): FieldError[] =>
  typeof code === 'string' && ownReview({ code, fields, by }, alert.actions)
    ? [{ pointer: '/view', message: 'must come from another person than the one who decided on no action' }]
    : []

const codeProblems = (code: unknown, body: Record<string, unknown>, roles: readonly string[]): FieldError[] => {
  const label = labelProblems('code', code)
  if (label.length > 0 || typeof code !== 'string') return label
  const role = actionTable.get(code)?.role
  return role !== undefined && !roles.includes(role)
    ? [{ pointer: '/code', message: `needs the role ${role}` }, ...fieldProblems(code, body)]
    : fieldProblems(code, body)
}

export const labelProblems = (field: string, value: unknown): FieldError[] => {
  if (value === undefined || value === null || value === '')
    return [{ pointer: pointerOf([field]), message: 'is required' }]
  return Label.safeParse(value).success
    ? []
    : [{ pointer: pointerOf([field]), message: 'must be text of at most 1024 characters' }]
}

const noteProblems = (note: unknown): FieldError[] =>
  note === undefined || note === null || Text.safeParse(note).success
    ? []
    : [{ pointer: '/note', message: 'must be text of at most 20000 characters' }]

const wrong = (message: string): FieldError[] => [{ pointer: '/doneAt', message }]

const doneAtProblems = (doneAt: unknown, { alert, now }: ActionContext): FieldError[] => {
  if (doneAt === undefined || doneAt === null || doneAt === '') return wrong('is required')
  if (typeof doneAt !== 'string' || !Instant.safeParse(doneAt).success)
    return wrong('must be an RFC 3339 instant with Z or an offset')
  const at = Date.parse(doneAt)
  const first = Math.min(
    Date.parse(alert.occurredAt),
    ...alert.findings.map(({ event }) => Date.parse(event.occurredAt)),
  )
  if (at > now + minute) return wrong('must not be more than 60 seconds in the future')
  if (at < first - day) return wrong('must not be more than 24 hours before the first event of the alert')
  return []
}
