import type { FieldError } from '@breach-alerts/contracts'
import type { ActionRecord } from '@breach-alerts/domain'
import type { ActionForm, FormField } from '../present/action-form.ts'
import { wallText } from '../present/action-page.ts'
import { instantOfWallTime } from '../present/time.ts'
import { usedHints } from '../present/word-hints.ts'

/** Between what a form sends (text under names) and the body of an action. */

export type FormValues = Readonly<Record<string, string>>

/** Text of every field; repeated names keep their last value, files and objects do not come through. */
export const formValues = (body: unknown): FormValues =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      const last = Array.isArray(value) ? (value.at(-1) as unknown) : value
      return typeof last === 'string' ? [[name, last.trim()]] : []
    }),
  )

const valueOf = ({ kind }: FormField, value: string): unknown => {
  if (kind === 'flag') return value === 'yes' ? true : value === 'no' ? false : value
  return kind === 'number' && /^\d+$/u.test(value) ? Number(value) : value
}

const whole = (text: string | undefined): number => (/^\d{1,4}$/u.test(text ?? '') ? Number(text) : Number.NaN)

/** When it was done: now where the time offered was left as it is, else a date and time in London; null when that is no time. */
const doneAtOf = (form: FormValues, now: number): string | null => {
  if (form['offered'] === undefined || wallText(form) === form['offered']) return new Date(now).toISOString()
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/u.exec(form['time'] ?? '') ?? []
  const at = instantOfWallTime({
    year: whole(form['year']),
    month: whole(form['month']),
    day: whole(form['day']),
    hour: whole(hour),
    minute: whole(minute),
  })
  return at === null ? null : new Date(at).toISOString()
}

/**
 * The action as the API takes it. Fields left empty are left out, so that what is missing is named as missing. A form may ask
 * for a note where the API does not.
 */
export const actionBody = (
  { code, fields, noteRequired = false }: ActionForm,
  form: FormValues,
  now: number,
): { body: Record<string, unknown>; errors: FieldError[] } => {
  const doneAt = doneAtOf(form, now)
  const given = fields.flatMap(field => {
    const value = form[field.name] ?? ''
    return value === '' ? [] : [[field.name, valueOf(field, value)] as const]
  })
  const hints = usedHints(form)
  return {
    body: {
      ...Object.fromEntries(given),
      ...(hints.length > 0 && { wordHints: hints }),
      actionId: form['actionId'] ?? '',
      code,
      ...(doneAt === null ? {} : { doneAt }),
      ...(form['corrects'] ? { corrects: form['corrects'] } : {}),
      ...(form['note'] ? { note: form['note'] } : {}),
    },
    errors: [
      ...(doneAt === null
        ? [{ pointer: '/doneAt', message: 'must be a real date and time, for example 27 3 2026 at 14:05' }]
        : []),
      ...(noteRequired && !form['note'] ? [{ pointer: '/note', message: 'is required' }] : []),
    ],
  }
}

/** What a form that corrects an action begins with: what was recorded, to be changed. */
export const correctedValues = (actions: readonly ActionRecord[], actionId: string): FormValues => {
  const action = actions.find(each => each.actionId === actionId)
  const texts = Object.entries(action?.fields ?? {}).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']]
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
  })
  return { ...Object.fromEntries(texts), note: action?.note ?? '', corrects: actionId }
}
