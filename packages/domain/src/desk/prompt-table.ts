import { changes } from '@breach-alerts/contracts'
import type { ConditionKind, OrderType } from '@breach-alerts/contracts'
import type { ClockId } from '../clocks/index.ts'

/** When a question is asked; every field that is present must hold. */
export type PromptWhen = {
  readonly orderTypes?: readonly OrderType[]
  readonly kinds?: readonly ConditionKind[]
  readonly flag?: string
  /** Managed under MAPPA, or at high risk. */
  readonly managed?: true
  /** At least so many suspected breaches in the policy's window before this one. */
  readonly minRepeats?: number
  /** One of these was noted while the alert is there (codes of `event.noted`, and of `CIRCUMSTANCES_CHANGED`). */
  readonly noted?: readonly string[]
  /** Something the order's register knows: see `PromptContext`. */
  readonly order?: 'ENDING' | 'ENDED' | 'VARIED'
}

export type PromptRule = {
  readonly code: string
  readonly question: string
  readonly why: string
  readonly when: PromptWhen
  /** Also asked then. */
  readonly orWhen?: PromptWhen
  /** Actions that answer it; a disclosure that is PENDING does not. */
  readonly answeredBy: readonly string[]
  readonly clock: ClockId | null
}

const disclosures = ['DVDS_RIGHT_TO_KNOW', 'DVDS_RIGHT_TO_ASK', 'CSODS', 'CLPD'] as const
const noticed = [...changes, 'PROTECTED_PERSON'] as const
const newOrders = ['NEW_ORDER_SOUGHT', 'ORDER_VARIATION_SOUGHT'] as const

export const promptsVersion = '2026-11-27'

/**
 * Questions that a breach raises and that a person answers, never skips silently: an answer is an action, or any action that
 * names the prompt (`prompt`) with a note why nothing is to be done. Source: domain.md §8 (the briefing's demands), §4, §5.
 */
export const promptTable: readonly PromptRule[] = [
  {
    code: 'SERVE_ORDER',
    question: 'The order is not proven served. Serve it now and record how?',
    why: 'Without knowledge of the order there is no breach to answer for',
    when: { flag: 'NOT_PROVEN_SERVED' },
    answeredBy: ['ORDER_SERVED_NOW'],
    clock: null,
  },
  {
    code: 'WHO_ELSE_AT_RISK',
    question: 'Who else is at risk: previous, current and possible future partners, children, others close by?',
    why: 'Reviews found later victims whom nobody had thought of',
    when: {},
    answeredBy: ['WHO_ELSE_AT_RISK'],
    clock: 'VICTIM_ENHANCED',
  },
  {
    code: 'DISCLOSURE',
    question: 'Should somebody be told what police know: Clare’s Law, Sarah’s Law, or common law disclosure?',
    why: 'Disclosure that came too late cost the chance to protect',
    when: {},
    answeredBy: disclosures,
    clock: 'DVDS',
  },
  {
    code: 'NEW_RELATIONSHIP',
    question: 'A new relationship or contact was reported. Does that person have the right to know?',
    why: 'A new partner is the person most likely to be harmed next',
    when: { noted: ['RELATIONSHIP', 'CONTACT'] },
    answeredBy: disclosures,
    clock: 'DVDS',
  },
  {
    code: 'RMP_REVIEW',
    question: 'Does the risk management plan still fit?',
    why: 'Any suspected breach or change of circumstances is a reason to look at the plan again',
    when: { managed: true },
    orWhen: { noted: noticed },
    answeredBy: ['RMP_REVIEWED'],
    clock: 'RMP_REVIEW',
  },
  {
    code: 'CIRCUMSTANCES_CHANGED',
    question: 'Circumstances changed. Does the order or a zone have to change?',
    why: 'Plans that were not kept up to date led to weaker supervision',
    when: { noted: noticed },
    answeredBy: newOrders,
    clock: 'RMP_REVIEW',
  },
  {
    code: 'LEVEL_REVIEW',
    question: 'Should the MAPPA level be looked at, or the person be referred?',
    why: 'A pattern of breaches may need active multi-agency management',
    when: { managed: true, minRepeats: 2 },
    answeredBy: ['LEVEL_REVIEW'],
    clock: 'RMP_REVIEW',
  },
  {
    code: 'VICTIM_VIEW',
    question: 'What does the protected person say about this and about what should happen? Who asked, and when?',
    why: 'Their view belongs in the plan and in the meeting',
    when: {},
    answeredBy: ['VICTIM_VIEW_RECORDED'],
    clock: 'VICTIM_STANDARD',
  },
  {
    code: 'SUPPORT',
    question: 'Refer to an independent adviser (IDVA, ISVA, stalking advocate) or to MARAC?',
    why: 'Independent support keeps people safer and in touch',
    when: {},
    answeredBy: ['IDVA', 'ISVA', 'STALKING_ADVOCATE', 'MARAC'],
    clock: 'IDVA_CONTACT',
  },
  {
    code: 'SPECIALIST_ADVICE',
    question: 'Is specialist advice needed (honour-based abuse lead, interpreter, disability, immigration)?',
    why: 'What makes somebody easier to harm, or harder to reach, changes how they are kept safe',
    when: {},
    answeredBy: ['SPECIALIST_ADVICE'],
    clock: null,
  },
  {
    code: 'RECALL',
    question: 'Ask probation whether the person is to be recalled?',
    why: 'A broken licence is dealt with by recall, which only probation can start',
    when: { orderTypes: ['LICENCE_CONDITION'] },
    answeredBy: ['RECALL_REQUESTED'],
    clock: null,
  },
  {
    code: 'ORDER_ENDING',
    question: 'The order ends soon. What protects after it: another order, a variation, or nothing needed?',
    why: 'People were harmed in the days around the end of an order',
    when: { order: 'ENDING' },
    answeredBy: newOrders,
    clock: null,
  },
  {
    code: 'NO_ORDER_IN_PLACE',
    question: 'No order is in force any more. Which order can be sought?',
    why: 'A person who breached before is not bound by anything now',
    when: { order: 'ENDED' },
    answeredBy: newOrders,
    clock: null,
  },
  {
    code: 'ORDER_VARIED',
    question: 'The order was varied since. Read the new terms: do they change what you do?',
    why: 'The alert was judged by the version that bound when it happened',
    when: { order: 'VARIED' },
    answeredBy: [],
    clock: null,
  },
  {
    code: 'ENOUGH_PROTECTION',
    question: 'This is a repeated breach. Is the order enough, or is a stronger one to be sought?',
    why: 'Orders have to be kept under review when circumstances change',
    when: { minRepeats: 2 },
    answeredBy: newOrders,
    clock: null,
  },
]

export const promptCodes: readonly string[] = promptTable.map(({ code }) => code)
