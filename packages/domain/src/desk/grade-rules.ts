import type { ConditionKind, Grade, Level, OrderType } from '@breach-alerts/contracts'

/** When a rule applies; every field that is present must hold. */
export type GradeWhen = {
  readonly orderTypes?: readonly OrderType[]
  readonly kinds?: readonly ConditionKind[]
  /** One of these was breached in the same episode as well. */
  readonly withKinds?: readonly ConditionKind[]
  readonly levels?: readonly Level[]
  readonly eventTypes?: readonly string[]
  readonly risks?: readonly string[]
  readonly minMappaLevel?: number
  /** Suspected breaches of the order before this one within the policy's window. */
  readonly minRepeats?: number
}

export type GradeRule = {
  readonly id: string
  readonly grade: Grade
  readonly when: GradeWhen
  readonly reason: string
}

/** First rule that applies decides, so the most urgent stand first; the last applies always. */
export type GradeRules = { readonly version: string; readonly rules: readonly GradeRule[] }

const presence = ['EXCLUSION_ZONE', 'NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES', 'NO_EVICT'] as const
const harm = ['NO_VIOLENCE', 'NO_MOLEST'] as const
const contact = ['NO_CONTACT_DIRECT', 'NO_CONTACT_INDIRECT'] as const
const firm = ['CERTAIN', 'PROBABLE'] as const
const dangerous = [...presence, ...harm, ...contact] as const

export const gradeRules: GradeRules = {
  version: '2026-11-23',
  rules: [
    {
      id: 'tag-and-approach',
      grade: 1,
      when: { kinds: ['EM_TAG'], withKinds: dangerous },
      reason: 'Tag interfered with, and a protected person or place approached in the same episode',
    },
    {
      id: 'approach-and-tag',
      grade: 1,
      when: { kinds: dangerous, withKinds: ['EM_TAG'] },
      reason: 'A protected person or place approached, and the tag interfered with in the same episode',
    },
    {
      id: 'harm',
      grade: 1,
      when: { kinds: harm, levels: firm },
      reason: 'Violence, threats or harassment reported',
    },
    {
      id: 'presence',
      grade: 1,
      when: { kinds: presence, levels: firm },
      reason: 'Present at a place the order protects',
    },
    {
      id: 'contact-in-person',
      grade: 1,
      when: { kinds: ['NO_CONTACT_DIRECT'], levels: firm, eventTypes: ['incident.reported', 'police.encounter'] },
      reason: 'With a protected person',
    },
    {
      id: 'high-risk',
      grade: 1,
      when: { kinds: dangerous, risks: ['HIGH', 'VERY_HIGH'] },
      reason: 'High risk of harm, and a protected person or place involved',
    },
    {
      id: 'mappa',
      grade: 1,
      when: { kinds: dangerous, minMappaLevel: 2 },
      reason: 'Managed at MAPPA level 2 or 3, and a protected person or place involved',
    },
    {
      id: 'repeat',
      grade: 1,
      when: { kinds: dangerous, minRepeats: 2 },
      reason: 'Third or further suspected breach of this order in 30 days',
    },
    {
      id: 'tag',
      grade: 2,
      when: { kinds: ['EM_TAG'], levels: firm },
      reason: 'Tag interfered with or not charged: protection may be lost',
    },
    {
      id: 'dangerous-possible',
      grade: 2,
      when: { kinds: dangerous },
      reason: 'A protected person or place may be involved',
    },
    { id: 'curfew', grade: 2, when: { kinds: ['CURFEW'] }, reason: 'Not at the place of curfew in its hours' },
    { id: 'surveillance', grade: 2, when: { kinds: ['NO_SURVEIL'] }, reason: 'Watching or recording suspected' },
    {
      id: 'risk-any',
      grade: 2,
      when: { risks: ['HIGH', 'VERY_HIGH'] },
      reason: 'High risk of harm',
    },
    { id: 'mappa-any', grade: 2, when: { minMappaLevel: 2 }, reason: 'Managed at MAPPA level 2 or 3' },
    {
      id: 'repeat-any',
      grade: 2,
      when: { minRepeats: 2 },
      reason: 'Third or further suspected breach of this order in 30 days',
    },
    { id: 'other', grade: 3, when: {}, reason: 'A requirement of the order not met; nobody known to be approached' },
  ],
}
