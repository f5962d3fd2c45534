import { actionGroups, type ActionForm, type FormField } from './actions.ts'
import { type FieldWords, noErrors, type ShownErrors } from './problems.ts'
import { wallTime } from './time.ts'

type Choice = { value: string; text: string }
type Values = Readonly<Record<string, string>>

const noteLabel = 'Note'

/** The form's fields as its errors speak of them. */
export const actionWords = ({ fields }: ActionForm): Record<string, FieldWords> => ({
  ...Object.fromEntries(fields.map(({ name, label, missing }) => [name, { label, missing }])),
  doneAt: { label: 'When it was done', missing: 'Enter when it was done' },
  note: { label: noteLabel, missing: 'Enter a note' },
})

const fieldModel = (field: FormField, values: Values, errors: ShownErrors, partners: readonly Choice[]) => {
  const value = values[field.name] ?? ''
  const isPartner = field.name === 'partnerId'
  const options =
    field.kind === 'flag'
      ? [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]
      : isPartner
        ? partners
        : (field.choices ?? [])
  return {
    ...field,
    value,
    items: options.map(option => ({ ...option, checked: option.value === value })),
    isShown: !isPartner || partners.length > 0,
    error: errors.fields[field.name] ?? null,
  }
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
  { reference, alertId, partners }: { reference: string; alertId: string; partners: readonly Choice[] },
  values: Values,
  now: number,
  errors: ShownErrors = noErrors,
) => ({
  title: `Record an action, alert ${reference}`,
  heading: form.label,
  reference,
  alertId,
  code: form.code,
  actionId: values['actionId'] ?? '',
  fields: form.fields.map(field => fieldModel(field, values, errors, partners)).filter(({ isShown }) => isShown),
  date: timeFields(values, now),
  note: { label: noteLabel, value: values['note'] ?? '', isRequired: form.noteRequired === true },
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
