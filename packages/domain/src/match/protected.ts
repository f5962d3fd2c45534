import type { BreachEvent, EventPerson, Evidence, Order, Person, PersonRole } from '@breach-alerts/contracts'
import { idOf } from '../identifiers/digest.ts'
import { scorePerson } from './compare-person.ts'
import { evidenceOf } from './evidence.ts'
import { peopleOf, widthOf } from './event-parts.ts'
import { herThings } from './her-things.ts'
import type { Model } from './model/type.ts'
import { agreeingSchemes } from './person-level.ts'
import { prepare } from './prepared.ts'

/** A protected person met in an event. `sure`: by an identifier, or by name with date of birth; else by name alone. */
export type ProtectedHit = {
  role: PersonRole
  sure: boolean
  /** Only her car is known to be there: it speaks for the pair, and is no contact with her. */
  isCarAlone?: true
  evidence: readonly Evidence[]
  /** Opaque: see `protectedIdOf`. */
  protectedId: string
}

/** Opaque id of a protected person of an order: the same person has the same, and it says nothing of them. */
export const protectedIdOf = (
  { orderId }: Order,
  { personId }: Order['protectedPersons'][number],
  index: number,
): string => idOf('psn', orderId, personId ?? `#${index}`)

/** What agrees about her. It weighs nothing by itself: that she is in it is in the prior. */
const onHerSide = (evidence: readonly Evidence[], source: string): Evidence[] =>
  evidence
    .filter(one => one.bits > 0)
    .map(({ field, kind, orderValue, eventValue, agreement }) => ({
      field: `protectedPerson.${field}`,
      kind,
      orderValue,
      eventValue,
      ...(isHome(field) ? hidden : {}),
      agreement,
      bits: 0,
      source,
    }))

/** Where she lives is not repeated in evidence: that it agrees is enough. */
const isHome = (field: string) => field === 'home' || field === 'UPRN'
const hidden = { orderValue: `the protected person's home`, eventValue: `the protected person's home` }

/** Levels of a name that can be hers, and of a date of birth that make sure of it. */
const herNames: ReadonlySet<string> = new Set(['EXACT', 'SHORT', 'SPELLED', 'VARIANT', 'SUBSET', 'CLOSE'])
const surelyBorn: ReadonlySet<string> = new Set(['EXACT', 'AGREE', 'SWAPPED', 'ONE_DIGIT'])

const kept = new WeakMap<BreachEvent, { used: Model; byOrder: Map<Order, readonly ProtectedHit[]> }>()

/**
 * The protected persons of an order among the people of an event who are not its suspects. Asked for by whoever identifies the respondent,
 * sets the scene and writes down the evidence: of an event with many people it is kept, of others to keep it costs more than to find it.
 */
export const protectedHits = (event: BreachEvent, order: Order, used: Model): readonly ProtectedHit[] => {
  if (order.protectedPersons.length === 0) return []
  if (widthOf(event) === 1) return hitsIn(event, order, used)
  let held = kept.get(event)
  if (held?.used !== used) kept.set(event, (held = { used, byOrder: new Map() }))
  const known = held.byOrder.get(order)
  if (known) return known
  const made = hitsIn(event, order, used)
  held.byOrder.set(order, made)
  return made
}

const hitsIn = (event: BreachEvent, order: Order, used: Model): ProtectedHit[] => {
  const hits = peopleOf(event).flatMap((person, at) =>
    person.role === 'SUSPECT'
      ? []
      : order.protectedPersons.flatMap((held, index) => {
          const hit = hitOf(person, held, `/people/${at}`, used)
          return hit ? [{ ...hit, protectedId: protectedIdOf(order, held, index) }] : []
        }),
  )
  return [...hits, ...thingHits(event, order)]
}

const hitOf = (
  person: EventPerson,
  held: Person,
  source: string,
  used: Model,
): Omit<ProtectedHit, 'protectedId'> | null => {
  const score = scorePerson(person, held, used)
  const agreeing = agreeingSchemes(score)
  const hit = (sure: boolean) => ({
    role: person.role,
    sure,
    evidence: onHerSide(evidenceOf(score, prepare(person), prepare(held), used), source),
  })
  if (agreeing.some(scheme => scheme !== 'UPRN')) return hit(true)
  if (score.birth === 'DIFFERENT' || !herNames.has(score.name)) return null
  return hit(surelyBorn.has(score.birth) || agreeing.includes('UPRN'))
}

/** Met by a number or by her car. A car that is the respondent's as well (they shared it) says no more of her than of him. */
const thingHits = (event: BreachEvent, order: Order): ProtectedHit[] =>
  herThings(event).flatMap(({ scheme, role, values, source }) =>
    order.protectedPersons.flatMap((held, index) => {
      const hers = values.find(
        value => has(held, scheme, value) && !(scheme === 'VRM' && has(order.respondent, scheme, value)),
      )
      if (hers === undefined) return []
      const value = { kind: 'exact', orderValue: hers, eventValue: hers, agreement: 'EXACT', bits: 0 }
      const evidence = [{ field: `protectedPerson.${scheme}`, ...value, source }]
      const byCar = scheme === 'VRM' ? { isCarAlone: true as const } : {}
      return [{ role, sure: true, ...byCar, evidence, protectedId: protectedIdOf(order, held, index) }]
    }),
  )

const has = (person: Person, scheme: string, value: string): boolean =>
  prepare(person).identifiers.some(one => one.scheme === scheme && one.values.includes(value))
