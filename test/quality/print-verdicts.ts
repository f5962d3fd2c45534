import { told } from './print-match.ts'
import { trueVerdicts, type VerdictStudy, type Verdicts } from './verdicts.ts'

const columns = [...trueVerdicts, 'NO_LINE'] as const

/** The report of a study of `conditions`, as lines of Markdown. */
export const verdictReport = (found: Verdicts, { cases }: VerdictStudy): string[] => [
  `## What for each condition: ${found.truths} verdicts on ${cases} orders`,
  '',
  '| true verdict | told so |',
  '| --- | --- |',
  ...trueVerdicts.map(verdict => `| ${verdict} | ${told(found.agreement[verdict])} |`),
  '',
  `| true, told: | ${columns.join(' | ')} |`,
  `| --- |${' --- |'.repeat(columns.length)}`,
  ...trueVerdicts.map(row => `| ${row} | ${columns.map(column => found.confusion[row][column]).join(' | ')} |`),
  '',
  '| kind of condition | wrong | of |',
  '| --- | --- | --- |',
  ...[...found.byKind]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([kind, { wrong, of, events }]) => `| ${kind} | ${wrong}${first(events)} | ${of} |`),
  '',
  `Suspected at a level above what the table allows: ${found.above.length}${first(found.above.map(naming))}; below it: ${found.below.length}${first(found.below.map(naming))}`,
  `Lines told twice, or of an order that the event is not about: ${found.beside}`,
  '',
]

const naming = ({ eventType, eventId, kind }: Verdicts['above'][number]) => `${eventType} ${eventId} ${kind}`

/** Enough to look for what is wrong. */
const first = (events: readonly string[]) => (events.length === 0 ? '' : ` (${events.slice(0, 3).join(', ')})`)
