import type { Alert, TimelineItem } from '@breach-alerts/contracts'
import { actionLabel } from './actions.ts'
import { recipientWords, whoWords } from './people.ts'
import { longTime, shortTime } from './time.ts'
import { plainCode, noticeWords, responseWords } from './words.ts'

export type TimelineRow = { entryId: string; title: string; by: string; at: string; atFull: string; iso: string; lines: readonly string[] }

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const lookUp = (table: Readonly<Record<string, string>>, code: unknown): string =>
  typeof code === 'string' ? (table[code] ?? plainCode(code)) : ''

const titles: Readonly<Record<string, (item: TimelineItem) => string>> = {
  'breach.suspected': () => 'Suspected breach reported',
  'event.noted': item => `Also reported: ${lookUp({}, item['what'])}`,
  acknowledged: item => `Acknowledged: ${lookUp(responseWords, item['response'])}`,
  'action.recorded': item => {
    const code = text(item['code']) ?? ''
    return `Action: ${actionLabel(code) ?? plainCode(code)}`
  },
  'closure.asked': item => `Closure asked for${text(item['outcome']) ? `, outcome ${item['outcome']}` : ''}`,
  'timer.due': () => 'Nobody had answered in time: passed to the next person',
  'notice.recorded': item => `Notice: ${lookUp(noticeWords, item['state'])}`,
}

const linesOf = (item: TimelineItem, now: number): string[] => {
  const lines: (string | null)[] = [
    text(item['to']) && `To ${recipientWords(String(item['to']))}${text(item['channel']) ? ` by ${String(item['channel']).toLowerCase()}` : ''}`,
    text(item['onBehalfOf']) && `Assigned to ${whoWords(String(item['onBehalfOf']))}`,
    text(item['doneAt']) && `Done at ${shortTime(String(item['doneAt']), now)}`,
    text(item['note']),
    text(item['reason']),
  ]
  return lines.filter(line => line !== null && line !== '') as string[]
}

/** What happened, newest first; an entry of a type that this page does not know is shown by its code, never dropped. */
export const timelineRows = (alert: Pick<Alert, 'timeline'>, now: number): TimelineRow[] =>
  alert.timeline.toReversed().map(item => ({
    entryId: item.entryId,
    title: titles[item.type]?.(item) ?? plainCode(item.type.replaceAll('.', ' ')),
    by: whoWords(item.by),
    at: shortTime(item.at, now),
    atFull: longTime(item.at),
    iso: item.at,
    lines: linesOf(item, now),
  }))
