import {
  type FieldError,
  fieldErrors,
  type GradeRule,
  GradeRuleList,
  Ladder,
  type PolicyChanged,
} from '@breach-alerts/contracts'
import { type Fields, numberOf, one, ruleOf } from './fields.ts'

export type Rules = Pick<PolicyChanged, 'rules' | 'ladder'>
/** What is to be changed: one rule (a new one has no id yet), one rule to be taken away, or the ladder. */
export type Kind = 'rule' | 'remove' | 'ladder'
export type Proposal = { ok: true; next: Rules } | { ok: false; errors: FieldError[] }

export const kindOf = (fields: Fields): Kind => {
  const what = one(fields, 'what')
  return what === 'ladder' || what === 'remove' ? what : 'rule'
}

/**
 * The whole policy as a form would leave it. One rule, or the ladder, at a time: so every change can be read at a glance,
 * in the preview and in the record.
 *
 * @returns errors name the fields of the form
 */
export const propose = (now: Rules, fields: Fields): Proposal => {
  const kind = kindOf(fields)
  if (kind === 'ladder') return proposeLadder(now, fields)
  const proposal = kind === 'remove' ? proposeRemoval(now, one(fields, 'rule')) : proposeRule(now, fields)
  return proposal.ok && isSame(proposal.next, now) ? refused('', 'Nothing was changed') : proposal
}

/** Codes of a list are chosen in any order. */
const isSame = (a: Rules, b: Rules): boolean => canonical(a) === canonical(b)
const canonical = (rules: Rules): string =>
  JSON.stringify(rules, (_name, value: unknown) =>
    Array.isArray(value) && value.every(each => typeof each === 'string') ? value.toSorted() : value,
  )

const refused = (name: string, message: string): Proposal => ({ ok: false, errors: [{ pointer: `/${name}`, message }] })

const proposeRemoval = (now: Rules, id: string): Proposal => {
  if (id === now.rules.at(-1)?.id) return refused('', 'The last rule applies where no other does and has to stay')
  if (!now.rules.some(rule => rule.id === id)) return refused('', 'There is no such rule')
  return { ok: true, next: { ...now, rules: now.rules.filter(rule => rule.id !== id) } }
}

const proposeRule = (now: Rules, fields: Fields): Proposal => {
  const replaced = one(fields, 'rule')
  const isLast = replaced !== '' && replaced === now.rules.at(-1)?.id
  if (replaced !== '' && !now.rules.some(({ id }) => id === replaced)) return refused('', 'There is no such rule')
  const asked = ruleOf(fields)
  // A rule keeps its id for ever: the record of alerts speaks of it.
  const rule = { ...asked, id: replaced === '' ? asked.id : replaced, ...(isLast ? { when: {} } : {}) }
  const others = now.rules.filter(({ id }) => id !== replaced)
  const index = isLast ? others.length : placeIn(others, one(fields, 'before'))
  if (index < 0) return refused('before', 'must be one of the rules')
  const parsed = GradeRuleList.safeParse(others.toSpliced(index, 0, rule as GradeRule))
  if (parsed.success) return { ok: true, next: { ...now, rules: parsed.data } }
  return {
    ok: false,
    errors: fieldErrors(parsed.error).map(error => ({ ...error, pointer: `/${nameOf(error.pointer, index)}` })),
  }
}

/** Before the rule of this id; where none is named, before the last. */
const placeIn = (rules: readonly GradeRule[], before: string): number =>
  before === '' ? rules.length - 1 : rules.findIndex(({ id }) => id === before)

/** `/3/when/minRepeats` → `minRepeats`, where 3 is the rule of the form; what is wrong with another stands under no field. */
const nameOf = (pointer: string, index: number): string => {
  const [, at, field = '', condition] = pointer.split('/')
  return at === String(index) ? (field === 'when' ? (condition ?? 'kinds') : field) : ''
}

const minute = 60_000
const grades = [1, 2, 3] as const

const proposeLadder = (now: Rules, fields: Fields): Proposal => {
  const waits = (grade: number) =>
    one(fields, `waits${grade}`)
      .split(',')
      .map(text => numberOf(text.trim(), minute))
  const parsed = Ladder.safeParse({
    waitsMs: Object.fromEntries(grades.map(grade => [grade, waits(grade)])),
    coverMs: Object.fromEntries(grades.map(grade => [grade, numberOf(one(fields, `cover${grade}`), minute) ?? null])),
  })
  if (parsed.success) {
    const next = { ...now, ladder: parsed.data }
    return isSame(next, now) ? refused('', 'Nothing was changed') : { ok: true, next }
  }
  const errors = fieldErrors(parsed.error).map(({ pointer, message }) => {
    const [, list, grade] = pointer.split('/')
    return { pointer: `/${list === 'waitsMs' ? 'waits' : 'cover'}${grade}`, message }
  })
  // Of a list with several bad numbers one complaint each is enough.
  return {
    ok: false,
    errors: errors.filter((error, at) => errors.findIndex(({ pointer }) => pointer === error.pointer) === at),
  }
}

export const fieldsOfLadder = ({ waitsMs, coverMs }: Ladder): Fields =>
  Object.fromEntries(
    grades.flatMap(grade => {
      const cover = coverMs[grade]
      return [
        [`waits${grade}`, [waitsMs[grade].map(ms => ms / minute).join(', ')]],
        [`cover${grade}`, cover === null ? [] : [String(cover / minute)]],
      ]
    }),
  )
