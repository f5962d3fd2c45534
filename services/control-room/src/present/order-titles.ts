import type { TimelineItem } from '@breach-alerts/contracts'
import { dateInWords } from './time.ts'
import { daysLeftWords, lastDateOf } from './tasks-page.ts'

const changeWords: Readonly<Record<string, string>> = {
  OWNER: 'who owns it',
  PARTNERS: 'its partner agencies',
  RISK: 'risk or MAPPA level',
  SERVICE: 'what is known of service',
  TERMS: 'its terms, read the new version',
  END: 'when it ends',
}

const changed = ({ changes }: TimelineItem): string =>
  (Array.isArray(changes) ? changes : []).map(change => changeWords[String(change)] ?? 'something else').join('; ')

/** What happened to the order itself, as the timeline of its alert says it. */
export const orderTitles: Readonly<Record<string, (item: TimelineItem) => string>> = {
  'order.changed': item => `The order changed: ${changed(item)}`,
  'order.ending': item =>
    `The order ends on ${dateInWords(lastDateOf(String(item['endsAt'])))}, ${daysLeftWords(Number(item['daysLeft']))}: what protects after it?`,
  'order.ended': () => 'The order has ended and nothing else that is on record binds the respondent',
}
