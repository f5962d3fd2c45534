import type { BreachEvent, Identifier } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { deviceIdOf, hasNamedSuspect, isKnown, peopleOf, phonesOf, platesOf } from './event-parts.ts'
import type { Comparable } from './prepared.ts'
import { textSubjects } from './text-subjects.ts'
import type { Span } from './text/extract.ts'

/** Somebody of an event who could be the one under an order. */
export type Subject = {
  as: 'SUSPECT' | 'WEARER' | 'KEEPER' | 'TEXT'
  /** Who of the event: two subjects of one key are one person, described more or less fully. */
  key: string
  person: Comparable
  /** Plates and numbers that came with the event and may be his: compared with him, and the same object for all suspects. */
  came: Comparable | null
  /** JSON Pointers into the event's data: of the person, and of what was added to the description from elsewhere. */
  source: string
  added: ReadonlyMap<string, string>
  /** Only if nothing contradicts: a number that an incident was reported from may be anybody's. */
  needsNoConflict: boolean
  /** Places in free text of what was read there. */
  spans?: readonly Span[]
}

const nothing: ReadonlyMap<string, string> = new Map()
const byThing = (as: 'WEARER' | 'KEEPER', source: string, identifier: Identifier): Subject => ({
  as,
  key: `${identifier.scheme} ${identifier.value}`,
  person: { names: [], identifiers: [identifier], addresses: [] },
  came: null,
  source,
  added: nothing,
  needsNoConflict: false,
})

const kept = new WeakMap<BreachEvent, readonly Subject[]>()

/**
 * Everybody in an event who could be the respondent of an order: the wearer of its tag; its suspects, each together with the plates and
 * numbers that came with it; the keepers of its vehicles, as long as nobody is named as suspect; and whom free text names, as long as
 * nobody else is.
 */
export const subjectsOf = (event: BreachEvent): readonly Subject[] => {
  const known = kept.get(event)
  if (known) return known
  const made = subjectsIn(event)
  kept.set(event, made)
  return made
}

const subjectsIn = (event: BreachEvent): Subject[] => {
  const deviceId = deviceIdOf(event)
  if (deviceId !== null) return [byThing('WEARER', '/deviceId', { scheme: 'EM_DEVICE', value: deviceId })]
  const known = peopleOf(event).flatMap((person, at) =>
    person.role === 'SUSPECT' && isKnown(person) ? [{ person, source: `/people/${at}` }] : [],
  )
  const suspects = known.length === 0 ? [] : suspectsAs(event, known)
  if (hasNamedSuspect(event)) return suspects
  const source = event.type === 'anpr.hit' ? '/vrm' : '/vehicles'
  const keepers = platesOf(event).map(value => byThing('KEEPER', source, { scheme: 'VRM', value }))
  return [...suspects, ...keepers, ...textSubjects(event)]
}

/** Suspects with what came with the event: a vehicle or number beside a name says more than either. */
const suspectsAs = (event: BreachEvent, suspects: readonly Pick<Subject, 'person' | 'source'>[]): Subject[] => {
  const plates = platesOf(event).map(plate => ['VRM', plate, '/vehicles'] as const)
  const phones = phonesOf(event).flatMap(value => canonicalIdentifier('PHONE', value) ?? [])
  const without = cameWith(plates)
  const all =
    phones.length > 0 ? cameWith([...plates, ...phones.map(phone => ['PHONE', phone, '/phones'] as const)]) : null
  return suspects.flatMap(({ person, source }) => {
    const of = (came: CameWith, needsNoConflict: boolean): Subject => ({
      as: 'SUSPECT',
      key: source,
      person,
      source,
      ...came,
      needsNoConflict,
    })
    return [of(without, false), ...(all ? [of(all, true)] : [])]
  })
}

type CameWith = Pick<Subject, 'came' | 'added'>

const cameWith = (things: readonly (readonly [Identifier['scheme'], string, string])[]): CameWith => ({
  came:
    things.length === 0
      ? null
      : { names: [], identifiers: things.map(([scheme, value]) => ({ scheme, value })), addresses: [] },
  added: new Map(things.map(([scheme, value, pointer]) => [`${scheme} ${value}`, pointer])),
})
