import type { Ladder } from '@breach-alerts/contracts'
import type { PolicyHistory, PolicyInForce } from '@breach-alerts/domain'
import type { Rules } from '../policy/propose.ts'
import { whoWords } from './people.ts'
import { dangerousMeans, spanWords, whenInWords } from './rule-words.ts'
import { gradeTag } from './tags.ts'
import { shortTime } from './time.ts'

const grades = [1, 2, 3] as const
const mostShown = 20

/** The rules and the ladder as they are, what is coming, and who changed them when and why. `now`: epoch milliseconds. */
export const rulesPage = (history: PolicyHistory, { rules, ladder }: Rules, now: number) => ({
  canChange: history.length > 0,
  version: history.at(-1)?.change.version ?? '',
  coming: comingOf(history, now),
  rules: rules.map((rule, index) => ({
    id: rule.id,
    number: index + 1,
    grade: gradeTag(rule.grade),
    reason: rule.reason,
    when: whenInWords(rule.when),
    isLast: index === rules.length - 1,
  })),
  dangerousMeans,
  ladder: ladderRows(ladder),
  changes: history.slice(-mostShown).toReversed().map(changeOf(now)),
})

const comingOf = (history: PolicyHistory, now: number): string | null => {
  const last = history.at(-1)
  return last && last.from > now ? `Version ${last.change.version} is in force from ${secondsOf(last.from)}.` : null
}

/** A change binds within a minute, so that its time is told to the second. */
const secondsOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' }).format(at)

const changeOf =
  (now: number) =>
  ({ change, from }: PolicyInForce) => ({
    version: change.version,
    from: shortTime(Number.isFinite(from) ? from : change.at, now),
    by: whoWords(change.by),
    reason: change.reason,
  })

export const ladderRows = ({ waitsMs, coverMs }: Ladder) =>
  grades.map(grade => {
    const cover = coverMs[grade]
    return {
      grade: gradeTag(grade),
      waits: waitWords(waitsMs[grade]),
      cover: cover === null ? 'Only in turn' : `After ${spanWords(cover)} of silence`,
    }
  })

const people = ['Owner', 'Deputy', 'Unit supervisor', 'Force incident manager']
const waitWords = (waits: readonly number[]): string => {
  const [first = 0] = waits
  if (waits.every(ms => ms === first)) return `${spanWords(first)} each`
  return waits
    .map((ms, rung) => `${people[rung]}${rung === waits.length - 1 && rung < 3 ? ' and above' : ''} ${spanWords(ms)}`)
    .join(', ')
}
