import type { GradeRule, GradeWhen } from '@breach-alerts/contracts'
import { choiceFields, claimFields } from '../present/rule-words.ts'

/** Text of every field of a form or an address that is not empty; a name may come more than once. */
export type Fields = Readonly<Record<string, readonly string[]>>

export const fieldsOf = (raw: unknown): Fields =>
  Object.fromEntries(
    Object.entries((raw ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      (Array.isArray(value) ? (value as unknown[]) : [value])
        .filter(text => typeof text === 'string')
        .map(text => text.trim())
        .filter(text => text !== ''),
    ]),
  )

export const one = (fields: Fields, name: string): string => fields[name]?.at(-1) ?? ''

/** A number as it was typed; empty: not given; anything else is no number, and the schema says so. */
export const numberIn = (fields: Fields, name: string, times = 1): number | undefined =>
  numberOf(one(fields, name), times)

export const numberOf = (text: string, times = 1): number | undefined => {
  if (text === '') return undefined
  return /^-?\d{1,6}(?:\.\d{1,3})?$/u.test(text) ? Math.round(Number(text) * times * 1_000) / 1_000 : Number.NaN
}

/** What a form or an address carries on of a change; why, and under which id, is given once at the end. */
export const carried = (fields: Fields): { name: string; value: string }[] =>
  Object.entries(fields)
    .filter(([name]) => !['why', 'changeId', '_csrf'].includes(name))
    .flatMap(([name, values]) => values.map(value => ({ name, value })))

const minute = 60_000

/** The rule that a form asks for, as it stands there: whether it is one, the schema decides. */
export const ruleOf = (fields: Fields): Record<keyof GradeRule, unknown> => {
  const when: Record<keyof GradeWhen, unknown> = {
    ...(Object.fromEntries(
      choiceFields.map(({ name }) => [name, fields[name]?.length ? fields[name] : undefined]),
    ) as Record<keyof GradeWhen, unknown>),
    ...Object.fromEntries(claimFields.map(({ name }) => [name, one(fields, name) === 'yes' ? true : undefined])),
    minMappaLevel: numberIn(fields, 'minMappaLevel'),
    minRepeats: numberIn(fields, 'minRepeats'),
    minDistanceM: numberIn(fields, 'minDistanceM'),
    tamperWithinMs: numberIn(fields, 'tamperWithinMs', minute),
  }
  const given = Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined))
  return { id: one(fields, 'id'), grade: numberIn(fields, 'grade'), when: given, reason: one(fields, 'reason') }
}

/** A rule as the fields of its form. */
export const fieldsOfRule = ({ id, grade, when, reason }: GradeRule): Fields => ({
  id: [id],
  grade: [String(grade)],
  reason: [reason],
  ...Object.fromEntries(choiceFields.map(({ name }) => [name, when[name] ?? []])),
  ...Object.fromEntries(claimFields.map(({ name }) => [name, when[name] ? ['yes'] : []])),
  ...Object.fromEntries(
    (['minMappaLevel', 'minRepeats', 'minDistanceM'] as const).map(name => [
      name,
      when[name] === undefined ? [] : [String(when[name])],
    ]),
  ),
  tamperWithinMs: when.tamperWithinMs === undefined ? [] : [String(when.tamperWithinMs / minute)],
})
