import { actionTable, type DeskAlert, type ReviewWork, reviewWork } from '@breach-alerts/domain'
import { actionForm, actionLabel } from './actions.ts'
import { challengeCard } from './challenges.ts'
import { whoWords } from './people.ts'
import { gradeTag } from './tags.ts'
import { longTime, shortTime } from './time.ts'
import { orderTypeWords, plainCode } from './words.ts'

/** A month in London: `draw` is its name, such as `2026-11`; instants in epoch milliseconds, `to` exclusive. */
export type Month = { draw: string; from: number; to: number }

const alertLine = ({ alertId, reference, grade, facts }: DeskAlert) => ({
  alertId,
  href: `/alerts/${encodeURIComponent(alertId)}`,
  reference,
  grade: gradeTag(grade),
  orderType: orderTypeWords[facts.orderType],
})

const reviewHref = (alertId: string): string =>
  `/alerts/${encodeURIComponent(alertId)}/actions/new?code=SUPERVISOR_REVIEW`

const noActionLine = (alert: DeskAlert, { noAction }: ReviewWork, now: number) => {
  if (noAction === null) return []
  const { fields, note, by, at } = noAction
  const reasons = actionForm('NO_ACTION')?.fields.find(({ name }) => name === 'reasonCode')?.choices
  const reason = typeof fields['reasonCode'] === 'string' ? fields['reasonCode'] : ''
  return [
    {
      ...alertLine(alert),
      at,
      reason: reasons?.find(({ value }) => value === reason)?.text ?? plainCode(reason),
      note,
      by: `${whoWords(by)}, ${shortTime(at, now)}`,
      reviewHref: reviewHref(alert.alertId),
    },
  ]
}

const dipCheckLine = (alert: DeskAlert, { dipCheck }: ReviewWork, now: number) =>
  dipCheck === null
    ? []
    : [
        {
          ...alertLine(alert),
          closedAt: dipCheck.closedAt,
          closed: shortTime(dipCheck.closedAt, now),
          doneBy: dipCheck.doneBy === null ? null : whoWords(dipCheck.doneBy),
          reviewHref: reviewHref(alert.alertId),
        },
      ]

const praiseLines = (alert: DeskAlert, { goodPractice }: ReviewWork, now: number) =>
  goodPractice.map(({ fields, note, by, at }) => {
    const about = alert.actions.find(({ actionId }) => actionId === fields['about'])?.code
    const label = about === undefined || !actionTable.has(about) ? null : actionLabel(about)
    return { ...alertLine(alert), at, about: label ?? null, note, by: `${whoWords(by)}, ${shortTime(at, now)}` }
  })

/** What waits for a supervisor of this force, most pressing first in each list. */
export const reviewsPage = (alerts: readonly DeskAlert[], month: Month, share: number, now: number) => {
  const work = alerts.map(alert => ({ alert, todo: reviewWork(alert, { ...month, share }) }))
  const dipChecks = work
    .flatMap(({ alert, todo }) => dipCheckLine(alert, todo, now))
    .toSorted((a, b) => a.closedAt.localeCompare(b.closedAt))
  return {
    title: 'Reviews',
    noActions: work
      .flatMap(({ alert, todo }) => noActionLine(alert, todo, now))
      .toSorted((a, b) => a.at.localeCompare(b.at)),
    challenges: work
      .flatMap(({ alert, todo }) =>
        todo.challenges.map(challenge => ({
          ...alertLine(alert),
          ...challengeCard(challenge, alert.alertId, now),
          alertHref: alertLine(alert).href,
        })),
      )
      .toSorted((a, b) => a.dueIso.localeCompare(b.dueIso)),
    dipChecks: {
      open: dipChecks.filter(({ doneBy }) => doneBy === null),
      done: dipChecks.filter(({ doneBy }) => doneBy !== null),
    },
    goodPractice: work
      .flatMap(({ alert, todo }) => praiseLines(alert, todo, now))
      .toSorted((a, b) => b.at.localeCompare(a.at)),
    monthSince: longTime(month.from).replace(/^.*? on \w+ /u, ''),
    sharePercent: Math.round(share * 100),
  }
}
