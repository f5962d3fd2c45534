import { described, type Change, type Description } from './describe.ts'
import type { Culture } from './names/table.ts'
import { anotherFamily, orderIdOf, pairOf, somebody, type World } from './order.ts'
import type { TruePerson } from './person.ts'
import { makeRandom, type Random } from './random.ts'
import { usualRates, type Rates } from './rates.ts'

export type Mix = {
  /** Orders there are. */
  orders: number
  /** Share of events about somebody under one of them. */
  matching: number
  /** Share of the others about somebody close to a respondent: a brother or twin, or a namesake. */
  near: number
  rates?: Rates
}

/** What is true of an event. `near` says how somebody else resembles the respondent of `nearOrderId`. */
export type Truth = {
  eventId: string
  orderId: string | null
  culture: Culture
  changes: readonly Change[]
  near: 'BROTHER' | 'TWIN' | 'NAMESAKE' | null
}

const dayMs = 86_400_000

/** Event `at` of a world, with what is true of it; `BreachEvent` of contracts.md §2. */
export const eventAt = (world: World, at: number, mix: Mix) => {
  const random = makeRandom(world.seed, 'event', at)
  const place = random.below(mix.orders)
  const isMatch = mix.orders > 0 && random.chance(mix.matching)
  const pair = mix.orders > 0 ? pairOf(world, place) : null
  const other = somebody(world, 'SUSPECT', at)
  const wanted = random.chance(mix.near) ? random.pick(['BROTHER', 'TWIN', 'NAMESAKE'] as const) : null
  const near = !isMatch && pair && wanted && mayBe(wanted, pair.respondent, other) ? wanted : null
  const suspect = isMatch ? pair!.respondent : near ? lookAlike(pair!.respondent, other, near) : other
  const { person, changes } = described(random, suspect, mix.rates ?? usualRates, anotherFamily(world, suspect, at))
  const victim = isMatch && random.chance(0.4) ? pair!.protectedPerson : somebody(world, 'VICTIM', at)
  const her = described(random, victim, mix.rates ?? usualRates, anotherFamily(world, victim, 'victim', at))
  const eventId = `evt_syn_${String(at).padStart(8, '0')}`
  const truth: Truth = { eventId, orderId: isMatch ? orderIdOf(place) : null, culture: suspect.culture, changes, near }
  return { truth, event: eventOf(random, eventId, person, her.person) }
}

/** Brothers have names of their own: with one in common nobody could tell them apart. */
const mayBe = (near: NonNullable<Truth['near']>, him: TruePerson, other: TruePerson): boolean =>
  near === 'NAMESAKE' || !other.given.some(name => him.given.includes(name))

const lookAlike = (him: TruePerson, other: TruePerson, near: NonNullable<Truth['near']>): TruePerson => ({
  ...other,
  culture: him.culture,
  sex: him.sex,
  family: him.family,
  ...(near === 'NAMESAKE' ? { given: him.given } : { address: him.address }),
  ...(near === 'TWIN' ? { dateOfBirth: him.dateOfBirth } : {}),
})

const eventOf = (random: Random, id: string, him: Description['person'], her: Description['person']) => {
  const kind = random.next()
  const people = [{ role: 'SUSPECT', ...him }, ...(kind < 0.6 ? [{ role: 'VICTIM', ...her }] : [])]
  return {
    specversion: '1.0',
    id,
    source: 'urn:synthetic',
    time: new Date(Date.UTC(2026, 5, 1) + random.below(90 * dayMs)).toISOString(),
    ...(kind < 0.5
      ? { type: 'incident.reported', data: { incidentRef: id, category: 'DOMESTIC', people } }
      : kind < 0.6
        ? { type: 'contact.reported', data: { channel: 'TEXT', people } }
        : kind < 0.9
          ? { type: 'police.encounter', data: { encounter: 'STOP', people } }
          : { type: 'partner.reported', data: { agency: 'PROBATION', people } }),
  }
}
