import { type ActionForm, plain } from './action-form.ts'
import { choices } from './choices.ts'

/** What became of it at the police station and in court, and what is sought there. */
export const justiceForms: readonly ActionForm[] = [
  plain('CHARGED', 'Charged'),
  plain('BAILED', 'Bailed'),
  plain('REMANDED', 'Remanded'),
  plain('RECALL_REQUESTED', 'Recall requested'),
  {
    code: 'ROUTE_CHOSEN',
    label: 'Criminal or contempt: route chosen',
    fields: [
      {
        name: 'route',
        label: 'Route',
        missing: 'Select the route',
        kind: 'choice',
        hint: 'One or the other, never both',
        choices: choices({ CRIMINAL: 'Criminal', CONTEMPT: 'Contempt of court' }),
      },
    ],
  },
  plain('CONTEMPT_APPLICATION', 'Application for contempt'),
  plain('COURT_PRODUCTION', 'Produced at court'),
  plain('ORDER_VARIATION_SOUGHT', 'Variation of the order sought'),
  plain('NEW_ORDER_SOUGHT', 'New order sought'),
  plain('RELEASED', 'Released'),
  plain('HEARING_HELD', 'Application for the order heard'),
  plain('NOTIFICATION_MADE', 'Names and address notified at a police station'),
]
