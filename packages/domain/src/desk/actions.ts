import { changes } from '@breach-alerts/contracts'
import { promptCodes } from './prompt-table.ts'
import { breachRoutes } from './routes.ts'

/** What a field of an action must be. */
export type FieldRule =
  | { readonly field: string; readonly kind: 'text' | 'boolean' | 'place' }
  | { readonly field: string; readonly kind: 'oneOf'; readonly values: readonly (string | number)[] }
  /** At least one of these as text. */
  | { readonly anyOf: readonly string[]; readonly kind: 'text' }

/** Further fields that one answer asks for. */
export type ConditionalRule = {
  readonly when: { readonly field: string; readonly is: string | boolean }
  readonly required: readonly FieldRule[]
}

/** Heading under which a form offers the action. */
export type ActionGroup =
  'RESPONSE' | 'VICTIM' | 'RISK_AND_REFERRAL' | 'EVIDENCE' | 'DISCLOSURE' | 'PARTNERS' | 'JUSTICE' | 'GOVERNANCE'

export type ActionRule = {
  readonly group: ActionGroup
  /** Does it meet the duty to act (first two rows of the contract's table)? */
  readonly acts: boolean
  readonly required: readonly FieldRule[]
  readonly when?: readonly ConditionalRule[]
  /** Only somebody with this role may record it. */
  readonly role?: string
}

const text = (field: string): FieldRule => ({ field, kind: 'text' })
const yesNo = (field: string): FieldRule => ({ field, kind: 'boolean' })
const oneOf = (field: string, values: readonly (string | number)[]): FieldRule => ({ field, kind: 'oneOf', values })

export const arrestPowers = ['PACE_S24', 'CSA2010_S25', 'CSA2010_S28', 'DAA2021_S26', 'FLA1996_S47', 'OTHER'] as const
export const victimDecisions = ['INFORM_NOW', 'INFORM_LATER', 'UNSAFE_TO_CONTACT', 'NO_PERSON_IDENTIFIED'] as const
export const disclosureDecisions = ['MADE', 'NOT_MADE', 'PENDING'] as const
export const reviewViews = ['AGREED', 'RETURNED', 'ESCALATED'] as const
export const promptAnswers = ['DONE', 'NOT_NEEDED'] as const
/** Is there somebody of this kind at risk? "Not known" is an answer; leaving it out is none. */
export const atRisk = ['YES', 'NO', 'NOT_KNOWN'] as const
export const adviceAbout = [
  'HONOUR_BASED_ABUSE',
  'INTERPRETER',
  'DISABILITY',
  'IMMIGRATION',
  'OTHER',
  'NONE_NEEDED',
] as const
/** What changed, of the person under the order, as sources report it; and of a protected person. */
export const circumstanceChanges = [...changes, 'PROTECTED_PERSON'] as const
/** What good practice was good at, for others to learn from. Source: domain.md §8. */
export const practiceThemes = [
  'QUICK_ACTION',
  'PARTNERS',
  'OTHERS_AT_RISK',
  'VOICE_HEARD',
  'DISCLOSURE',
  'PLAN_KEPT_CURRENT',
  'ORDERS_USED',
  'CHALLENGE',
  'CLEAR_RECORD',
  'OTHER',
] as const
/** Closed list. What a victim did or did not do, and "minor", are no reasons. Source: domain.md §5. */
export const noActionReasons = [
  'NOT_IN_FORCE',
  'NOT_PROVEN_AWARE',
  'WRONG_PERSON',
  'EXCEPTION_APPLIES',
  'LOCATION_ERROR',
  'DUPLICATE',
  'ALREADY_IN_CUSTODY',
  'NO_ARREST_POWER',
] as const

const plain = (group: ActionGroup, codes: readonly string[], acts = false): [string, ActionRule][] =>
  codes.map(code => [code, { group, acts, required: [] }])

const disclosure: ActionRule = {
  group: 'DISCLOSURE',
  acts: false,
  required: [oneOf('decision', disclosureDecisions), text('reason'), text('basis')],
  when: [{ when: { field: 'decision', is: 'MADE' }, required: [text('toWhom')] }],
}

const who = text('who')
const riskKinds = ['previous', 'current', 'potential', 'children'] as const

/** Every action that can be recorded, with the fields it needs. Source: contracts.md §3, "Actions, duties, closing". */
export const actionTable: ReadonlyMap<string, ActionRule> = new Map<string, ActionRule>([
  ...plain(
    'RESPONSE',
    [
      'ATTENDED',
      'ARREST_ATTEMPTED',
      'NOT_LOCATED',
      'CIRCULATED_WANTED',
      'VOLUNTARY_INTERVIEW',
      'SEARCH',
      'ORDER_SERVED_NOW',
    ],
    true,
  ),
  [
    'ARRESTED',
    {
      group: 'RESPONSE',
      acts: true,
      required: [oneOf('power', arrestPowers), { field: 'place', kind: 'place' }],
      when: [{ when: { field: 'power', is: 'PACE_S24' }, required: [text('necessityReason')] }],
    },
  ],
  [
    'VICTIM_SAFETY_CHECK',
    {
      group: 'VICTIM',
      acts: false,
      required: [yesNo('reached')],
      when: [{ when: { field: 'reached', is: true }, required: [yesNo('safe'), yesNo('children')] }],
    },
  ],
  ['VICTIM_INFORMED', { group: 'VICTIM', acts: false, required: [oneOf('right', [6, 9, 11]), text('method')] }],
  ['VICTIM_DECISION', { group: 'VICTIM', acts: false, required: [oneOf('decision', victimDecisions), text('reason')] }],
  ['VICTIM_VIEW_RECORDED', { group: 'VICTIM', acts: false, required: [text('view')] }],
  ...plain('VICTIM', ['SAFETY_PLAN', 'SAFE_CONTACT_CONFIRMED']),
  ...plain('RISK_AND_REFERRAL', [
    'DARA',
    'DASH',
    'ARMS',
    'OASYS',
    'RM2000',
    'SARA',
    'RMP_REVIEWED',
    'LEVEL_REVIEW',
    'IDVA',
    'ISVA',
    'STALKING_ADVOCATE',
    'MARAC',
    'CHILDREN_SOCIAL_CARE',
    'ADULT_SAFEGUARDING',
  ]),
  [
    'WHO_ELSE_AT_RISK',
    {
      group: 'RISK_AND_REFERRAL',
      acts: false,
      required: riskKinds.map(kind => oneOf(kind, atRisk)),
      when: riskKinds.map(kind => ({ when: { field: kind, is: 'YES' }, required: [who] })),
    },
  ],
  ['SPECIALIST_ADVICE', { group: 'RISK_AND_REFERRAL', acts: false, required: [oneOf('about', adviceAbout)] }],
  [
    'CIRCUMSTANCES_CHANGED',
    { group: 'RISK_AND_REFERRAL', acts: false, required: [oneOf('change', circumstanceChanges)] },
  ],
  ['EVIDENCE_SECURED', { group: 'EVIDENCE', acts: false, required: [text('kind')] }],
  ['DVDS_RIGHT_TO_KNOW', disclosure],
  ['DVDS_RIGHT_TO_ASK', disclosure],
  ['CSODS', disclosure],
  ['CLPD', disclosure],
  [
    'PARTNER_INFORMED',
    { group: 'PARTNERS', acts: false, required: [{ anyOf: ['partnerId', 'agency'], kind: 'text' }, text('channel')] },
  ],
  ...plain('JUSTICE', [
    'CHARGED',
    'BAILED',
    'REMANDED',
    'RECALL_REQUESTED',
    'CONTEMPT_APPLICATION',
    'COURT_PRODUCTION',
    'ORDER_VARIATION_SOUGHT',
    'NEW_ORDER_SOUGHT',
    'RELEASED',
    'HEARING_HELD',
    'NOTIFICATION_MADE',
  ]),
  [
    'SUPERVISOR_REVIEW',
    { group: 'GOVERNANCE', acts: false, required: [oneOf('view', reviewViews)], role: 'supervisor' },
  ],
  ['DECISION_CHALLENGED', { group: 'GOVERNANCE', acts: false, required: [text('question')] }],
  ['CHALLENGE_ANSWERED', { group: 'GOVERNANCE', acts: false, required: [text('challengeId'), text('answer')] }],
  ['ROUTE_CHOSEN', { group: 'JUSTICE', acts: false, required: [oneOf('route', breachRoutes)] }],
  ['RESOURCE_REQUESTED', { group: 'GOVERNANCE', acts: false, required: [text('resource')] }],
  ['GOOD_PRACTICE', { group: 'GOVERNANCE', acts: false, required: [text('note')] }],
  [
    'PROMPT_ANSWERED',
    {
      group: 'GOVERNANCE',
      acts: false,
      required: [oneOf('prompt', promptCodes), oneOf('answer', promptAnswers), text('note')],
    },
  ],
  ['NO_ACTION', { group: 'GOVERNANCE', acts: false, required: [oneOf('reasonCode', noActionReasons), text('note')] }],
])

/** Does this code meet the duty to act? */
export const isActing = (code: string): boolean => actionTable.get(code)?.acts ?? false
