import type {
  AlertState,
  Duty,
  DutyName,
  Finding,
  Grade,
  Level,
  Notice,
  OrderFacts,
  Response,
  TimelineItem,
} from '@breach-alerts/contracts'
import type { NotedChange } from './noted-changes.ts'
import type { OrderState } from './order-state.ts'
import type { Seen } from './seen.ts'

export type TimerKind = 'escalate' | 'cover' | 'first-action' | 'duty' | 'close' | 'challenge'
export type LiveTimer = { timerId: string; kind: TimerKind; /** Epoch milliseconds. */ dueAt: number }

/** One condition suspected to be breached in this episode. Instants in epoch milliseconds. */
export type ConditionState = {
  conditionId: string
  /** As the order stood in the newest version that a finding named. */
  facts: OrderFacts
  level: Level
  findings: number
  firstOccurredAt: number
  lastOccurredAt: number
}

export type AckRecord = {
  ackId: string
  response: Response
  by: string
  onBehalfOf: string | null
  deviceTime: string | null
  at: string
  /** Why it changed nothing; null: it was taken. */
  refused: string | null
  /** How it left the alert: the first answer to it, also after everybody forgot. */
  left: { state: AlertState; assignedTo: string | null }
}

export type ActionRecord = {
  actionId: string
  code: string
  doneAt: string
  note: string | null
  fields: Record<string, unknown>
  by: string
  roles: string[]
  at: string
  /** JSON pointers of what is missing or wrong in an action that the journal already holds. */
  problems: string[]
  /** How it left the alert: the first answer to it, also after everybody forgot. */
  left: { state: AlertState; duties: Duty[] }
}

export type ClosureRecord = {
  closureId: string
  outcome: string
  reason: string
  by: string
  at: string
  refused: string | null
  /** Duties that were open when it was refused. */
  duties: DutyName[]
}

/**
 * The first action of whoever has the alert. `dueAt`: its deadline, which news may bring forward and nothing puts off.
 * `nextAt`: when they are told (again); `times`: how often they were, after the deadline. Instants in epoch milliseconds.
 */
export type Awaiting = { since: number; dueAt: number; nextAt: number; times: number }

/** A challenge whose answer is overdue: how often that was said, and when it is said again. Epoch milliseconds. */
export type SaidOverdue = { challengeId: string; times: number; nextAt: number }

/** State of one alert: one episode of suspected breaches of one order. Plain JSON; instants in epoch milliseconds. */
export type DeskAlert = {
  alertId: string
  reference: string
  state: AlertState
  grade: Grade
  gradeReason: string
  gradeRule: string
  level: Level
  /** What the newest finding said of the order: owner, deputy and partners as they are now. */
  facts: OrderFacts
  respondingForceCode: string | null
  occurredAt: number
  lastOccurredAt: number
  raisedAt: number
  conditions: ConditionState[]
  findings: Finding[]
  /** Every finding of the episode, also those no longer held in full. */
  findingCount: number
  personsAtRisk: string[]
  flags: string[]
  repeats: number
  rung: number
  assignedTo: string | null
  /** Somebody was told and must act; null: nothing is awaited. */
  awaiting: Awaiting | null
  remindedAt: number | null
  /** Challenges that were called to mind; absent: none was. */
  saidOverdue?: SaidOverdue[]
  controlRoomsTold: string[]
  partnersTold: string[]
  /** Officers who were told, in order; each once. */
  officersTold: string[]
  dutiesDueAt: Record<DutyName, number>
  timers: LiveTimer[]
  /** Number of timers ever set: keeps every timer's id its own. */
  timerCount: number
  acks: AckRecord[]
  actions: ActionRecord[]
  closures: ClosureRecord[]
  notices: Notice[]
  timeline: TimelineItem[]
}

/** An entry that names an alert this order does not have. Kept: nothing in the journal is lost. */
export type Stray = { entryId: string; type: string; alertId: string; at: string; by: string }

/** Every alert of one order. Plain JSON. */
export type Desk = {
  schema: 2
  orderId: string
  /** Offset in the journal of the last entry folded in; -1: none. */
  appliedOffset: number
  entryIds: Seen
  /** Every finding ever folded in and at which levels (`knownFinding`), also those no longer held in full. */
  findingIds: Seen
  alerts: DeskAlert[]
  strays: Stray[]
  /** What the journal said of the order itself; absent: nothing yet. */
  order?: OrderState
  /** Changes of name and address that sources reported; absent: none. */
  changes?: NotedChange[]
}

export const emptyDesk = (orderId: string): Desk => ({
  schema: 2,
  orderId,
  appliedOffset: -1,
  entryIds: [],
  findingIds: [],
  alerts: [],
  strays: [],
})

/** The same entries give the same bytes, however often the state was stored and read on the way. */
export const serialiseDesk = (desk: Desk): string => JSON.stringify(desk)

/** @throws Error when the document was written by another version of this code: rebuild it from the journal */
export const parseDesk = (json: string): Desk => {
  const desk = JSON.parse(json) as Partial<Desk> | null
  if (desk?.schema !== 2) throw new Error('desk document has another schema: rebuild it from the journal')
  return desk as Desk
}
