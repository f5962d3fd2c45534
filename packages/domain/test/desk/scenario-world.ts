import type {
  AlertClock,
  ConditionKind,
  Finding,
  JournalEntry,
  Order,
  OrderType,
  Prompt,
} from '@breach-alerts/contracts'
import { checkAction, clocksFor, promptsFor, serialView } from '../../src/desk/index.ts'
import type { AlertView, Rota, Suspension, Verdict } from '../../src/desk/index.ts'
import { londonInstants } from '../../src/time/london.ts'
import { Bench, action, breach, closure, due, iso, notice, start, told } from './builders.ts'
import type { Shape } from './builders.ts'

/** London wall time `2026-11-22 03:00` as an instant; a time that happens twice at its first coming. */
export const londonAt = (text: string): number => londonInstants(Date.parse(`${text.replace(' ', 'T')}:00Z`))[0]

/** Everything a scenario works on: a desk, its clock, and what the last step made it say. */
export class World {
  bench = new Bench()
  now = start
  shape: Shape = {}
  said: string[] = []
  verdict: Verdict = 'applied'
  last: JournalEntry | null = null
  endsAt: number | null = null
  orderVersion: number | null = 1
  rota: Rota = { rotaId: 'r', name: 'r', layers: [], overrides: [] }
  suspensions: Suspension[] = []
  /** When an order with a duty to notify was served; null: it has no such duty. */
  servedAt: number | null = null
  notifiedAt: number[] = []
  private count = 0

  /** Folds what somebody did now; who is told stands in `said` until the next step that does something. */
  does(entry: JournalEntry): void {
    const folded = this.bench.fold(entry)
    this.last = entry
    this.verdict = folded.verdict
    this.said = told(folded)
  }

  next(): string {
    this.count += 1
    return String(this.count)
  }

  finds(level: Finding['level'], kind: ConditionKind, more: Shape): void {
    const conditionId = more.conditionId ?? `c-${kind}`
    this.does(breach(this.now, { ...this.shape, level, kind, eventId: `e${this.next()}`, ...more, conditionId }))
  }

  acts(by: string, roles: string[], code: string, fields: Record<string, unknown>, note: string | null): void {
    this.does(action(this.bench.alertId, this.now, code, fields, { actionId: `x${this.next()}`, by, roles, note }))
  }

  closes(outcome: string, reason: string): void {
    this.does(closure(this.bench.alertId, this.now, outcome, { closureId: `c${this.next()}`, reason }))
  }

  notices(to: string, state: 'SENT' | 'FAILED' | 'WITHHELD' | 'NOBODY' | 'READ'): void {
    this.does(notice(this.bench.alertId, this.now, to, state))
  }

  /** Lets time go by; every timer that comes due on the way says so. */
  passes(ms: number): void {
    const until = this.now + ms
    const said: string[] = []
    while (this.bench.timers.size > 0 && this.bench.next().dueAt <= until) {
      const timer = this.bench.next()
      this.bench.timers.delete(timer.timerId)
      this.does(due(this.bench.alertId, timer))
      said.push(...this.said)
    }
    this.now = until
    this.said = said
  }

  get alert(): AlertView {
    return this.bench.alert(this.now)
  }

  get prompts(): Prompt[] {
    const { alert, now, orderVersion, endsAt } = this
    return promptsFor(alert, { now, orderVersion, endsAt, isManaged: alert.isManaged })
  }

  /** The order as the register holds it: in force from `madeAt`, served as the alert was told. */
  madeAt = start
  get order(): Pick<Order, 'versions'> {
    const { kind = 'EXCLUSION_ZONE' } = this.shape
    const conditions = [{ conditionId: 'c1', kind, exceptions: [], hours: null }]
    const knowledge = this.shape.facts?.knowledge ?? []
    const validTo = this.endsAt === null ? null : iso(this.endsAt)
    return {
      versions: [
        {
          version: 1,
          validFrom: iso(this.madeAt),
          validTo,
          status: 'ACTIVE',
          madeWithoutNotice: false,
          knowledge,
          conditions,
        },
      ],
    }
  }

  get clocks(): AlertClock[] {
    const { now, order, suspensions, prompts } = this
    return clocksFor(this.alert, { now, order, suspensions, prompts })
  }

  refusals(code: string, fields: Record<string, unknown>, doneAt: number): string[] {
    const body = { actionId: 'a', code, doneAt: iso(doneAt), ...fields }
    const result = checkAction(body, { alert: this.alert, now: this.now, roles: ['officer'], by: '13:4471' })
    return result.ok ? [] : result.errors.map(({ pointer }) => pointer)
  }

  get history(): string | null {
    const { desk } = this.bench
    const orderType: OrderType = this.shape.orderType ?? 'NON_MOLESTATION'
    return serialView(
      [{ orderId: 'ord_1', orderType, forceCode: '13', inForce: true, protectedPersonIds: ['p'], desk }],
      this.now,
    ).sentence
  }
}
