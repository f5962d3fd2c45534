import type { TruePerson } from '../person.ts'
import { moved, type Point } from '../plane.ts'
import type { Random } from '../random.ts'
import { addressOf } from '../address.ts'
import type { Story } from './story.ts'

/** Who and where a story is about. */
export type Cast = {
  respondent: TruePerson
  protectedPerson: TruePerson
  /** UPRN of her address. */
  uprn: string
  /** Somebody else. */
  other: TruePerson
  /** Where it happens, whether or not it is said. */
  point: Point
}

/** The event that tells a story; `BreachEvent` of contracts.md §2. @param at epoch milliseconds */
export const eventTelling = (random: Random, story: Story, cast: Cast, id: string, at: number) => ({
  specversion: '1.0',
  id,
  source: 'urn:synthetic',
  type: story.type,
  time: new Date(at).toISOString(),
  data: dataOf(random, story, cast, id),
})

const dataOf = (random: Random, story: Story, cast: Cast, id: string): Record<string, unknown> => {
  const { type, what } = story
  const place = placeOf(story, cast)
  const said = place ? { place } : {}
  const believed = story.believed.length > 0 ? { conditionKinds: story.believed } : {}
  const people = () => peopleIn(random, story, cast)
  switch (type) {
    case 'em.position':
      return { deviceId: numberOf(cast.respondent, 'EM_DEVICE'), fix: fixIn(random, story, cast) }
    case 'em.violation':
      return { deviceId: numberOf(cast.respondent, 'EM_DEVICE'), violation: what, ...said }
    case 'anpr.hit':
      return { vrm: numberOf(cast.respondent, 'VRM'), camera: { cameraId: `cam_${id}`, ...said } }
    case 'incident.reported':
      return { incidentRef: id, people: people(), ...said }
    case 'contact.reported':
      return { channel: what, people: people() }
    case 'police.encounter':
      return { encounter: what, people: people(), ...said, ...believed }
    case 'circumstance.changed':
      return { change: what, people: people() }
    case 'appointment.missed':
      return { appointment: what, people: people() }
    case 'partner.reported':
      return { agency: 'PROBATION', people: people(), ...said, ...believed }
  }
}

const numberOf = ({ identifiers }: TruePerson, scheme: string): string =>
  identifiers.find(one => one.scheme === scheme)!.value

const placeOf = ({ where, accuracyM }: Story, { protectedPerson, uprn, point }: Cast) => {
  const { lines, postcode } = protectedPerson.address
  switch (where) {
    case 'NOT_SAID':
      return null
    case 'POINT':
    case 'HER_POINT':
      return { point, ...(accuracyM > 0 ? { accuracyM } : {}) }
    case 'HER_LINES':
      return { lines, postcode }
    case 'HER_UPRN':
      return { uprn }
  }
}

/** A tag that does not know where it is sends zeros. A fix that says no accuracy, or 0, is as exact as tags are. */
const fixIn = (random: Random, { where, accuracyM, what }: Story, { point }: Cast) => ({
  ...(where === 'NOT_SAID' ? { latitude: 0, longitude: 0 } : moved(point, random.below(5), random.below(5))),
  ...(accuracyM > 0 || random.chance(0.5) ? { accuracyM } : {}),
  kind: what,
})

const peopleIn = (random: Random, { her, isOtherHarmed, isNew }: Story, cast: Cast) => {
  const { respondent, protectedPerson, other } = cast
  const scheme = random.pick(['PNC', 'CRN'])
  return [
    {
      role: 'SUSPECT',
      ...described(respondent),
      identifiers: [{ scheme, value: numberOf(respondent, scheme) }],
      ...givenAnew(random, isNew, respondent),
    },
    ...(her ? [{ role: her, ...described(protectedPerson) }] : []),
    ...(isOtherHarmed ? [{ role: 'VICTIM', ...described(other) }] : []),
  ]
}

const described = ({ given, family, dateOfBirth }: TruePerson) => ({
  names: [{ given: [...given], family }],
  dateOfBirth,
})

/** A name beside his own, or an address, that the order does not have; or else the address that it has, or none. */
const givenAnew = (random: Random, isNew: Story['isNew'], respondent: TruePerson) => {
  const { names } = described(respondent)
  const addressAs = ({ lines, postcode }: TruePerson['address']) => ({ addresses: [{ lines, postcode }] })
  if (isNew === 'NAME')
    return { names: [...names, { full: `${random.pick(givens)} ${random.pick(families)}`, kind: 'ALIAS' }] }
  if (isNew === 'ADDRESS') return addressAs(addressOf(random))
  return random.chance(0.5) ? addressAs(respondent.address) : {}
}

/** Names like those of nobody in the tables. */
const givens = ['Zebedee', 'Peregrine', 'Ignatius'] as const
const families = ['Quillfeather', 'Ravenglass', 'Wetherstone'] as const
