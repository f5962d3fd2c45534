import type { ConditionKind, Level } from '@breach-alerts/contracts'
import type { Lie } from './area.ts'
import { isStayingOut, type Story } from './story.ts'

/** One condition as the generator wants it: how the place lies to its area (null: it has none), and how its hours lie to the moment. */
export type Wanted = { kind: ConditionKind; lie: Lie | null; hours: 'ALWAYS' | 'BINDING' | 'IDLE' }

/** `level`: the highest that the table allows; null unless it is suspected. */
export type TrueVerdict = {
  verdict: 'SUSPECTED' | 'NOT_ENGAGED' | 'NOT_IN_FORCE' | 'OUTSIDE_HOURS' | 'CANNOT_TELL'
  level: Level | null
}

/** What a story touches a condition by; null: it does not. */
type Touch = Level | 'CANNOT_TELL' | null
type Row = (story: Story, wanted: Wanted, time: number) => Touch

const [A, B, C] = ['CERTAIN', 'PROBABLE', 'POSSIBLE'] as const

/**
 * What is true of a condition, from what was decided and nothing that was written: the table "What engages a condition" of contracts.md §2,
 * and the order of verdicts in §6.
 *
 * @param time which of several fixes in a row, from 0: the first one inside is possible at most, the next leaves the level of the tag
 */
export const truthOf = (story: Story, wanted: Wanted, isInForce: boolean, time: number): TrueVerdict => {
  const closed = (verdict: TrueVerdict['verdict']): TrueVerdict => ({ verdict, level: null })
  if (!isInForce) return closed('NOT_IN_FORCE')
  const row = isStayingOut(wanted.kind) ? stayingOut : rows[wanted.kind]
  const touch = surer(row?.(story, wanted, time) ?? null, story.believed.includes(wanted.kind) ? B : null)
  if (touch === null) return closed('NOT_ENGAGED')
  if (wanted.hours === 'IDLE') return closed('OUTSIDE_HOURS')
  return touch === 'CANNOT_TELL' ? closed(touch) : { verdict: 'SUSPECTED', level: touch }
}

const surer = (one: Touch, other: Touch): Touch =>
  [A, B, C, 'CANNOT_TELL' as const].find(touch => touch === one || touch === other) ?? null

const isHarmed = ({ her }: Story) => her === 'VICTIM' || her === 'CALLER'
const isOf = ({ type }: Story, ...types: readonly Story['type'][]) => types.includes(type)

const molestation: Row = story => {
  if (isOf(story, 'contact.reported')) return story.her ? B : null
  if (!isOf(story, 'incident.reported')) return null
  return isHarmed(story) ? A : story.isOtherHarmed ? C : null
}

const there = ({ where }: Story, lie: Lie | null, wrong: Lie, tier: Level): Touch =>
  where === 'NOT_SAID' || lie === 'EDGE' ? 'CANNOT_TELL' : lie === wrong ? tier : null

/** A tag that does not say how exact it is is never certain. */
const ofFix = ({ what, accuracyM }: Story, time: number): Level =>
  what === 'GNSS' && time > 0 ? (accuracyM > 0 ? A : B) : C

const stayingOut: Row = (story, { lie }, time) => {
  const { type, what, where } = story
  if (lie === null) return type === 'incident.reported' && where.startsWith('HER_') ? B : null
  const inIt = (tier: Level) => there(story, lie, 'INSIDE', tier)
  if (type === 'em.position') return inIt(ofFix(story, time))
  if (type === 'em.violation') return what === 'ZONE_ENTRY' ? inIt(B) : null
  if (type === 'police.encounter' || type === 'incident.reported') return inIt(A)
  return type === 'partner.reported' ? inIt(B) : type === 'anpr.hit' ? inIt(C) : null
}

const curfew: Row = (story, { lie }, time) => {
  if (isOf(story, 'em.violation')) return story.what === 'CURFEW' ? B : null
  if (isOf(story, 'em.position')) return there(story, lie, 'OUTSIDE', ofFix(story, time))
  return isOf(story, 'police.encounter') ? there(story, lie, 'OUTSIDE', A) : null
}

const tampering: Readonly<Record<string, Level>> = {
  STRAP_TAMPER: A,
  BODY_TAMPER: B,
  BATTERY_FLAT: B,
  NO_SIGNAL: C,
  BATTERY_LOW: C,
}

/** Of the kinds that are not listed, only what a reporter believes engages. */
const rows: Readonly<Partial<Record<ConditionKind, Row>>> = {
  NO_CONTACT_DIRECT: story => {
    if (isOf(story, 'contact.reported')) return story.her && story.what !== 'THIRD_PARTY' ? A : null
    if (isOf(story, 'incident.reported', 'police.encounter')) return isHarmed(story) ? A : null
    return isOf(story, 'partner.reported') && story.her ? B : null
  },
  NO_CONTACT_INDIRECT: story => {
    if (isOf(story, 'contact.reported')) return story.her && ['SOCIAL', 'THIRD_PARTY'].includes(story.what) ? B : null
    return isOf(story, 'partner.reported') && story.her ? B : null
  },
  NO_MOLEST: molestation,
  NO_VIOLENCE: molestation,
  CURFEW: curfew,
  EM_TAG: story => (isOf(story, 'em.violation') ? (tampering[story.what] ?? null) : null),
  NOTIFY: story => {
    if (isOf(story, 'appointment.missed')) return story.what === 'NOTIFICATION' ? B : null
    return isOf(story, 'police.encounter', 'circumstance.changed') && story.isNew ? C : null
  },
  PROGRAMME: story =>
    isOf(story, 'appointment.missed') && ['PROGRAMME', 'ASSESSMENT', 'PROBATION'].includes(story.what) ? B : null,
}
