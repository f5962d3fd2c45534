import type { Alert } from '@breach-alerts/contracts'
import type { AlertView } from '@breach-alerts/domain'
import { forceName } from './forces.ts'
import { whoWords } from './people.ts'
import { flagTag, gradeTag, levelTag, stateTag, type Tag } from './tags.ts'
import { ago, shortTime } from './time.ts'
import { conditionWords, type FlagContext, orderTypeWords, sentenceCase } from './words.ts'

export type QueueRow = {
  alertId: string
  href: string
  reference: string
  grade: ReturnType<typeof gradeTag>
  orderType: string
  /** What is suspected, in words: `Entering an excluded area and contact with a protected person`. */
  suspected: string
  level: Tag
  state: Tag
  flags: readonly Tag[]
  occurredAgo: string
  occurredAt: string
  occurredIso: string
  raised: string
  assigned: string
  /** The same without the force where that is the alert's own. */
  assignedShort: string
  force: string
  /** It happens in another force than the one that owns the order. */
  isElsewhere: boolean
  evidence: string
  overdue: string | null
  /** Nobody has said that they are going. */
  waiting: boolean
  closed: boolean
}

/** The different things that one alert is about, each once, in the order in which they were found. */
export const suspectedWords = (alert: Pick<Alert, 'findings'>): string => {
  const kinds = [...new Set(alert.findings.map(finding => finding.conditionKind))].map(kind => conditionWords[kind])
  const last = kinds.pop()
  return kinds.length > 0 ? `${kinds.join(', ')} and ${last}` : (last ?? 'a condition of the order')
}

const isElsewhere = ({ forceCode, respondingForceCode }: Alert): boolean =>
  respondingForceCode !== null && respondingForceCode !== forceCode

const forceWords = (alert: Alert): string => {
  const { forceCode, respondingForceCode } = alert
  const owner = forceCode === null ? 'No owning force' : forceName(forceCode)
  return respondingForceCode !== null && isElsewhere(alert)
    ? `${owner}, happening in ${forceName(respondingForceCode)}`
    : owner
}

const assignedShort = ({ assignedTo, forceCode }: Alert): string => {
  if (assignedTo === null) return 'Nobody assigned'
  const words = whoWords(assignedTo)
  return forceCode === null ? words : words.replace(`, ${forceName(forceCode)}`, '')
}

/** How the flags of this alert are to be read. */
export const flagContext = ({ forceCode, powersByCondition }: AlertView, now: number): FlagContext => {
  const [since] = powersByCondition.flatMap(({ knownSince }) => knownSince ?? []).toSorted()
  return {
    hasForce: forceCode !== null,
    needsKnowledge: powersByCondition.some(({ knowledge }) => knowledge.needed && !knowledge.proven),
    servedSince: since === undefined ? null : shortTime(since, now),
  }
}

/** What is late, in words; null: nothing. */
const overdueWords = ({ state, duties, firstActionDueAt }: Alert, now: number): string | null => {
  if (state === 'CLOSED') return null
  if (firstActionDueAt != null && Date.parse(firstActionDueAt) < now) return 'First action overdue'
  const late = duties.filter(duty => duty.state === 'OPEN' && Date.parse(duty.dueAt) < now).length
  return late === 0 ? null : `${late} ${late === 1 ? 'duty' : 'duties'} overdue`
}

/** One line of the queue: nothing in it names a person under an order or a protected person. */
export const queueRow = (alert: AlertView, now: number): QueueRow => {
  return {
    alertId: alert.alertId,
    href: `/alerts/${encodeURIComponent(alert.alertId)}`,
    reference: alert.reference,
    grade: gradeTag(alert.grade),
    orderType: orderTypeWords[alert.orderType],
    suspected: sentenceCase(suspectedWords(alert)),
    level: levelTag(alert.level),
    state: stateTag(alert.state),
    flags: alert.flags.map(flag => flagTag(flag, flagContext(alert, now))),
    occurredAgo: ago(alert.occurredAt, now),
    occurredAt: shortTime(alert.occurredAt, now),
    occurredIso: alert.occurredAt,
    raised: ago(alert.raisedAt, now),
    assigned: alert.assignedTo === null ? 'Nobody assigned' : whoWords(alert.assignedTo),
    assignedShort: assignedShort(alert),
    force: forceWords(alert),
    isElsewhere: isElsewhere(alert),
    // Every report, also those no longer held in full.
    evidence: alert.findingCount === 1 ? '1 report' : `${alert.findingCount} reports`,
    waiting: alert.isClimbing,
    closed: alert.state === 'CLOSED',
    overdue: overdueWords(alert, now),
  }
}
