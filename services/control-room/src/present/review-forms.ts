import type { practiceThemes } from '@breach-alerts/domain'
import type { ActionForm, FormField } from './action-form.ts'
import { choices } from './choices.ts'

/** What is challenged, praised or answered; chosen by the link that led here, never typed. */
const about: FormField = { name: 'about', label: 'About', missing: '', kind: 'hidden' }

/** What good practice was good at. */
export const themeWords: Readonly<Record<(typeof practiceThemes)[number], string>> = {
  QUICK_ACTION: 'Acting at once',
  PARTNERS: 'Working with partners',
  OTHERS_AT_RISK: 'Thinking of who else is at risk',
  VOICE_HEARD: 'Hearing the protected person',
  DISCLOSURE: 'Disclosure in time',
  PLAN_KEPT_CURRENT: 'Keeping the plan up to date',
  ORDERS_USED: 'Using or renewing an order',
  CHALLENGE: 'Challenging or escalating',
  CLEAR_RECORD: 'A clear record',
  OTHER: 'Something else',
}

/** Decisions and what supervisors and colleagues think of them. */
export const reviewForms: readonly ActionForm[] = [
  {
    code: 'NO_ACTION',
    label: 'No action, for a reason on the list',
    noteRequired: true,
    fields: [
      {
        name: 'reasonCode',
        label: 'Reason',
        missing: 'Select the reason',
        kind: 'choice',
        choices: choices({
          NOT_IN_FORCE: 'The order was not in force',
          NOT_PROVEN_AWARE: 'Not proven that the person knew of the order',
          WRONG_PERSON: 'Wrong person',
          EXCEPTION_APPLIES: 'An exception in the order applies',
          LOCATION_ERROR: 'The location was wrong',
          DUPLICATE: 'Dealt with under another alert',
          ALREADY_IN_CUSTODY: 'Already in custody',
          NO_ARREST_POWER: 'No power to arrest; another route noted',
        }),
      },
    ],
  },
  {
    code: 'SUPERVISOR_REVIEW',
    label: 'Supervisor’s review',
    noteRequired: true,
    noteLabel: 'Why',
    fields: [
      {
        name: 'view',
        label: 'View',
        missing: 'Select your view',
        hint: 'Returned goes back to whoever has the alert',
        kind: 'choice',
        choices: choices({ AGREED: 'Agreed', RETURNED: 'Returned', ESCALATED: 'Escalated' }),
      },
    ],
  },
  {
    code: 'DECISION_CHALLENGED',
    label: 'Challenge a decision, or raise a language concern',
    done: 'Challenge',
    fields: [
      {
        name: 'kind',
        label: 'What is it about?',
        missing: 'Select what it is about',
        kind: 'choice',
        choices: choices({ DECISION: 'A decision', LANGUAGE: 'The language of a note' }),
      },
      {
        name: 'question',
        label: 'What is being challenged, and why',
        missing: 'Enter what is being challenged, and why',
        kind: 'area',
      },
      {
        name: 'askedOf',
        label: 'Who should answer (optional)',
        missing: '',
        hint: 'An officer by force and collar number, for example 13:4471. Left empty, the duty supervisor answers.',
        kind: 'officer',
      },
      {
        name: 'answerWithinHours',
        label: 'When is the answer due? (optional)',
        missing: '',
        hint: 'Left empty, in 24 hours',
        kind: 'number',
        choices: choices({ 4: 'In 4 hours', 24: 'In 24 hours', 72: 'In 3 days' }),
      },
      about,
    ],
  },
  {
    code: 'CHALLENGE_ANSWERED',
    label: 'Answer a challenge',
    done: 'Challenge answered',
    fields: [
      {
        name: 'challengeId',
        label: 'Which challenge?',
        missing: 'Select the challenge that you answer',
        kind: 'choice',
        choices: [],
      },
      { name: 'answer', label: 'Answer', missing: 'Enter the answer', kind: 'area' },
    ],
  },
  {
    code: 'GOOD_PRACTICE',
    label: 'Mark good practice',
    done: 'Good practice marked',
    noteRequired: true,
    noteLabel: 'What was done well, without names',
    fields: [
      {
        name: 'theme',
        label: 'What was it good at?',
        isOptional: true,
        missing: 'Select what it was good at',
        hint: 'Only this leaves the force for learning, as a number; what you write does not',
        kind: 'choice',
        choices: choices(themeWords),
      },
      about,
    ],
  },
]
