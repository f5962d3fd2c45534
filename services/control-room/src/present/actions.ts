import { type ActionForm, type ActionGroup, plain } from './action-form.ts'
import { choices } from './choices.ts'
import { justiceForms } from './justice-forms.ts'
import { disclosure, promptForm, referral, riskForms } from './prompt-forms.ts'
import { reviewForms } from './review-forms.ts'

/** The action forms: what each code is called and which fields it asks for. Codes and required fields: contracts.md §3. */

/** The powers of arrest by code, as forms and cards call them. */
export const powerWords: Readonly<Record<string, string>> = {
  PACE_S24: 'PACE section 24',
  CSA2010_S25: 'Crime and Security Act 2010, section 25 (DVPN)',
  CSA2010_S28: 'Crime and Security Act 2010, section 28 (DVPO)',
  DAA2021_S26: 'Domestic Abuse Act 2021, section 26 (DAPN)',
  FLA1996_S47: 'Family Law Act 1996, section 47 (occupation order)',
  OTHER: 'Another power',
}

export const actionGroups: readonly ActionGroup[] = [
  {
    name: 'Response',
    actions: [
      plain('ATTENDED', 'Attended'),
      {
        code: 'ARRESTED',
        label: 'Arrested',
        fields: [
          {
            name: 'power',
            label: 'Power used',
            missing: 'Select the power used',
            kind: 'choice',
            choices: choices(powerWords),
          },
          { name: 'place', label: 'Place of arrest', missing: 'Enter the place of arrest', kind: 'text' },
          {
            name: 'necessityReason',
            label: 'Necessity reason',
            missing: 'Enter why the arrest was necessary',
            kind: 'area',
            hint: 'Needed for an arrest under PACE section 24 (Code G)',
          },
        ],
      },
      plain('ARREST_ATTEMPTED', 'Arrest attempted'),
      plain('NOT_LOCATED', 'Looked for, not located'),
      plain('CIRCULATED_WANTED', 'Circulated as wanted'),
      plain('VOLUNTARY_INTERVIEW', 'Voluntary interview'),
      plain('SEARCH', 'Search'),
      plain('ORDER_SERVED_NOW', 'Order served now'),
    ],
  },
  {
    name: 'Protected people',
    actions: [
      {
        code: 'VICTIM_SAFETY_CHECK',
        label: 'Safety check',
        fields: [
          {
            name: 'reached',
            label: 'Was the protected person reached?',
            missing: 'Select yes if the protected person was reached',
            kind: 'flag',
          },
          {
            name: 'safe',
            label: 'Are they safe now?',
            missing: 'Select yes if they are safe now',
            kind: 'flag',
            hint: 'Needed when they were reached',
          },
          {
            name: 'children',
            label: 'Are there children in the household?',
            missing: 'Select yes if there are children in the household',
            kind: 'flag',
            hint: 'Needed when they were reached',
          },
        ],
      },
      {
        code: 'VICTIM_INFORMED',
        label: 'Protected person informed',
        fields: [
          {
            name: 'right',
            label: 'Victims’ Code right',
            missing: 'Select the Victims’ Code right',
            kind: 'number',
            choices: choices({
              6: 'Right 6: the investigation',
              9: 'Right 9: the outcome',
              11: 'Right 11: after a conviction',
            }),
          },
          {
            name: 'method',
            label: 'How they were informed',
            missing: 'Enter how they were informed',
            kind: 'text',
            hint: 'For example by phone, in person, or through their advocate',
          },
        ],
      },
      {
        code: 'VICTIM_DECISION',
        label: 'Decision on informing the protected person',
        fields: [
          {
            name: 'decision',
            label: 'Decision',
            missing: 'Select what was decided',
            kind: 'choice',
            choices: choices({
              INFORM_NOW: 'Inform now',
              INFORM_LATER: 'Inform later',
              UNSAFE_TO_CONTACT: 'Not safe to contact them now',
              NO_PERSON_IDENTIFIED: 'No protected person identified',
            }),
          },
          { name: 'reason', label: 'Reason', missing: 'Enter the reason', kind: 'area' },
        ],
      },
      {
        code: 'VICTIM_VIEW_RECORDED',
        label: 'Their view recorded',
        fields: [
          { name: 'view', label: 'Their view, in their words', missing: 'Enter their view', kind: 'area' },
          {
            name: 'obtainedBy',
            label: 'Who asked them',
            isOptional: true,
            missing: 'Enter who asked them',
            kind: 'text',
            hint: 'For example IDVA, or the officer in the case',
          },
        ],
      },
      plain('SAFETY_PLAN', 'Safety plan made or changed'),
      plain('SAFE_CONTACT_CONFIRMED', 'Safe way to contact them confirmed'),
    ],
  },
  {
    name: 'Partners',
    actions: [
      {
        code: 'PARTNER_INFORMED',
        label: 'Partner informed',
        fields: [
          {
            name: 'partnerId',
            label: 'Partner on this order',
            missing: 'Select a partner, or enter another agency',
            kind: 'choice',
            choices: [],
          },
          {
            name: 'agency',
            label: 'Or another agency',
            missing: 'Select a partner, or enter another agency',
            kind: 'text',
          },
          {
            name: 'channel',
            label: 'How',
            missing: 'Enter how they were informed',
            kind: 'text',
            hint: 'For example phone or secure email',
          },
        ],
      },
    ],
  },
  {
    name: 'Evidence',
    actions: [
      {
        code: 'EVIDENCE_SECURED',
        label: 'Evidence secured',
        fields: [
          {
            name: 'kind',
            label: 'Kind of evidence',
            missing: 'Select the kind of evidence',
            kind: 'choice',
            choices: choices({
              BWV: 'Body-worn video',
              EM_REPORT: 'Electronic monitoring report',
              ANPR: 'ANPR',
              PHONE: 'Phone',
              CCTV: 'CCTV',
              STATEMENT: 'Statement',
              OTHER: 'Other',
            }),
          },
        ],
      },
    ],
  },
  {
    name: 'Risk',
    actions: [
      plain('DARA', 'DARA'),
      plain('DASH', 'DASH'),
      plain('ARMS', 'ARMS'),
      plain('OASYS', 'OASys'),
      plain('RM2000', 'RM2000'),
      plain('SARA', 'SARA'),
      plain('RMP_REVIEWED', 'Risk management plan reviewed'),
      plain('LEVEL_REVIEW', 'MAPPA level reviewed'),
      {
        code: 'RESOURCE_REQUESTED',
        label: 'Further resource asked for',
        fields: [
          {
            name: 'resource',
            label: 'What is asked for, and of whom',
            missing: 'Enter what is asked for',
            kind: 'text',
          },
        ],
      },
      ...riskForms,
    ],
  },
  {
    name: 'Referral',
    actions: [
      referral('IDVA', 'IDVA (domestic violence adviser)'),
      referral('ISVA', 'ISVA (sexual violence adviser)'),
      referral('STALKING_ADVOCATE', 'Stalking advocate'),
      referral('MARAC', 'MARAC'),
      referral('CHILDREN_SOCIAL_CARE', 'Children’s social care'),
      referral('ADULT_SAFEGUARDING', 'Adult safeguarding'),
    ],
  },
  {
    name: 'Disclosure',
    actions: [
      disclosure('DVDS_RIGHT_TO_KNOW', 'Clare’s Law: right to know'),
      disclosure('DVDS_RIGHT_TO_ASK', 'Clare’s Law: right to ask'),
      disclosure('CSODS', 'Sarah’s Law (CSODS)'),
      disclosure('CLPD', 'Common law police disclosure'),
    ],
  },
  { name: 'Justice', actions: justiceForms },
  { name: 'Review', actions: [...reviewForms, promptForm] },
]

const byCode = new Map(actionGroups.flatMap(group => group.actions.map(action => [action.code, action] as const)))

export const actionForm = (code: string): ActionForm | undefined => byCode.get(code)
export const actionLabel = (code: string): string | undefined => byCode.get(code)?.done ?? byCode.get(code)?.label
