import type { DutyName, TimelineItem } from '@breach-alerts/contracts'
import type { ActionRecord, AlertView } from '@breach-alerts/domain'
import { actionForm, actionLabel } from './actions.ts'
import { outcomeWords } from './outcomes.ts'
import { recipientWords, whoWords } from './people.ts'
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
  acknowledged: item => `Answered: ${lookUp(responseWords, item['response'])}`,
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
  'timer.due': () => 'Time ran out',
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

const linesOf = (item: TimelineItem, action: ActionRecord | undefined, now: number): string[] => {
  const onBehalfOf = text(item['onBehalfOf'])
  const doneAt = text(item['doneAt'])
  const reason = text(item['reason'])
  const lines = [
    onBehalfOf && `Assigned to ${whoWords(onBehalfOf)}`,
    // Said only where it was recorded at another minute than it was done.
    doneAt && shortTime(doneAt, now) !== shortTime(item.at, now) ? `Done at ${shortTime(doneAt, now)}` : null,
    ...Object.entries(action?.fields ?? {}).map(([name, value]) => fieldLine(action?.code ?? '', name, value)),
    action?.note ?? null,
    dutyNames(item['duties']),
    reason && reason !== 'NOBODY' ? plainCode(reason) : null,
  ]
  return lines.filter((line): line is string => typeof line === 'string' && line !== '')
}

/** A recorded field by what its form calls it; a field that no form knows is shown by its own name. */
const fieldLine = (code: string, name: string, value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
  const field = actionForm(code)?.fields.find(each => each.name === name)
  const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  return `${(field?.label ?? name).replace(/\?$/u, '')}: ${field?.choices?.find(choice => choice.value === said)?.text ?? said}`
}

/** What happened, newest first; an entry of a type that this page does not know is shown by its code, never dropped. */
export const timelineRows = (alert: Pick<AlertView, 'timeline' | 'actions'>, now: number): TimelineRow[] =>
  alert.timeline.toReversed().map(item => ({
    entryId: item.entryId,
    title: titles[item.type]?.(item) ?? plainCode(item.type.replaceAll('.', ' ')),
    by: whoWords(item.by),
    at: shortTime(item.at, now),
    atFull: longTime(item.at),
    iso: item.at,
    lines: linesOf(
      item,
      alert.actions.find(({ actionId }) => actionId === item['actionId']),
      now,
    ),
  }))
