import { compareIdentifiers, noAgreements } from './compare-identifiers.ts'
import type { IdentifierAgreement } from './compare-identifiers.ts'
import { scorePrepared } from './compare-person.ts'
import type { PersonScore } from './compare-person.ts'
import type { Model } from './model/type.ts'
import { fromEnd, prepare } from './prepared.ts'
import type { Comparable, Prepared } from './prepared.ts'

/** Somebody, and plates and numbers that came with the event, the same object for all whom they came with; null: nothing came. */
export type Accompanied = { person: Comparable; came: Comparable | null }

/**
 * Compares the people of one event with one other person, each as if all that came with the event were his.
 *
 * A plate or number that differs says nothing, so what came is held against the other once, and what agrees is added to everybody. With
 * two hundred suspects, plates and numbers in an event there would else be 80,000 to compare.
 */
export const scorerOf = (other: Comparable, used: Model, year: number | null): ((one: Accompanied) => PersonScore) => {
  const held = prepare(other)
  let agreeingOf: Map<Comparable, readonly IdentifierAgreement[]> | null = null
  const agreeing = (came: Comparable) => {
    agreeingOf ??= new Map()
    const known = agreeingOf.get(came)
    if (known) return known
    const made = compareIdentifiers(prepare(came), held, used)
    agreeingOf.set(came, made)
    return made
  }
  let last: { person: Comparable; score: PersonScore } | null = null
  return ({ person, came }) => {
    const more = came === null ? noAgreements : agreeing(came)
    if (more.length > 0) return scorePrepared(withThese(prepare(person), more), held, used, year)
    // Who is described once more, with numbers that agree no more than before, is the same.
    if (last?.person !== person) last = { person, score: scorePrepared(prepare(person), held, used, year) }
    return last.score
  }
}

const withThese = (alone: Prepared, agreeing: readonly IdentifierAgreement[]): Prepared => {
  const identifiers = alone.identifiers.map(({ scheme, values }) => ({ scheme, values: [...values] }))
  for (const { scheme, eventValue } of agreeing) {
    const held = identifiers.find(one => one.scheme === scheme)
    if (held) held.values.push(eventValue)
    else identifiers.push({ scheme, values: [eventValue] })
  }
  const row = [...alone.row]
  row[row.length - fromEnd.SCHEMES] = identifiers.length
  return { ...alone, identifiers, row }
}
