import { type Fields, one } from '../policy/fields.ts'
import type { Kind, Rules } from '../policy/propose.ts'
import type { FieldWords, ShownErrors } from './problems.ts'
import { choiceFields, claimFields } from './rule-words.ts'
import { gradeTag } from './tags.ts'
import { sentenceCase } from './words.ts'

/** How the forms of the rules and of the ladder speak of their fields. */
export const policyWords: Readonly<Record<string, FieldWords>> = {
  id: { label: 'Short name', missing: 'Give the rule a short name' },
  grade: { label: 'Grade', missing: 'Choose a grade' },
  reason: { label: 'Reason', missing: 'Give the reason that officers read' },
  before: { label: 'Place', missing: 'Choose where the rule stands' },
  why: { label: 'Why', missing: 'Say why you change it' },
  minMappaLevel: { label: 'MAPPA level', missing: '' },
  minRepeats: { label: 'Earlier suspected breaches', missing: '' },
  minDistanceM: { label: 'Distance', missing: '' },
  tamperWithinMs: { label: 'Minutes between', missing: '' },
  ...Object.fromEntries(
    choiceFields.map(({ name, label }) => [name, { label, missing: `${label}: choose at least one` }]),
  ),
  ...Object.fromEntries(
    ([1, 2, 3] as const).flatMap(grade => [
      [`waits${grade}`, { label: `Minutes of grade ${grade}`, missing: `Give the minutes of grade ${grade}` }],
      [`cover${grade}`, { label: `Minutes until the supervisor of grade ${grade}`, missing: '' }],
    ]),
  ),
}

const numbers = [
  { name: 'minMappaLevel', label: 'MAPPA level, at least', hint: '' },
  { name: 'minRepeats', label: 'Earlier suspected breaches of the order in 30 days, at least', hint: '' },
  {
    name: 'minDistanceM',
    label: 'Metres inside the area, at least',
    hint: 'Below 0: at most so many metres outside it',
  },
  {
    name: 'tamperWithinMs',
    label: 'Tag interfered with, and contact or an area, within so many minutes of each other',
    hint: '',
  },
] as const

/** The form of one rule or of the ladder, filled with `fields`. */
export const changeForm = (kind: Kind, now: Rules, fields: Fields, { list, fields: complaints }: ShownErrors) => ({
  errors: list,
  complaints,
  base: one(fields, 'base'),
  ...(kind === 'ladder' ? ladderFields(fields) : ruleFields(now, fields)),
})

const ladderFields = (fields: Fields) => ({
  ladder: ([1, 2, 3] as const).map(grade => ({
    grade,
    text: gradeTag(grade).text,
    waits: one(fields, `waits${grade}`),
    cover: one(fields, `cover${grade}`),
  })),
})

const ruleFields = ({ rules }: Rules, fields: Fields) => {
  const rule = one(fields, 'rule')
  const isLast = rule !== '' && rule === rules.at(-1)?.id
  return {
    rule,
    isLast,
    values: { id: one(fields, 'id'), reason: one(fields, 'reason') },
    grades: ([1, 2, 3] as const).map(grade => ({
      value: String(grade),
      text: gradeTag(grade).text,
      checked: one(fields, 'grade') === String(grade),
    })),
    places: rules
      .map(({ id, reason }, index) => ({
        value: id,
        text: `Before ${index + 1}: ${reason}`,
        selected: id === placeOf(rules, fields),
      }))
      .filter(({ value }) => value !== rule),
    choices: choiceFields.map(({ name, label, codes, words }) => ({
      name,
      label,
      count: fields[name]?.length ?? 0,
      items: codes.map(code => ({
        value: code,
        text: sentenceCase(words(code)),
        checked: fields[name]?.includes(code) ?? false,
      })),
    })),
    claims: claimFields.map(({ name, text }) => ({ name, text, checked: one(fields, name) === 'yes' })),
    numbers: numbers.map(number => ({ ...number, value: one(fields, number.name) })),
  }
}

/** Where a rule stands now: before the one after it; a new one before the last, which applies always. */
const placeOf = (rules: Rules['rules'], fields: Fields): string => {
  const asked = one(fields, 'before')
  if (asked !== '') return asked
  const index = rules.findIndex(({ id }) => id === one(fields, 'rule'))
  return (index < 0 ? rules.at(-1) : rules[index + 1])?.id ?? ''
}
