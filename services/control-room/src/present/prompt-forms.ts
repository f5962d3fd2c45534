import { promptTable } from '@breach-alerts/domain'
import type { ActionForm, FormField } from './action-form.ts'
import { choices } from './choices.ts'

/** A referral, with what came of it: recorded again when the service answers. */
export const referral = (code: string, label: string): ActionForm => ({
  code,
  label,
  fields: [
    {
      name: 'consent',
      label: 'Did they agree to it?',
      isOptional: true,
      missing: 'Select whether they agreed',
      kind: 'choice',
      choices: choices({
        YES: 'Yes',
        NO: 'No',
        NOT_ASKED: 'Not asked yet',
        NOT_NEEDED: 'Not needed for this referral',
      }),
    },
    {
      name: 'outcome',
      label: 'Where it stands',
      isOptional: true,
      missing: 'Select where it stands',
      kind: 'choice',
      choices: choices({
        REFERRED: 'Referred',
        ACCEPTED: 'Accepted by the service',
        IN_CONTACT: 'The service has been in touch',
        NOT_TAKEN_UP: 'The service cannot take it',
      }),
    },
  ],
})

const atRisk = (name: string, label: string): FormField => ({
  name,
  label,
  missing: `Select whether there are: ${label.toLowerCase()}`,
  kind: 'choice',
  choices: choices({ YES: 'Yes', NO: 'No', NOT_KNOWN: 'Not known' }),
})

/** What can change, of the person under the order unless it says otherwise. */
export const changeWords: Readonly<Record<string, string>> = {
  ADDRESS: 'Address',
  NAME: 'Name',
  RELATIONSHIP: 'New relationship',
  CONTACT: 'Contact with somebody',
  EMPLOYMENT: 'Work',
  VEHICLE: 'Vehicle',
  DEVICE: 'Phone or device',
  HEALTH: 'Health',
  PROTECTED_PERSON: 'Protected person’s circumstances',
  OTHER: 'Something else',
}

/** A decision to tell somebody what police know. */
export const disclosure = (code: string, label: string): ActionForm => ({
  code,
  label,
  fields: [
    {
      name: 'considered',
      label: 'What was considered',
      isOptional: true,
      missing: 'Enter what was considered',
      kind: 'area',
      hint: 'Who might be told and what, and why that is necessary and proportionate. Say the relation, not the name.',
    },
    {
      name: 'decision',
      label: 'Decision',
      missing: 'Select what was decided',
      kind: 'choice',
      choices: choices({
        MADE: 'Disclosure made',
        NOT_MADE: 'Decided not to disclose',
        PENDING: 'Still being decided',
      }),
    },
    { name: 'reason', label: 'Reason', missing: 'Enter the reason', kind: 'area' },
    {
      name: 'basis',
      label: 'Lawful basis',
      missing: 'Enter the lawful basis',
      kind: 'text',
      hint: 'For example common law, or section 325 Criminal Justice Act 2003',
    },
    {
      name: 'toWhom',
      label: 'Disclosed to',
      missing: 'Enter to whom it was disclosed',
      kind: 'text',
      hint: 'Needed when the disclosure was made. Say the relation, not the name.',
    },
  ],
})

/** Who is at risk, what makes it harder to keep them safe, and what changed. */
export const riskForms: readonly ActionForm[] = [
  {
    code: 'WHO_ELSE_AT_RISK',
    label: 'Who else is at risk',
    fields: [
      atRisk('previous', 'Previous partners'),
      atRisk('current', 'Current partners'),
      atRisk('potential', 'Possible future partners'),
      atRisk('children', 'Children'),
      {
        name: 'who',
        label: 'Who, and what is done for them',
        missing: 'Enter who is at risk',
        kind: 'area',
        hint: 'Needed when one answer is yes. Say the relation, not the name.',
      },
    ],
  },
  {
    code: 'SPECIALIST_ADVICE',
    label: 'Specialist advice',
    fields: [
      {
        name: 'about',
        label: 'About',
        missing: 'Select what the advice is about',
        kind: 'choice',
        choices: choices({
          HONOUR_BASED_ABUSE: 'Honour-based abuse',
          INTERPRETER: 'Language or interpreter',
          DISABILITY: 'Disability',
          IMMIGRATION: 'Immigration',
          OTHER: 'Something else',
          NONE_NEEDED: 'None is needed',
        }),
      },
      {
        name: 'advice',
        label: 'The advice, and who gave it',
        isOptional: true,
        missing: 'Enter the advice',
        kind: 'area',
      },
    ],
  },
  {
    code: 'CIRCUMSTANCES_CHANGED',
    label: 'Circumstances changed',
    fields: [
      {
        name: 'change',
        label: 'What changed',
        missing: 'Select what changed',
        kind: 'choice',
        choices: choices(changeWords),
      },
    ],
  },
]

/** A question answered in words, or set aside with the reason. */
export const promptForm: ActionForm = {
  code: 'PROMPT_ANSWERED',
  label: 'Question answered, or not needed',
  done: 'Question answered',
  noteRequired: true,
  fields: [
    {
      name: 'prompt',
      label: 'Question',
      missing: 'Select the question',
      kind: 'choice',
      choices: promptTable.map(({ code, question }) => ({ value: code, text: question })),
    },
    {
      name: 'answer',
      label: 'Answer',
      missing: 'Select the answer',
      kind: 'choice',
      choices: choices({
        DONE: 'Dealt with: the note says how',
        NOT_NEEDED: 'Not needed: the note says why',
      }),
    },
  ],
}
