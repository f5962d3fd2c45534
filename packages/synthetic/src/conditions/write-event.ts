import type { EventType } from '@breach-alerts/contracts'
import { addressOf } from '../address.ts'
import type { TruePerson } from '../person.ts'
import { moved, type Point } from '../plane.ts'
import type { Random } from '../random.ts'
import { instantText } from './moment.ts'
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
  time: instantText(random, at),
  data: dataOf(random, story, cast, id),
})

type Data = Record<string, unknown>

const dataOf = (random: Random, story: Story, cast: Cast, id: string): Data => {
  const { respondent } = cast
  const place = placeOf(story, cast)
  const said = place ? { place } : {}
  const device = { deviceId: numberOf(respondent, 'EM_DEVICE') }
  const told = { people: peopleIn(random, story, cast) }
  const believed = story.believed.length > 0 ? { conditionKinds: story.believed } : {}
  const byType: Readonly<Record<EventType, () => Data>> = {
    'em.position': () => ({ ...device, fix: fixIn(random, story, cast) }),
    'em.violation': () => ({ ...device, violation: story.what, ...said }),
    'anpr.hit': () => ({ vrm: numberOf(respondent, 'VRM'), camera: { cameraId: `cam_${id}`, ...said } }),
    'incident.reported': () => ({ incidentRef: id, ...told, ...said }),
    'contact.reported': () => ({ channel: story.what, ...told }),
    'police.encounter': () => ({ encounter: story.what, ...told, ...said, ...believed }),
    'circumstance.changed': () => ({ change: story.what, ...told }),
    'appointment.missed': () => ({ appointment: story.what, ...told }),
    'partner.reported': () => ({ agency: 'PROBATION', ...told, ...said, ...believed }),
  }
  return byType[story.type]()
}

const numberOf = ({ identifiers }: TruePerson, scheme: string): string =>
  identifiers.find(one => one.scheme === scheme)!.value

const placeOf = ({ where, accuracyM }: Story, { protectedPerson, uprn, point }: Cast): Data | null => {
  const { lines, postcode } = protectedPerson.address
  const withPoint = { point, ...(accuracyM > 0 ? { accuracyM } : {}) }
  const places = { POINT: withPoint, HER_POINT: withPoint, HER_LINES: { lines, postcode }, HER_UPRN: { uprn } }
  return where === 'NOT_SAID' ? null : places[where]
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
