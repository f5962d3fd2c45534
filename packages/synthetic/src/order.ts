import type { NameTables } from './names/index.ts'
import { familyName, truePerson, type TruePerson } from './person.ts'
import { makeRandom } from './random.ts'
import type { Culture } from './names/table.ts'

/** Share of each culture among the people under orders. Ours: each common enough to be measured. */
const shares: readonly (readonly [Culture, number])[] = [
  ['WHITE_BRITISH', 0.5],
  ['SOUTH_ASIAN', 0.1],
  ['ARABIC', 0.1],
  ['POLISH', 0.1],
  ['WEST_AFRICAN', 0.1],
  ['IRISH_WELSH', 0.1],
]

export type World = { seed: number; names: NameTables }

/** The two people of an order. */
export type TruePair = { respondent: TruePerson; protectedPerson: TruePerson }

/** The parts that people play, four to a place: by part and place each has a serial of his own. */
const parts = ['RESPONDENT', 'PROTECTED', 'SUSPECT', 'VICTIM'] as const
type Part = (typeof parts)[number]
export const serialOf = (part: Part, at: number) => at * parts.length + parts.indexOf(part)

/** Somebody, drawn as the respondents are: of an order, or of an event and no order. */
export const somebody = ({ seed, names }: World, part: Part, at: number): TruePerson => {
  const random = makeRandom(seed, part, at)
  let rest = random.next()
  const culture = shares.find(([, share]) => (rest -= share) < 0)?.[0] ?? 'WHITE_BRITISH'
  return truePerson(random, { names, culture, sex: random.chance(0.85) ? 'M' : 'F', serial: serialOf(part, at) })
}

/** Who stands in order `at`. The same for the same seed, whatever else is made. */
export const pairOf = (world: World, at: number): TruePair => {
  const respondent = somebody(world, 'RESPONDENT', at)
  const random = makeRandom(world.seed, 'PROTECTED', at)
  const culture = random.chance(0.8) ? respondent.culture : 'WHITE_BRITISH'
  const sex = respondent.sex === 'M' ? ('F' as const) : ('M' as const)
  return {
    respondent,
    protectedPerson: truePerson(random, { names: world.names, culture, sex, serial: serialOf('PROTECTED', at) }),
  }
}

export const anotherFamily = (
  world: World,
  { culture, sex }: TruePerson,
  ...path: readonly (string | number)[]
): string => {
  const random = makeRandom(world.seed, 'family', ...path)
  return familyName(random, random.pick(world.names[culture]), culture, sex)
}

export const orderIdOf = (at: number): string => `ord_syn_${String(at).padStart(7, '0')}`

/** Radius of the area around a protected person's home, metres. */
export const zoneRadiusM = 200

/** Order `at` as a court sends it; `Order` of contracts.md §1. */
export const orderAt = (world: World, at: number) => {
  const { respondent, protectedPerson } = pairOf(world, at)
  const random = makeRandom(world.seed, 'order', at)
  const hasBirth = random.chance(0.95)
  return {
    orderId: orderIdOf(at),
    type: random.pick(['NON_MOLESTATION', 'RESTRAINING_CONVICTION', 'DAPO', 'SPO', 'DVPO'] as const),
    owner: { forceCode: '13' },
    respondent: personOf(respondent, hasBirth),
    protectedPersons: [personOf(protectedPerson, true)],
    risk: random.pick(['STANDARD', 'MEDIUM', 'HIGH'] as const),
    versions: [
      {
        version: 1,
        validFrom: '2026-01-01',
        validTo: '2027-01-01',
        knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-01-01T12:00:00Z' }],
        conditions: [
          { conditionId: 'c1', kind: 'NO_CONTACT_DIRECT' },
          {
            conditionId: 'c2',
            kind: 'EXCLUSION_ZONE',
            area: { type: 'Circle', centre: protectedPerson.address.point, radiusM: zoneRadiusM },
          },
        ],
      },
    ],
  }
}

/** Somebody as an order has him. */
export const personOf = ({ given, family, dateOfBirth, sex, identifiers, address }: TruePerson, hasBirth: boolean) => ({
  names: [{ given, family, kind: 'LEGAL' }],
  ...(hasBirth ? { dateOfBirth } : {}),
  sex,
  identifiers,
  addresses: [address],
})
