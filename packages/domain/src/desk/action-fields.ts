import type { FieldError } from '@breach-alerts/contracts'
import { actionTable } from './actions.ts'
import type { ActionRule, FieldRule } from './actions.ts'

/** Everything wrong with the fields of an action by its code; an unknown code is one error at `/code`. Values are never echoed. */
export const fieldProblems = (code: string, body: Readonly<Record<string, unknown>>): FieldError[] => {
  const rule = actionTable.get(code)
  return rule
    ? rulesFor(rule, body).flatMap(each => problemsOf(each, body))
    : [{ pointer: '/code', message: 'is not a known action' }]
}

/** Each once: several answers may ask for the same further field. */
const rulesFor = (rule: ActionRule, body: Readonly<Record<string, unknown>>): FieldRule[] => [
  ...new Set([
    ...rule.required,
    ...(rule.when ?? []).flatMap(({ when, required }) => (body[when.field] === when.is ? required : [])),
  ]),
]

const problemsOf = (rule: FieldRule, body: Readonly<Record<string, unknown>>): FieldError[] => {
  if ('anyOf' in rule) {
    const wrong = rule.anyOf.filter(field => !isAbsent(body[field]) && !isText(body[field]))
    if (wrong.length > 0) return wrong.map(field => ({ pointer: `/${field}`, message: 'must be text' }))
    if (rule.anyOf.some(field => isText(body[field]))) return []
    return [{ pointer: `/${rule.anyOf[0] ?? ''}`, message: `is required, or ${rule.anyOf.slice(1).join(' or ')}` }]
  }
  const message = complaint(rule, body[rule.field])
  return message === null ? [] : [{ pointer: `/${rule.field}`, message }]
}

const complaint = (rule: Exclude<FieldRule, { anyOf: readonly string[] }>, value: unknown): string | null => {
  if (isAbsent(value)) return 'is required'
  if (rule.kind === 'oneOf')
    return rule.values.some(allowed => allowed === value) ? null : `must be one of ${rule.values.join(', ')}`
  if (rule.kind === 'boolean') return typeof value === 'boolean' ? null : 'must be true or false'
  if (rule.kind === 'place') return isText(value) || isFilledObject(value) ? null : 'must be text or a place'
  return isText(value) ? null : 'must be text'
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isFilledObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
