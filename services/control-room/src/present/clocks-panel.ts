import type { AlertClock } from '@breach-alerts/contracts'
import { dateInWords, dueInWords, endTime, longTime, shortTime } from './time.ts'
import type { Tag } from './tags.ts'

const stoppedTags = {
  STOPPED_IN_TIME: { text: 'In time', classes: 'govuk-tag--green' },
  STOPPED_LATE: { text: 'Late', classes: 'govuk-tag--red' },
  SUSPENDED: { text: 'Stands still', classes: 'govuk-tag--grey' },
  ENDED: { text: 'Ended', classes: 'govuk-tag--grey' },
} as const

const tagOf = ({ state, dueAt }: AlertClock, now: number): Tag => {
  if (state !== 'RUNNING' && state !== 'OVERDUE') return stoppedTags[state]
  const { text, overdue } = dueInWords(dueAt ?? '', now)
  return {
    text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
    classes: overdue ? 'govuk-tag--red' : 'govuk-tag--yellow',
  }
}

const clockRow = (clock: AlertClock, now: number) => {
  const { name, starts, stops, source, verify, startedAt, dueAt, stoppedAt, excludedDates, isCertain, note } = clock
  return {
    name,
    tag: tagOf(clock, now),
    dueAt: dueAt === null ? null : endTime(dueAt, now),
    dueFull: dueAt === null ? null : longTime(dueAt),
    dueIso: dueAt,
    started: `${starts}, ${shortTime(startedAt, now)}`,
    stops,
    stopped: stoppedAt === null ? null : shortTime(stoppedAt, now),
    notCounted: excludedDates.map(dateInWords).join(', '),
    notes: [
      ...(note === null ? [] : [note]),
      ...(clock.nextReviewAt === undefined
        ? []
        : [`Next review of detention by ${shortTime(clock.nextReviewAt, now)}.`]),
      ...(isCertain ? [] : ['The bank holidays of that year are not published yet: the end may move.']),
    ],
    source,
    verify,
  }
}

/** The clocks of an alert: what runs, and apart from it what stands still, ended or was stopped. */
export const clocksPanel = (clocks: readonly AlertClock[], now: number) => {
  const isRunning = ({ state }: AlertClock) => state === 'RUNNING' || state === 'OVERDUE'
  return {
    running: clocks.filter(isRunning).map(clock => clockRow(clock, now)),
    others: clocks.filter(clock => !isRunning(clock)).map(clock => clockRow(clock, now)),
  }
}
