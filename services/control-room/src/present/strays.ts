import type { AlertView } from '@breach-alerts/domain'
import { whoWords } from './people.ts'
import { shortTime } from './time.ts'

const what: Readonly<Record<string, string>> = {
  acknowledged: 'An answer',
  'action.recorded': 'An action',
  'closure.asked': 'A closure',
  'notice.recorded': 'What became of a message',
}

/** Entries of the order's journal that name an alert it does not have: kept and shown, for a person to find out what was meant. */
export const strayLines = ({ strays }: Pick<AlertView, 'strays'>, now: number): string[] =>
  strays.map(
    ({ type, by, at, alertId }) =>
      `${what[type] ?? 'An entry'} by ${whoWords(by)}, ${shortTime(at, now)}, for the unknown alert ${alertId}`,
  )
