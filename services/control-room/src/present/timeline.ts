import type { DutyName, TimelineItem } from '@breach-alerts/contracts'
import type { ActionRecord, AlertView, ClosureRecord } from '@breach-alerts/domain'
import { actionForm, actionLabel } from './actions.ts'
import { correctedWords, correctionOf, problemWords } from './corrections.ts'
import { outcomeWords } from './outcomes.ts'
import { recipientWords, whoWords } from './people.ts'
import { orderTitles } from './order-titles.ts'
import { longTime, shortTime } from './time.ts'
import { dutyWords, noticeWords, plainCode, responseWords } from './words.ts'

export type TimelineRow = {
  entryId: string
  title: string
  by: string
  at: string
  atFull: string
  iso: string
  lines: readonly string[]
  /** What a reader may say of it. */
  links: readonly { text: string; href: string }[]
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const lookUp = (table: Readonly<Record<string, string>>, code: unknown): string =>
  typeof code === 'string' ? (table[code] ?? plainCode(code)) : ''

const rung = (item: TimelineItem): string => plainCode(text(item['name']) ?? 'next person').toLowerCase()

const titles: Readonly<Record<string, (item: TimelineItem) => string>> = {
  'breach.suspected': item =>
    item['opened'] === true ? 'Alert raised: suspected breach reported' : 'Further evidence of a suspected breach',
  'evidence.counted': item => `Further evidence of the same kind: ${Number(item['count'] ?? 1)} reports`,
  'event.noted': item => `Also reported: ${lookUp({}, item['what']).toLowerCase()}`,
  acknowledged: item => answerTitle(item),
  'action.recorded': item => {
    const code = text(item['code']) ?? ''
    return `${actionLabel(code) ?? plainCode(code)}${item['afterClosing'] === true ? ' (recorded after closing)' : ''}`
  },
  'closure.asked': item =>
    item['refused'] === undefined
      ? `Closed. Outcome: ${outcomeWords(text(item['outcome']) ?? 'not said')}`
      : 'Closure refused',
  'notice.recorded': item => noticeTitle(item),
  'rung.told': item => `Told: ${rung(item)}`,
  'rung.skipped': item => `Nobody to tell as ${rung(item)}: passed on at once`,
  'cover.told': item => `No answer yet: ${rung(item)} told as well`,
  'cover.skipped': () => 'No answer yet, and no supervisor to tell as well',
  'first-action.overdue': () => 'Somebody is going, and nothing is on the record yet: told again',
  'duty.overdue': () => 'Duties overdue: called to mind',
  'closing.due': () => 'Every duty is done: somebody is asked to close',
  'challenge.overdue': item =>
    item['times'] === 1
      ? 'The answer to a challenge is overdue: called to mind'
      : `The answer to a challenge is still overdue: called to mind again (${Number(item['times'])})`,
  'timer.due': () => 'Time ran out',
  ...orderTitles,
}

/** Somebody's own answer, or whom the control room assigned. */
const answerTitle = (item: TimelineItem): string => {
  const answer = lookUp(responseWords, item['response'])
  if (item['refused'] !== undefined) return `Answer not taken: ${answer}`
  const onBehalfOf = text(item['onBehalfOf'])
  if (onBehalfOf === null) return `Answered: ${answer}`
  return item['response'] === 'GOING'
    ? `Assigned: ${whoWords(onBehalfOf)}`
    : `Answered for ${whoWords(onBehalfOf)}: ${answer}`
}

/** `Message sent to …`, `On the alerts board of …`, `Message to …: failed`. */
const noticeTitle = (item: TimelineItem): string => {
  const to = recipientWords(text(item['to']) ?? 'nobody')
  const officer = text(item['officerId'])
  if (item['state'] === 'NOBODY') return `Nobody to tell: ${to}`
  if (item['state'] === 'ON_BOARD' || (item['state'] === 'SENT' && item['channel'] === 'CONTROL_ROOM'))
    return `On the alerts board: ${to}`
  if (item['state'] !== 'SENT') return `Message to ${to}: ${lookUp(noticeWords, item['state']).toLowerCase()}`
  return officer === null ? `Message sent: ${to}` : `Message sent: ${to} (${whoWords(officer)} on duty)`
}

const dutyNames = (value: unknown): string | null =>
  Array.isArray(value) && value.length > 0
    ? `Open: ${value
        .map(duty => dutyWords[duty as DutyName]?.name ?? String(duty))
        .join(', ')
        .toLowerCase()}`
    : null

const refusedWords: Readonly<Record<string, string>> = {
  ALERT_CLOSED: 'The alert was closed already',
  ALREADY_CLOSED: 'The alert was closed already',
  OUTCOME_NOT_ALLOWED: 'The outcome does not fit this order',
  REASON_MISSING: 'No reason was given',
  ROLE_MISSING: 'Closing needs another role',
}

/** What the person's own device said the time was, where that is another minute: an answer may have waited there. */
const deviceTimeLine = (item: TimelineItem, now: number): string | null => {
  const deviceTime = text(item['deviceTime'])
  if (deviceTime === null || shortTime(deviceTime, now) === shortTime(item.at, now)) return null
  return `By the clock of their device: ${shortTime(deviceTime, now)}`
}

const linesOf = (item: TimelineItem, { action, correction, closure }: Records, now: number): string[] => {
  const refused = text(item['refused'])
  const doneAt = text(item['doneAt'])
  const reason = text(item['reason'])
  const lines = [
    // Duties that were open are listed on a line of their own.
    refused === 'DUTIES_OUTSTANDING' ? null : refused && lookUp(refusedWords, refused),
    deviceTimeLine(item, now),
    // Said only where it was recorded at another minute than it was done.
    doneAt && shortTime(doneAt, now) !== shortTime(item.at, now) ? `Done at ${shortTime(doneAt, now)}` : null,
    ...Object.entries(action?.fields ?? {}).map(([name, value]) => fieldLine(action?.code ?? '', name, value)),
    action?.note ?? null,
    closure?.reason ?? null,
    action ? problemWords(action) : null,
    correction ? correctedWords(correction, now) : null,
    dutyNames(item['duties']),
    reason && reason !== 'NOBODY' ? plainCode(reason) : null,
  ]
  return lines.filter((line): line is string => typeof line === 'string' && line !== '')
}

/** A recorded field by what its form calls it; a field that no form knows is shown by its own name. */
const fieldLine = (code: string, name: string, value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
  const field = actionForm(code)?.fields.find(each => each.name === name)
  // An id says nothing to a reader.
  if (field?.kind === 'hidden' || name === 'challengeId' || name === 'corrects') return null
  const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  return `${(field?.label ?? name).replace(/\?? \(optional\)$|\?$/u, '')}: ${field?.choices?.find(choice => choice.value === said)?.text ?? said}`
}

/** What an item of the timeline stands for. */
type Records = {
  action: ActionRecord | undefined
  /** What corrects the action. */
  correction: ActionRecord | undefined
  closure: ClosureRecord | undefined
}

export type TimelineAbilities = { canChallenge: boolean; canPraise: boolean; mayRecord: (code: string) => boolean }

const hasWords = ({ note, fields }: ActionRecord): boolean =>
  (note ?? '') !== '' || typeof fields['reason'] === 'string'
const isDecision = ({ code, fields }: ActionRecord): boolean =>
  code === 'NO_ACTION' || code === 'SUPERVISOR_REVIEW' || typeof fields['decision'] === 'string'

/** Correct an action, challenge a decision, raise a concern about the language of a note, mark what was done well. */
const linksOf = (
  alertId: string,
  { action, correction, closure }: Records,
  { canChallenge, canPraise, mayRecord }: TimelineAbilities,
) => {
  const link = (shown: boolean, words: string, query: Record<string, string>) =>
    shown
      ? [
          {
            text: words,
            href: `/alerts/${encodeURIComponent(alertId)}/actions/new?${new URLSearchParams(query).toString()}`,
          },
        ]
      : []
  const about = action?.actionId ?? closure?.closureId ?? ''
  const code = 'DECISION_CHALLENGED'
  const isOpinion = action?.code === code || action?.code === 'GOOD_PRACTICE' || action?.code === 'CHALLENGE_ANSWERED'
  const mayCorrect =
    action !== undefined && !correction && actionForm(action.code) !== undefined && mayRecord(action.code)
  return [
    ...link(mayCorrect, 'Correct this', { code: action?.code ?? '', corrects: about }),
    ...link(canChallenge && action !== undefined && isDecision(action), 'Challenge', { code, kind: 'DECISION', about }),
    ...link(
      canChallenge && (closure !== undefined || (action !== undefined && hasWords(action))),
      'Raise language concern',
      { code, kind: 'LANGUAGE', about },
    ),
    ...link(canPraise && action !== undefined && !isOpinion, 'Mark good practice', { code: 'GOOD_PRACTICE', about }),
  ]
}

/** What happened, newest first; an entry of a type that this page does not know is shown by its code, never dropped. */
export const timelineRows = (
  alert: Pick<AlertView, 'alertId' | 'timeline' | 'actions' | 'closures'>,
  now: number,
  abilities: TimelineAbilities,
): TimelineRow[] =>
  alert.timeline.toReversed().map(item => {
    const action = alert.actions.find(({ actionId }) => actionId === item['actionId'])
    const records: Records = {
      action,
      correction: action && correctionOf(alert.actions, action),
      closure: alert.closures.find(({ closureId }) => closureId === item['closureId']),
    }
    return {
      entryId: item.entryId,
      title: titles[item.type]?.(item) ?? plainCode(item.type.replaceAll('.', ' ')),
      by: whoWords(item.by),
      at: shortTime(item.at, now),
      atFull: longTime(item.at),
      iso: item.at,
      lines: linesOf(item, records, now),
      links: linksOf(alert.alertId, records, abilities),
    }
  })
