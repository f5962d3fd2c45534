import { type ActionRecord, standing } from '@breach-alerts/domain'
import { actionWords } from './action-page.ts'
import { actionForm } from './actions.ts'
import { whoWords } from './people.ts'
import { shortTime } from './time.ts'

/** What is wrong with a recorded action, by what its form calls the fields; it stays on the record all the same. */
export const problemWords = ({ code, problems }: ActionRecord): string | null => {
  const form = actionForm(code)
  const labels = form ? actionWords(form) : {}
  const names = problems.map(pointer => labels[pointer.slice(1)]?.label ?? pointer.slice(1))
  return names.length === 0 ? null : `Missing or wrong: ${names.join(', ')}`
}

/** The action that corrects another; undefined: the other one counts. */
export const correctionOf = (actions: readonly ActionRecord[], action: ActionRecord): ActionRecord | undefined =>
  standing(actions).includes(action) ? undefined : actions.find(({ fields }) => fields['corrects'] === action.actionId)

export const correctedWords = ({ by, at }: ActionRecord, now: number): string =>
  `Corrected by ${whoWords(by)}, ${shortTime(at, now)}: counts for nothing`
