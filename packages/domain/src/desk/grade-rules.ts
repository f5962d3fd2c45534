import type { GradeRule } from '@breach-alerts/contracts'
import { areaKinds, dangerousKinds, harmKinds, presenceKinds } from './kind-groups.ts'

/** First rule that applies decides, so the most urgent stand first; the last applies always. */
export type GradeRules = { readonly version: string; readonly rules: readonly GradeRule[] }

const firm = ['CERTAIN', 'PROBABLE'] as const
const hour = 3_600_000

/** The rules that a house begins with. To be agreed with each force; changed by a supervisor on the page `/rules`. */
export const gradeRules: GradeRules = {
  version: 'v0',
  rules: [
    {
      id: 'weapon',
      grade: 1,
      when: { weapons: true },
      reason: 'A weapon is mentioned',
    },
    {
      id: 'tamper-and-contact',
      grade: 1,
      when: { tamperWithinMs: 2 * hour },
      reason: 'Tag interfered with, and contact or an area of the order, within 2 hours of each other',
    },
    {
      id: 'tag-and-approach',
      grade: 1,
      when: { kinds: ['EM_TAG'], withKinds: dangerousKinds },
      reason: 'Tag interfered with, and a protected person or place approached in the same episode',
    },
    {
      id: 'approach-and-tag',
      grade: 1,
      when: { kinds: dangerousKinds, withKinds: ['EM_TAG'] },
      reason: 'A protected person or place approached, and the tag interfered with in the same episode',
    },
    {
      id: 'harm',
      grade: 1,
      when: { kinds: harmKinds, levels: firm },
      reason: 'Violence, threats or harassment reported',
    },
    {
      id: 'presence',
      grade: 1,
      when: { kinds: presenceKinds, levels: firm },
      reason: 'Present at a place the order protects',
    },
    {
      id: 'contact-in-person',
      grade: 1,
      when: { kinds: ['NO_CONTACT_DIRECT'], levels: firm, eventTypes: ['incident.reported', 'police.encounter'] },
      reason: 'With a protected person',
    },
    {
      id: 'direct-evidence',
      grade: 1,
      when: {
        kinds: [...harmKinds, 'NO_CONTACT_DIRECT'],
        tiers: ['A'],
        eventTypes: ['incident.reported', 'police.encounter'],
      },
      reason: 'A protected person is in what was reported; who was with them is not sure yet',
    },
    {
      id: 'approaching',
      grade: 1,
      when: { kinds: areaKinds, approaching: true },
      reason: 'Moving into, or deeper into, an area the order protects',
    },
    {
      id: 'well-inside',
      grade: 1,
      when: { kinds: areaKinds, minDistanceM: 100 },
      reason: 'At least 100 m inside an area the order protects',
    },
    {
      id: 'children',
      grade: 1,
      when: { kinds: dangerousKinds, children: true },
      reason: 'A child may be at risk, and a protected person or place involved',
    },
    {
      id: 'high-risk',
      grade: 1,
      when: { kinds: dangerousKinds, risks: ['HIGH', 'VERY_HIGH'] },
      reason: 'High risk of harm, and a protected person or place involved',
    },
    {
      id: 'mappa',
      grade: 1,
      when: { kinds: dangerousKinds, minMappaLevel: 2 },
      reason: 'Managed at MAPPA level 2 or 3, and a protected person or place involved',
    },
    {
      id: 'repeat',
      grade: 1,
      when: { kinds: dangerousKinds, minRepeats: 2 },
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
      when: { kinds: dangerousKinds },
      reason: 'A protected person or place may be involved',
    },
    { id: 'curfew', grade: 2, when: { kinds: ['CURFEW'] }, reason: 'Not at the place of curfew in its hours' },
    { id: 'surveillance', grade: 2, when: { kinds: ['NO_SURVEIL'] }, reason: 'Watching or recording suspected' },
    {
      id: 'emergency-order',
      grade: 2,
      when: { orderTypes: ['DVPN', 'DVPO', 'DAPN', 'DAPO', 'FMPO', 'FGMPO'] },
      reason: 'An order made to protect somebody from harm that was expected soon',
    },
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
