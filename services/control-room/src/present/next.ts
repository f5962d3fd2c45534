import type { AlertView } from '@breach-alerts/domain'
import { dueInWords } from './time.ts'

type Next = Pick<AlertView, 'isClimbing' | 'nextAt' | 'firstActionDueAt'>

/** What happens if nobody does anything: who is told next, or when the first action is due; null: neither. */
export const nextWords = ({ isClimbing, nextAt, firstActionDueAt }: Next, now: number): string | null => {
  if (isClimbing) return nextAt === null ? null : nextPersonWords(dueInWords(nextAt, now))
  if (firstActionDueAt == null) return null
  const { text, overdue } = dueInWords(firstActionDueAt, now)
  return overdue
    ? 'The first action is overdue: whoever is going is told again, and the supervisor too.'
    : `The first action is ${text}.`
}

const nextPersonWords = ({ text, overdue }: { text: string; overdue: boolean }): string =>
  overdue
    ? 'The next person is being told now.'
    : `Unless somebody is going, the next person is told ${text.replace('due ', '')}.`
