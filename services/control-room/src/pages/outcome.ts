import { isTransient } from '@breach-alerts/runtime'
import type { DutyName } from '@breach-alerts/contracts'
import { ProblemError } from '@breach-alerts/web'
import { type FieldWords, oneError, type ShownErrors, shownErrors } from '../present/problems.ts'
import { dutyWords } from '../present/words.ts'

/** What the page says after a form was taken; by the code in its address. */
export const savedWords: Readonly<Record<string, string>> = {
  going: 'Recorded: you are going. The alert is no longer passed on.',
  seen: 'Recorded as seen. It is still being passed on until somebody is going.',
  not_me: 'Recorded. The next person is being told now.',
  assigned: 'Assigned. The alert is no longer passed on.',
  action: 'The action is on the record.',
  circumstances: 'The change is on the record. The questions say what has to be looked at again.',
  closed: 'The alert is closed.',
}

/**
 * What a form page says when its request was not taken; null: not for a form to answer (no such alert, a defect).
 *
 * Anything out of reach is said plainly: a person must never believe that something was recorded when it was not.
 */
export const shownProblem = (
  error: unknown,
  words: Readonly<Record<string, FieldWords>>,
): { status: number; errors: ShownErrors } | null => {
  if (isTransient(error))
    return {
      status: 503,
      errors: oneError('Not recorded: the journal is out of reach. Send it again; if it keeps failing, use the radio.'),
    }
  if (!(error instanceof ProblemError)) return null
  const { status, options } = error
  if (status === 400) return { status, errors: shownErrors(options.errors ?? [], words) }
  if (status === 409 && options.code === 'duties-outstanding') {
    const duties = (options.extra?.['duties'] ?? []) as DutyName[]
    return {
      status,
      errors: oneError(
        `Not closed. Still open: ${duties.map(duty => dutyWords[duty].name.toLowerCase()).join(', ')}.`,
        '#duties',
      ),
    }
  }
  return status === 409 || status === 503 ? { status, errors: oneError(error.message) } : null
}
