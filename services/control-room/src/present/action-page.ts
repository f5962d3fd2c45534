import type { AlertView } from '@breach-alerts/domain'
import type { ActionForm, FormField } from './action-form.ts'
import { actionGroups, actionLabel } from './actions.ts'
import type { Choice } from './choices.ts'
import { type FieldWords, noErrors, type ShownErrors } from './problems.ts'
import { openChallengeChoices } from './challenges.ts'
import { plainCode } from './words.ts'
import { shortTime, wallTime } from './time.ts'
import type { WordHints } from './word-hints.ts'

type Values = Readonly<Record<string, string>>

const labelOfNote = ({ noteLabel = 'Note' }: ActionForm): string => noteLabel

/** The form's fields as its errors speak of them. */
export const actionWords = (form: ActionForm): Record<string, FieldWords> => ({
  ...Object.fromEntries(form.fields.map(({ name, label, missing }) => [name, { label, missing }])),
  corrects: { label: 'The action that is corrected', missing: 'Choose the action to correct' },
  doneAt: { label: 'When it was done', missing: 'Enter when it was done' },
  note: {
    label: labelOfNote(form),
    missing: form.noteLabel === undefined ? 'Enter a note' : `Enter ${form.noteLabel.toLowerCase()}`,
  },
})

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

const fieldModel = (field: FormField, values: Values, errors: ShownErrors, offered: Offered) => {
  const value = values[field.name] ?? ''
  const fromAlert = offered[field.name]
  const options = field.kind === 'flag' ? yesOrNo : (fromAlert ?? field.choices ?? [])
  return {
    ...field,
    label: field.isOptional === true ? `${field.label} (optional)` : field.label,
    value,
    items: options.map(option => ({ ...option, checked: option.value === value })),
    isShown: fromAlert === undefined || fromAlert.length > 0,
    // The question one came from is not asked again.
    fixed: field.name === 'prompt' ? (options.find(option => option.value === value)?.text ?? null) : null,
    error: errors.fields[field.name] ?? null,
  }
}

/** What an alert offers to choose from, by field. */
type Offered = Readonly<Record<string, readonly Choice[]>>

/** What the link that led here was about: an action or the closing of this alert, or nothing. */
const aboutWords = (
  { actions, closures }: Pick<AlertView, 'actions' | 'closures'>,
  about: string | undefined,
  now: number,
): string | null => {
  const action = actions.find(({ actionId }) => actionId === about)
  if (action) return `${actionLabel(action.code) ?? plainCode(action.code)}, ${shortTime(action.at, now)}`
  const closure = closures.find(({ closureId }) => closureId === about)
  return closure ? `Closing, ${shortTime(closure.at, now)}` : null
}

/** Parts of a wall time as one text, to tell whether the time that was offered was left as it is. */
export const wallText = ({ day = '', month = '', year = '', time = '' }: Values): string =>
  `${day}/${month}/${year} ${time}`

const timeFields = (values: Values, now: number) => {
  const offered = wallTime(now)
  if (values['offered'] === undefined) return { ...offered, offered: wallText(offered) }
  const { day = '', month = '', year = '', time = '' } = values
  return { day, month, year, time, offered: values['offered'] }
}

/** The page of one action: only its own fields, when it was done, and a note. */
export const actionPage = (
  form: ActionForm,
  alert: Pick<AlertView, 'reference' | 'alertId' | 'actions' | 'closures'> & { partners: readonly Choice[] },
  values: Values,
  now: number,
  { errors = noErrors, hints = null }: { errors?: ShownErrors; hints?: WordHints | null } = {},
) => ({
  title: `${values['corrects'] ? 'Correct' : 'Record'} an action, alert ${alert.reference}`,
  heading: form.label,
  reference: alert.reference,
  alertId: alert.alertId,
  about: aboutWords(alert, values['about'], now),
  code: form.code,
  actionId: values['actionId'] ?? '',
  corrects: values['corrects'] ?? '',
  fields: form.fields
    .map(field =>
      fieldModel(field, values, errors, {
        partnerId: alert.partners,
        challengeId: openChallengeChoices(alert.actions, now),
      }),
    )
    .filter(({ isShown }) => isShown),
  date: timeFields(values, now),
  note: { label: labelOfNote(form), value: values['note'] ?? '', isRequired: form.noteRequired === true },
  hints,
  shownHints: hints?.shown ?? values['shownHints'] ?? '',
  errors: errors.list,
  fieldErrors: errors.fields,
})

/** The groups of actions that somebody with these powers may record. */
export const actionChoices = (mayRecord: (code: string) => boolean) =>
  actionGroups
    .map(({ name, actions }) => ({
      name,
      actions: actions.filter(({ code }) => mayRecord(code)).map(({ code, label }) => ({ code, label })),
    }))
    .filter(({ actions }) => actions.length > 0)
