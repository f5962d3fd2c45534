import { type ActionRecord, type AlertView, type Challenge, challengesOf } from '@breach-alerts/domain'
import type { Choice } from './choices.ts'
import { whoWords } from './people.ts'
import { dueInWords, shortTime } from './time.ts'

export const challengeTitle = ({ kind }: Challenge): string =>
  kind === 'LANGUAGE' ? 'Language concern' : 'Decision challenged'

const shorten = (text: string, most = 80): string => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text)

/** The challenges of an alert that still wait for an answer, to choose from. */
export const openChallengeChoices = (actions: readonly ActionRecord[], now: number): Choice[] =>
  challengesOf(actions)
    .filter(({ answer }) => answer === null)
    .map(({ challengeId, question, askedAt }) => ({
      value: challengeId,
      text: `${shorten(question)} (${shortTime(askedAt, now)})`,
    }))

/** One challenge as pages show it, with who owes the answer and until when. */
export const challengeCard = (challenge: Challenge, alertId: string, now: number) => {
  const { challengeId, question, askedBy, askedOf, askedAt, dueAt, answer } = challenge
  const due = dueInWords(dueAt, now)
  return {
    title: challengeTitle(challenge),
    question,
    asked: `${whoWords(askedBy)}, ${shortTime(askedAt, now)}`,
    askedOf: askedOf === null ? 'Duty supervisor' : whoWords(askedOf),
    due: answer === null ? `Answer ${due.text}` : null,
    dueAt: shortTime(dueAt, now),
    dueIso: dueAt,
    overdue: answer === null && due.overdue,
    answer: answer === null ? null : { text: answer.text, by: `${whoWords(answer.by)}, ${shortTime(answer.at, now)}` },
    href: `/alerts/${encodeURIComponent(alertId)}/actions/new?${new URLSearchParams({ code: 'CHALLENGE_ANSWERED', challengeId }).toString()}`,
  }
}

/** Every challenge of an alert, answered ones too: the thread is kept. */
export const challengeCards = (
  { alertId, actions, timeline }: Pick<AlertView, 'alertId' | 'actions' | 'timeline'>,
  now: number,
) =>
  challengesOf(actions).map(challenge => ({
    ...challengeCard(challenge, alertId, now),
    calledToMind: lastCall(timeline, challenge, now),
  }))

/** When somebody was last told that the answer is overdue; null: nobody was, or the answer is there. */
const lastCall = (timeline: AlertView['timeline'], { challengeId, answer }: Challenge, now: number): string | null => {
  const call = timeline.findLast(item => item.type === 'challenge.overdue' && item['challengeId'] === challengeId)
  return call === undefined || answer !== null ? null : shortTime(call.at, now)
}
