import type { BreachEvent, IdentifierScheme } from '@breach-alerts/contracts'
import { compareNames } from '../names/compare.ts'
import type { NameLevel } from '../names/compare.ts'
import { foldName } from '../names/fold.ts'
import { nameOf } from '../names/name.ts'
import { peopleOf, summaryOf } from './event-parts.ts'
import type { Comparable } from './prepared.ts'
import { prepare } from './prepared.ts'
import type { Subject } from './subjects.ts'
import { mentionsIn } from './text/extract.ts'
import type { Mention, Mentions, Span } from './text/extract.ts'

const none: ReadonlyMap<string, string> = new Map()

const subject = (key: string, person: Comparable, spans: readonly Span[]): Subject => ({
  as: 'TEXT',
  key,
  person,
  came: null,
  source: '/summary',
  added: none,
  needsNoConflict: false,
  spans,
})

/** Whom the summary of an event names, beside the people in its fields: every name, plate, phone number and number of the police, courts and prisons by itself. */
export const textSubjects = (event: BreachEvent): Subject[] => {
  const summary = summaryOf(event)
  if (summary === undefined) return []
  const mentions = mentionsIn(summary)
  const others = peopleOf(event).flatMap(person => prepare(person).names)
  const names = mentions.names.filter(({ value }) => {
    const name = nameOf(foldName({ full: value }))
    return !others.some(other => isOne.has(compareNames(name, other).level))
  })
  return [
    ...names.map(name =>
      subject(`text ${name.value}`, describedBy(name, mentions, names.length === 1), spansOf(name, mentions)),
    ),
    ...[...mentions.plates, ...mentions.phones, ...mentions.numbers].map(one =>
      subject(`${one.field} ${one.value}`, byThing(one.field, one.value), [one]),
    ),
  ]
}

/** A name in the text that may be that of somebody in the fields is taken to be his. */
const isOne: ReadonlySet<NameLevel> = new Set([
  'EXACT',
  'SHORT',
  'SPELLED',
  'VARIANT',
  'SUBSET',
  'CLOSE',
  'NEAR',
  'INITIAL',
  'SINGLE',
  'PARTIAL',
])

const byThing = (scheme: IdentifierScheme, value: string): Comparable => ({
  names: [],
  identifiers: [{ scheme, value }],
  addresses: [],
})

/** The only name of a text has the only age and the only postcode of it as well. */
const describedBy = (name: Mention, { ages, postcodes }: Mentions, isOnly: boolean): Comparable => {
  const [age, postcode] = [ages.length === 1 ? ages[0] : undefined, postcodes.length === 1 ? postcodes[0] : undefined]
  return {
    names: [{ full: name.value }],
    identifiers: [],
    addresses: isOnly && postcode ? [{ postcode: postcode.value }] : [],
    ...(isOnly && age ? { ageBand: [age.value[0], age.value[1]] } : {}),
  }
}

const spansOf = (name: Mention, { ages, postcodes }: Mentions): Span[] => [name, ...ages, ...postcodes]
