import { maySee, type Reader } from '../need-to-know.ts'
import { concernedIn } from '../alerts/find.ts'
import { carried, type Fields, one } from '../policy/fields.ts'
import { type ChangePreview, previewDays } from '../policy/preview.ts'
import type { Kind, Rules } from '../policy/propose.ts'
import { whenInWords } from './rule-words.ts'
import { ladderRows } from './rules-page.ts'
import { gradeTag } from './tags.ts'
import { shortTime, spanInWords } from './time.ts'

const mostListed = 200
const alertCount = (n: number) => `${n} alert${n === 1 ? '' : 's'}`

/** What a change says, what it would have done, and which alerts of it the reader may see. `now`: epoch milliseconds. */
export const rulesPreview = (
  kind: Kind,
  {
    before,
    after,
    preview,
    fields,
    reader,
    now,
  }: {
    before: Rules
    after: Rules
    preview: ChangePreview
    fields: Fields
    reader: Reader
    now: number
  },
) => {
  const { considered, alerts } = preview
  const changes = kind === 'ladder' ? preview.ladder : preview.grades
  const known = new Map(alerts.filter(alert => maySee(reader, concernedIn(alert))).map(alert => [alert.alertId, alert]))
  const listed = changes.flatMap(change => {
    const alert = known.get(change.alertId)
    return alert
      ? [
          {
            alertId: change.alertId,
            reference: alert.reference,
            raised: shortTime(alert.raisedAt, now),
            what: whatOf(change),
          },
        ]
      : []
  })
  const others = changes.length - listed.length
  return {
    verdict: `Would have changed ${alertCount(changes.length)} of ${considered} in the last ${previewDays} days`,
    listed: listed.slice(0, mostListed),
    more: [
      ...(listed.length > mostListed ? [`And ${listed.length - mostListed} more.`] : []),
      ...(others > 0
        ? [`${alertCount(others)} of other forces ${others === 1 ? 'is' : 'are'} counted and not listed.`]
        : []),
    ],
    was: sideOf(kind, before, one(fields, 'rule')),
    becomes: kind === 'remove' ? null : sideOf(kind, after, one(fields, 'rule') || one(fields, 'id')),
    // What the confirming form sends again; `why` has a field of its own.
    hidden: carried(fields),
  }
}

const whatOf = (change: ChangePreview['grades'][number] | ChangePreview['ladder'][number]): string => {
  if ('reason' in change) return `${gradeTag(change.from).text} → ${gradeTag(change.to).text}: ${change.reason}`
  const took = change.tookMs === null ? 'nobody was going' : `somebody was going after ${spanInWords(change.tookMs)}`
  return `${change.passedOn === 'AFTER' ? 'Would have been passed on' : 'Would not have been passed on'} (${took})`
}

const sideOf = (kind: Kind, { rules, ladder }: Rules, id: string) => {
  if (kind === 'ladder') return { ladder: ladderRows(ladder) }
  const index = rules.findIndex(rule => rule.id === id)
  const rule = rules[index]
  return rule
    ? { rule: { number: index + 1, grade: gradeTag(rule.grade), reason: rule.reason, when: whenInWords(rule.when) } }
    : null
}
