import { actionTable } from './actions.ts'
import type { FieldRule } from './actions.ts'

/**
 * Turns the texts of an HTML form into the body of an action, by the kinds of the action's fields: `yes` and `no` (or
 * `true`, `false`) become booleans, numbers of a choice become numbers, empty texts are left out. What does not fit stays
 * text, for `checkAction` to name.
 */
export const formToAction = (form: Readonly<Record<string, string | undefined>>): Record<string, unknown> => {
  const rule = actionTable.get(form['code'] ?? '')
  const rules = rule ? [...rule.required, ...(rule.when ?? []).flatMap(({ required }) => required)] : []
  return Object.fromEntries(
    Object.entries(form).flatMap(([field, text]) =>
      text === undefined || text.trim() === ''
        ? []
        : [
            [
              field,
              valueOf(
                text,
                rules.find(each => 'field' in each && each.field === field),
              ),
            ],
          ],
    ),
  )
}

const valueOf = (text: string, rule: FieldRule | undefined): unknown => {
  if (rule?.kind === 'boolean') return { yes: true, true: true, no: false, false: false }[text] ?? text
  if (rule?.kind === 'oneOf') return rule.values.find(value => String(value) === text) ?? text
  return text
}
