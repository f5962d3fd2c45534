import type {
  ConditionKind,
  EntryOf,
  Finding,
  JournalEntry,
  LifecycleEvent,
  LifecycleRecord,
  NoticeState,
  OrderFacts,
  OrderType,
  TaskEvent,
} from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry, presentAlert } from '../../src/desk/index.ts'
import type { AlertView, Desk, DeskPolicy, Folded, TimerKind } from '../../src/desk/index.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const start = Date.parse('2026-11-22T03:00:00Z')
export const iso = (at: number) => new Date(at).toISOString()

export type Shape = {
  orderType?: OrderType
  kind?: ConditionKind
  conditionId?: string
  level?: Finding['level']
  eventId?: string
  findingId?: string
  eventType?: string
  occurredAt?: number
  flags?: string[]
  facts?: Partial<OrderFacts>
  condition?: Partial<OrderFacts['condition']>
  people?: string[]
  responding?: string | null
}

export const factsOf = ({
  orderType = 'NON_MOLESTATION',
  kind = 'EXCLUSION_ZONE',
  conditionId = 'c1',
  facts = {},
  condition = {},
}: Shape = {}): OrderFacts => ({
  orderId: 'ord_1',
  orderType,
  orderVersion: 1,
  forceCode: '13',
  unit: 'MOSOVO Leeds',
  officerId: '13:4471',
  deputyId: '13:5120',
  partners: [],
  risk: null,
  mappaLevel: null,
  madeWithoutNotice: false,
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-01-01T00:00:00Z' }],
  condition: { conditionId, clause: '1', kind, text: null, exceptions: [], arrestPower: null, ...condition },
  ...facts,
})

export const breach = (at: number, shape: Shape = {}): EntryOf<'breach.suspected'> => {
  const {
    kind = 'EXCLUSION_ZONE',
    conditionId = 'c1',
    level = 'CERTAIN',
    eventId = 'e1',
    flags = [],
    responding = '13',
  } = shape
  const findingId = shape.findingId ?? `fnd_${eventId}_${conditionId}`
  return {
    entryId: `ent_${findingId}_${level}`,
    type: 'breach.suspected',
    orderId: 'ord_1',
    at: iso(at),
    by: 'service:breach-matcher',
    finding: {
      findingId,
      event: {
        source: 'https://example.test',
        id: eventId,
        type: shape.eventType ?? 'em.position',
        occurredAt: iso(shape.occurredAt ?? at),
        receivedAt: iso(at),
      },
      orderId: 'ord_1',
      orderVersion: 1,
      conditionId,
      conditionKind: kind,
      level,
      weight: 20,
      modelVersion: 'm1',
      flags,
      evidence: [],
      sentences: [],
      ...(shape.people ? { protectedPersonIds: shape.people } : {}),
    },
    facts: factsOf(shape),
    respondingForceCode: responding,
  }
}

export const ack = (
  alertId: string,
  at: number,
  response: 'SEEN' | 'GOING' | 'NOT_ME',
  {
    by = '13:4471',
    ackId = `ack_${at}_${response}_${by}`,
    onBehalfOf = null,
  }: { ackId?: string; by?: string; onBehalfOf?: string | null } = {},
): EntryOf<'acknowledged'> => ({
  entryId: `ent_${ackId}`,
  type: 'acknowledged',
  orderId: 'ord_1',
  at: iso(at),
  by,
  alertId,
  ackId,
  response,
  deviceTime: null,
  onBehalfOf,
})

export const action = (
  alertId: string,
  at: number,
  code: string,
  fields: Record<string, unknown> = {},
  {
    actionId = `act_${at}_${code}`,
    by = '13:4471',
    roles = ['officer'],
    note = null,
    doneAt = at,
  }: { actionId?: string; by?: string; roles?: string[]; note?: string | null; doneAt?: number } = {},
): EntryOf<'action.recorded'> => ({
  entryId: `ent_${actionId}`,
  type: 'action.recorded',
  orderId: 'ord_1',
  at: iso(at),
  by,
  alertId,
  actionId,
  code,
  doneAt: iso(doneAt),
  note,
  fields,
  roles,
})

export const closure = (
  alertId: string,
  at: number,
  outcome: string,
  { closureId = `clo_${at}`, reason = 'Charged' } = {},
): EntryOf<'closure.asked'> => ({
  entryId: `ent_${closureId}`,
  type: 'closure.asked',
  orderId: 'ord_1',
  at: iso(at),
  by: '13:4471',
  alertId,
  closureId,
  outcome,
  reason,
})

export const due = (
  alertId: string,
  { timerId, dueAt }: { timerId: string; dueAt: number },
  at = dueAt,
): EntryOf<'timer.due'> => ({
  entryId: `ent_due_${timerId}`,
  type: 'timer.due',
  orderId: 'ord_1',
  at: iso(at),
  by: 'service:escalation-clock',
  alertId,
  timerId,
  dueAt: iso(dueAt),
})

export const notice = (
  alertId: string,
  at: number,
  to: string,
  state: NoticeState,
  noticeId = `ntc_${to}`,
): EntryOf<'notice.recorded'> => ({
  entryId: `ent_${noticeId}_${state}_${at}`,
  type: 'notice.recorded',
  orderId: 'ord_1',
  at: iso(at),
  by: 'service:notifier',
  alertId,
  noticeId,
  to,
  channel: 'SNS',
  state,
  reason: null,
})

/** A desk under test: entries go in, and everything that came out is kept. */
export class Bench {
  desk: Desk
  offset = 0
  lifecycle: LifecycleEvent[] = []
  tasks: TaskEvent[] = []
  /** Both, in the order in which they were said. */
  told: LifecycleRecord[] = []
  entries: JournalEntry[] = []
  /** Truth of the due-set, kept by its changes alone. */
  timers = new Map<string, { timerId: string; dueAt: number; payload: string }>()
  policy: DeskPolicy

  constructor(policy: DeskPolicy = defaultPolicy, orderId = 'ord_1') {
    this.policy = policy
    this.desk = emptyDesk(orderId)
  }

  fold(entry: JournalEntry): Folded {
    const folded = foldEntry(this.desk, entry, this.offset++, this.policy)
    this.desk = folded.desk
    this.entries.push(entry)
    this.lifecycle.push(...folded.lifecycle)
    this.tasks.push(...folded.tasks)
    this.told.push(...folded.lifecycle, ...folded.tasks)
    for (const timerId of folded.timers.cancel) this.timers.delete(timerId)
    for (const timer of folded.timers.set) this.timers.set(timer.timerId, timer)
    return folded
  }

  get alertId(): string {
    return this.desk.alerts.at(-1)!.alertId
  }

  alert(now = start): AlertView {
    return presentAlert(this.desk, this.alertId, now)!
  }

  /** What a timer is for; null: it is not live. */
  kindOf(timerId: string): TimerKind | null {
    const live = this.desk.alerts.flatMap(({ timers }) => timers).find(timer => timer.timerId === timerId)
    return live?.kind ?? null
  }

  /** The live timer that is due first. */
  next(): { timerId: string; dueAt: number; payload: string } {
    return [...this.timers.values()].toSorted((a, b) => a.dueAt - b.dueAt)[0]!
  }

  /** When the newest alert's timer of a kind is due, epoch milliseconds; null: there is none. */
  timer(kind: TimerKind): number | null {
    return this.desk.alerts.at(-1)?.timers.find(timer => timer.kind === kind)?.dueAt ?? null
  }

  /** Lets the clock run to the next timer and folds what it says. */
  tick(): Folded {
    const timer = this.next()
    this.timers.delete(timer.timerId)
    return this.fold(due((JSON.parse(timer.payload) as { alertId: string }).alertId, timer))
  }
}

/** Everybody a piece of news is to be told, as notices name them. */
export const told = ({ lifecycle, tasks }: Pick<Folded, 'lifecycle' | 'tasks'>): string[] =>
  [...lifecycle, ...tasks].flatMap(({ tell }) =>
    tell.map(r =>
      r.kind === 'OFFICER' ? r.officerId : r.kind === 'PARTNER' ? r.partnerId : `${r.forceCode ?? '-'} ${r.desk}`,
    ),
  )
