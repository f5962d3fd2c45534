import type { Prompt } from '@breach-alerts/contracts'
import { actionLabel } from './actions.ts'
import { whoWords } from './people.ts'
import { dueInWords, endTime, shortTime } from './time.ts'

type Link = { text: string; href: string }

/** The form of an action, with what is known beforehand filled in. */
const formHref = (alertId: string, fields: Readonly<Record<string, string>>): string =>
  `/alerts/${encodeURIComponent(alertId)}/actions/new?${new URLSearchParams(fields).toString()}`

const linksOf = (alertId: string, { code, answeredBy }: Prompt, mayRecord: (code: string) => boolean): Link[] => {
  const inWords = (answer: string) => formHref(alertId, { code: 'PROMPT_ANSWERED', prompt: code, answer })
  return [
    ...answeredBy
      .filter(mayRecord)
      .map(action => ({ text: actionLabel(action) ?? action, href: formHref(alertId, { code: action }) })),
    { text: 'Dealt with in another way', href: inWords('DONE') },
    { text: 'Not needed because…', href: inWords('NOT_NEEDED') },
  ]
}

const openPrompt = (alertId: string, prompt: Prompt, now: number, mayRecord: (code: string) => boolean) => {
  const { code, question, why, dueAt } = prompt
  const due = dueAt === null ? null : dueInWords(dueAt, now)
  return {
    code,
    question,
    why,
    due: due?.text ?? null,
    overdue: due?.overdue ?? false,
    dueAt: dueAt === null ? null : endTime(dueAt, now),
    dueIso: dueAt,
    links: linksOf(alertId, prompt, mayRecord),
  }
}

const answered = ({ question, answer }: Prompt, now: number) => ({
  question,
  answer: answer === null ? '' : (actionLabel(answer.code) ?? answer.code),
  note: answer?.note ?? null,
  by: answer === null ? '' : whoWords(answer.by),
  at: answer === null ? '' : shortTime(answer.at, now),
})

/** `3 questions open`, null for none. */
export const openWords = (count: number): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? 'question' : 'questions'} open`

/** The questions of an alert: those that are open with every way to answer them, then those with an answer. */
export const promptsPanel = (
  alertId: string,
  prompts: readonly Prompt[],
  now: number,
  mayRecord: (code: string) => boolean,
) => {
  const open = prompts.filter(({ state }) => state === 'OPEN')
  return {
    open: open.map(prompt => openPrompt(alertId, prompt, now, mayRecord)),
    answered: prompts.filter(({ state }) => state === 'ANSWERED').map(prompt => answered(prompt, now)),
    count: openWords(open.length),
  }
}
