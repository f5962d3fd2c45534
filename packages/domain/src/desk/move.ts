import type { ActionAsked, ConditionKind, JournalEntry, LifecycleType, Recipient } from '@breach-alerts/contracts'
import type { DeskAlert } from './model.ts'
import { isoOf } from './time.ts'

/** Why nothing but the record changed: `{ refused: 'ALERT_CLOSED' }`. */
export type Verdict = 'applied' | 'duplicate' | { refused: string }

/** Something the world outside the desk should see, and who must be told of it. */
export type News = {
  eventType: LifecycleType
  tell: Recipient[]
  conditionKind?: ConditionKind
  /** What those who are told are asked for, where the event type alone does not say it. */
  actionAsked?: ActionAsked
}

/** What one entry did to one alert. */
export type Move = { alert: DeskAlert; news: News[]; verdict: Verdict }

/** The entry behind a move; `at` in epoch milliseconds. */
export type Cause = Pick<JournalEntry, 'entryId' | 'type' | 'by'> & { at: number }

export const causeOf = ({ entryId, type, by, at }: JournalEntry): Cause => ({ entryId, type, by, at: Date.parse(at) })

export const applied = (alert: DeskAlert, ...news: News[]): Move => ({ alert, news, verdict: 'applied' })

/** Adds a line to the timeline under the entry that caused it; `type` tells what the desk itself did, where it did something. */
export const noted = (
  alert: DeskAlert,
  cause: Cause,
  facts: Record<string, unknown> = {},
  type: string = cause.type,
): DeskAlert => ({
  ...alert,
  timeline: [
    ...alert.timeline,
    {
      entryId: cause.entryId,
      type,
      at: isoOf(cause.at),
      by: type === cause.type ? cause.by : 'service:alert-desk',
      ...facts,
    },
  ],
})

/** One piece of news of each kind, with everybody who must be told, each once. */
export const merged = (news: readonly News[]): News[] =>
  [...Map.groupBy(news, ({ eventType }) => eventType).values()].flatMap(same => {
    const [first] = same
    if (!first) return []
    const tell = same.flatMap(each => each.tell)
    const texts = tell.map(recipient => JSON.stringify(recipient))
    return [{ ...first, tell: tell.filter((_, index) => texts.indexOf(texts[index]!) === index) }]
  })
