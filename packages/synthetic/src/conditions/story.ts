import type { ConditionKind, EventType, PersonRole, Violation } from '@breach-alerts/contracts'
import type { Random } from '../random.ts'

/** How a story says where it happened. `HER_…`: at a protected person's address, said by its point, its lines or its UPRN. */
export type Whereabouts = 'NOT_SAID' | 'POINT' | 'HER_POINT' | 'HER_LINES' | 'HER_UPRN'

/** What shall have happened, decided before anything of the event is written. The person under the order is always the one who did it. */
export type Story = {
  type: EventType
  /** What was done, in the code that the type has for it: channel, violation, encounter, kind of fix, …; empty: it has none. */
  what: string
  /** Part of the protected person in it; null: she is not in it. */
  her: PersonRole | null
  /** Is somebody else the victim? */
  isOtherHarmed: boolean
  /** What he gives of himself that the order does not know. */
  isNew: 'ADDRESS' | 'NAME' | null
  where: Whereabouts
  /** Metres; 0: exact, or not said. */
  accuracyM: number
  /** Fixes in a row, a minute apart; 1 for what is no fix. */
  times: 1 | 2
  /** Kinds of condition that the reporter believes were breached. */
  believed: readonly ConditionKind[]
}

const types = [
  'incident.reported', 'em.position', 'em.position', 'em.violation', 'em.violation', 'anpr.hit', 'contact.reported', 'contact.reported',
  'police.encounter', 'circumstance.changed', 'appointment.missed', 'partner.reported',
] as const // prettier-ignore

/** @param kinds those of the order's conditions: what a reporter may believe */
export const storyOf = (random: Random, kinds: readonly ConditionKind[]): Story => {
  const type = random.pick(types)
  const plain: Story = {
    type,
    what: '',
    her: null,
    isOtherHarmed: false,
    isNew: null,
    where: 'NOT_SAID',
    accuracyM: 0,
    times: 1,
    believed: [],
  }
  const story = { ...plain, ...told[type](random) }
  return type === 'police.encounter' || type === 'partner.reported'
    ? { ...story, believed: believedIn(random, story, kinds) }
    : story
}

const told: Readonly<Record<EventType, (random: Random) => Partial<Story>>> = {
  'incident.reported': random => ({ ...whoWasThere(random), ...placed(random, true) }),
  'em.position': random => ({
    ...placed(random, false),
    what: random.pick(['GNSS', 'GNSS', 'GNSS', 'WIFI', 'CELL']),
    times: random.pick([1, 2]),
  }),
  'em.violation': random => {
    const what = random.pick(violations)
    return what === 'ZONE_ENTRY' ? { what, where: 'POINT' } : { what }
  },
  'anpr.hit': random => placed(random, false),
  'contact.reported': random => ({
    what: random.pick(['CALL', 'TEXT', 'EMAIL', 'SOCIAL', 'LETTER', 'IN_PERSON', 'THIRD_PARTY']),
    her: random.pick(['VICTIM', 'CALLER', null]),
    isOtherHarmed: random.chance(0.3),
  }),
  'police.encounter': random => ({
    ...whoWasThere(random),
    ...placed(random, false),
    what: random.pick(['STOP', 'CUSTODY', 'SEARCH', 'VISIT', 'OTHER']),
    isNew: random.pick(['ADDRESS', 'NAME', null]),
  }),
  'circumstance.changed': random => {
    const isNew = random.pick(['ADDRESS', 'NAME', null] as const)
    return { isNew, what: isNew ?? random.pick(['RELATIONSHIP', 'EMPLOYMENT', 'VEHICLE', 'DEVICE', 'HEALTH', 'OTHER']) }
  },
  'appointment.missed': random => ({
    what: random.pick(['NOTIFICATION', 'PROBATION', 'PROGRAMME', 'ASSESSMENT', 'OTHER']),
  }),
  'partner.reported': random => ({
    ...placed(random, false),
    her: random.pick(['VICTIM', 'CALLER', null]),
    isOtherHarmed: random.chance(0.3),
  }),
}

const violations: readonly Violation[] = [
  'ZONE_ENTRY', 'ZONE_ENTRY', 'ZONE_EXIT', 'CURFEW', 'CURFEW', 'STRAP_TAMPER', 'BODY_TAMPER', 'BATTERY_LOW', 'BATTERY_FLAT', 'NO_SIGNAL',
] // prettier-ignore

const whoWasThere = (random: Random) => ({
  her: random.pick(['VICTIM', 'CALLER', 'WITNESS', 'MENTIONED', null, null] as const),
  isOtherHarmed: random.chance(0.4),
})

/** Metres, from which on an area may be put so that nobody can tell. */
const inexactM = 100

const placed = (random: Random, mayBeHers: boolean): Pick<Story, 'where' | 'accuracyM'> => {
  const where = mayBeHers
    ? random.pick(['NOT_SAID', 'POINT', 'POINT', 'HER_POINT', 'HER_LINES', 'HER_UPRN'] as const)
    : random.pick(['NOT_SAID', 'POINT', 'POINT', 'POINT', 'POINT'] as const)
  return { where, accuracyM: where === 'POINT' ? random.pick([0, 0, 8, 15, inexactM]) : 0 }
}

/** Is it said where it happened, and well enough? Where not, the contract leaves open what a belief about an area is worth beside it. */
export const isWellPlaced = ({ where, accuracyM }: Story): boolean => where !== 'NOT_SAID' && accuracyM < inexactM

const believedIn = (random: Random, story: Story, kinds: readonly ConditionKind[]): ConditionKind[] => {
  const may = isWellPlaced(story) ? kinds : kinds.filter(kind => !hasArea(kind))
  const believed = random.chance(0.5) && may.length > 0 ? [random.pick(may), random.pick(may)] : []
  return [...new Set(believed)]
}

const stayingOut: ReadonlySet<ConditionKind> = new Set(['EXCLUSION_ZONE', 'NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES'])

/** Is a condition of this kind about places to stay out of? */
export const isStayingOut = (kind: ConditionKind): boolean => stayingOut.has(kind)

/** Is it about places at all? */
export const hasArea = (kind: ConditionKind): boolean => isStayingOut(kind) || kind === 'CURFEW'
