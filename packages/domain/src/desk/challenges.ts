import type { FieldError } from '@breach-alerts/contracts'
import { isOfficerId } from './ladder.ts'
import type { ActionRecord } from './model.ts'
import { isoOf } from './time.ts'

/** What a challenge is about: a decision, or the language of a note (capability 25). */
export const challengeKinds = ['DECISION', 'LANGUAGE'] as const
export type ChallengeKind = (typeof challengeKinds)[number]

/** A question about a decision or a note, to somebody by name, with the time by which they owe an answer. */
export type Challenge = {
  /** The action that asks; answers name it as `challengeId`. */
  challengeId: string
  kind: ChallengeKind
  question: string
  /** actionId of what is challenged; null: not said. */
  about: string | null
  /** Who owes the answer; null: the duty supervisor. */
  askedOf: string | null
  askedBy: string
  /** RFC 3339. */
  askedAt: string
  dueAt: string
  answer: { actionId: string; text: string; by: string; at: string } | null
}

const hour = 3_600_000
/** Default time for an answer; a challenge may say otherwise in `answerWithinHours`. */
export const answerWithinHours = 24
const mostHours = 14 * 24

/**
 * The challenges on an alert's record, in the order in which they were made, with the answer that stopped each.
 *
 * The first answer stands. One by the person who asked is no answer: nobody settles their own challenge. An answer counts
 * wherever the journal has it, also before its question.
 */
export const challengesOf = (actions: readonly ActionRecord[]): Challenge[] =>
  actions
    .filter(({ code }) => code === 'DECISION_CHALLENGED')
    .map(({ actionId, fields, by, at }) => {
      const answer = actions.find(
        other => other.code === 'CHALLENGE_ANSWERED' && other.fields['challengeId'] === actionId && other.by !== by,
      )
      return {
        challengeId: actionId,
        kind: fields['kind'] === 'LANGUAGE' ? 'LANGUAGE' : 'DECISION',
        question: textIn(fields, 'question') ?? '',
        about: textIn(fields, 'about'),
        askedOf: textIn(fields, 'askedOf'),
        askedBy: by,
        askedAt: at,
        dueAt: isoOf(Date.parse(at) + hoursIn(fields) * hour),
        answer: answer
          ? { actionId: answer.actionId, text: textIn(answer.fields, 'answer') ?? '', by: answer.by, at: answer.at }
          : null,
      }
    })

/** What is wrong with an answer that is about to be recorded: it must name a challenge of this alert, made by somebody else. */
export const answerProblems = (
  { code, challengeId }: { readonly code: unknown; readonly challengeId?: unknown },
  actions: readonly ActionRecord[],
): FieldError[] => {
  if (code !== 'CHALLENGE_ANSWERED' || typeof challengeId !== 'string') return []
  const asked = actions.some(({ code: other, actionId }) => other === 'DECISION_CHALLENGED' && actionId === challengeId)
  return asked ? [] : [{ pointer: '/challengeId', message: 'must name a challenge on this alert' }]
}

/** An answer is owed by an officer: nothing is ever given to anybody else to do, least of all to a protected person. */
export const askedProblems = ({
  code,
  askedOf,
}: {
  readonly code: unknown
  readonly askedOf?: unknown
}): FieldError[] =>
  code !== 'DECISION_CHALLENGED' || askedOf == null || (typeof askedOf === 'string' && isOfficerId(askedOf))
    ? []
    : [{ pointer: '/askedOf', message: 'must be an officer: force code, colon, collar number' }]

const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

const hoursIn = (fields: Readonly<Record<string, unknown>>): number => {
  const hours = fields['answerWithinHours']
  return typeof hours === 'number' && hours > 0 && hours <= mostHours ? hours : answerWithinHours
}
