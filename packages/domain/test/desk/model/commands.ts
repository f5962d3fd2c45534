import type { Level, Response } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { ack, action, breach, closure, due, iso, minute, notice, start } from '../builders.ts'
import { command, takes } from './command.ts'
import type { DeskCommand } from './command.ts'
import { decides, ends, moves } from './order-commands.ts'
import { answers, asksToClose, climbs, does, finds, ladders } from './reference.ts'
import type { Model, ModelAlert, ModelOrder } from './reference.ts'

const orderOf = (model: Model, order: number): ModelOrder => model.orders[order]!
/** Position of the alert that somebody means: mostly the newest, the first, or none that there is. */
type Which = 'newest' | 'first' | 'none'
const placeOf = (model: Model, order: number, which: Which): number =>
  ({ newest: orderOf(model, order).alerts.length - 1, first: 0, none: 99 })[which]
const alertOf = (model: Model, order: number, which: Which): ModelAlert | undefined =>
  orderOf(model, order).alerts[placeOf(model, order, which)]

const levelNames: readonly Level[] = ['CERTAIN', 'PROBABLE', 'POSSIBLE']
const kinds = ['EXCLUSION_ZONE', 'NO_CONTACT_DIRECT', 'EM_TAG'] as const
const people = ['13:4471', '13:5120', '13:9001', 'control'] as const

type Found = { order: number; event: number; condition: number; level: number; person: number; responding: string }

const find = ({ order, event, condition, level, person, responding }: Found): DeskCommand =>
  command(`find(${order}: e${event}/c${condition} ${levelNames[level]} p${person})`, (model, world) => {
    const [officerId, deputyId] = ladders[order]!
    const entry = breach(world.now, {
      eventId: `e${event}`,
      conditionId: `c${condition}`,
      kind: kinds[condition]!,
      level: levelNames[level]!,
      people: [`p${person}`],
      occurredAt: start + event * minute,
      facts: { officerId, deputyId },
      responding,
    })
    const { isNews, pages } = finds(orderOf(model, order), {
      findingId: entry.finding.findingId,
      level: entry.finding.level,
      conditionId: entry.finding.conditionId,
      person: `p${person}`,
    })
    const { verdict, lifecycle } = takes(model, world, order, entry)
    expect(verdict).toBe(isNews ? 'applied' : 'duplicate')
    if (pages) expect(lifecycle.flatMap(({ tell }) => tell)).not.toEqual([])
  })

type Answered = {
  order: number
  alert: Which
  n: number
  response: Response
  who: number
  behalf: boolean
  skew: number
}

/** Also with the clock of a device that is days off, and for somebody else. */
const answer = ({ order, alert, n, response, who, behalf, skew }: Answered): DeskCommand =>
  command(
    `answer(${order}.${alert}: a${n} ${response} by ${people[who]}${behalf ? ' for 13:9001' : ''})`,
    (model, world) => {
      const onBehalfOf = behalf ? '13:9001' : null
      const by = people[who]!
      const entry = {
        ...ack(world.alertId(order, placeOf(model, order, alert)), world.now, response, {
          ackId: `a${n}`,
          by,
          onBehalfOf,
        }),
        entryId: `ent_a${n}_${world.now}`,
        deviceTime: iso(world.now + skew * 86_400_000),
      }
      const target = alertOf(model, order, alert)
      const said =
        target && answers(orderOf(model, order), target, { ackId: `a${n}`, response, person: onBehalfOf ?? by })
      const { verdict } = takes(model, world, order, entry)
      const refusal = { refused: target ? 'ALERT_CLOSED' : 'ALERT_UNKNOWN' }
      expect(verdict).toEqual(said === 'taken' ? 'applied' : said === 'duplicate' ? 'duplicate' : refusal)
    },
  )

type Deed = { code: string; fields: Record<string, unknown>; isFaulty?: boolean; view?: string }
const deeds: readonly Deed[] = [
  { code: 'ATTENDED', fields: {} },
  { code: 'ARRESTED', fields: {}, isFaulty: true },
  { code: 'VICTIM_DECISION', fields: { decision: 'INFORM_NOW', reason: 'r' } },
  { code: 'EVIDENCE_SECURED', fields: { kind: 'BWV' } },
  { code: 'NO_ACTION', fields: { reasonCode: 'DUPLICATE' } },
  { code: 'SUPERVISOR_REVIEW', fields: { view: 'AGREED' }, view: 'AGREED' },
  { code: 'SUPERVISOR_REVIEW', fields: { view: 'RETURNED' }, view: 'RETURNED' },
  { code: 'DECISION_CHALLENGED', fields: { question: 'q', askedOf: '13:9001' } },
  { code: 'CHALLENGE_ANSWERED', fields: { answer: 'a' } },
]

/** The first challenge on the record, for an answer to name; one that is not there where there is none. */
const challengeIn = (earlier: readonly { code: string; actionId: string }[]): string =>
  earlier.find(({ code }) => code === 'DECISION_CHALLENGED')?.actionId ?? 'x_none'

type Done = {
  order: number
  alert: Which
  n: number
  deed: number
  who: number
  /** Which of the actions before; -1: itself, null: none. */ corrects: number | null
}

const act = ({ order, alert, n, deed, who, corrects }: Done): DeskCommand => {
  const { code, fields, isFaulty = false, view = null } = deeds[deed]!
  return command(`act(${order}.${alert}: x${n} ${code} by ${people[who]}, corrects ${corrects})`, (model, world) => {
    const held = alertOf(model, order, alert)
    const earlier = held?.actions ?? []
    const named =
      corrects === -1 ? `x${n}` : (earlier[(corrects ?? 0) % Math.max(1, earlier.length)]?.actionId ?? 'x_none')
    const target = corrects === null ? null : named
    const isSupervisor = n % 3 > 0
    const hasNote = n % 2 > 0 || code === 'NO_ACTION'
    const by = people[who]!
    const challengeId = code === 'CHALLENGE_ANSWERED' ? challengeIn(earlier) : null
    const entry = action(
      world.alertId(order, placeOf(model, order, alert)),
      world.now,
      code,
      {
        ...fields,
        ...(challengeId === null ? {} : { challengeId }),
        ...(target === null ? {} : { corrects: target }),
      },
      {
        actionId: `x${n}`,
        by,
        note: hasNote ? 'n' : null,
        roles: isSupervisor ? ['officer', 'supervisor'] : ['officer'],
      },
    )
    const isNew =
      held &&
      does(orderOf(model, order), held, {
        actionId: `x${n}`,
        code,
        by,
        isSupervisor,
        view,
        hasNote,
        isFaulty: isFaulty || (view !== null && !isSupervisor),
        corrects: target,
        answers: challengeId,
      })
    const { verdict } = takes(model, world, order, { ...entry, entryId: `ent_x${n}_${world.now}` })
    expect(verdict).toEqual(held ? (isNew ? 'applied' : 'duplicate') : { refused: 'ALERT_UNKNOWN' })
  })
}

const close = (order: number, alert: Which, n: number, role: string): DeskCommand =>
  command(`close(${order}.${alert}: c${n} by ${role})`, (model, world) => {
    const entry = closure(world.alertId(order, placeOf(model, order, alert)), world.now, '1', { closureId: `c${n}` })
    const held = alertOf(model, order, alert)
    const closes = held && asksToClose(held, `c${n}`, role !== 'control')
    const { verdict } = takes(model, world, order, { ...entry, entryId: `ent_c${n}_${world.now}`, roles: [role] })
    if (!held) expect(verdict).toEqual({ refused: 'ALERT_UNKNOWN' })
    else if (closes === null) expect(verdict).toBe('duplicate')
    else expect(verdict === 'applied').toBe(closes)
  })

/** Everything that is owed is done, and the alert closed. */
const finish = (order: number, n: number, role: string): DeskCommand =>
  command(`finish(${order}, ${n})`, (model, world) => {
    for (const [index, deed] of [0, 2].entries())
      act({ order, alert: 'newest', n: 1_001 + 10 * n + 2 * index, deed, who: 0, corrects: null }).run(model, world)
    close(order, 'newest', 1_000 + n, role).run(model, world)
  })

/** What became of a message to the owner: one that can't be told passes the alert on. */
const told = (order: number, n: number, state: 'SENT' | 'FAILED' | 'NOBODY' | 'READ'): DeskCommand =>
  command(`told(${order}: n${n} ${state})`, (model, world) => {
    const { alerts } = orderOf(model, order)
    const held = alerts.at(-1)
    const isLost = state === 'FAILED' || state === 'NOBODY'
    const isAsked = held && orderOf(model, order).rungs[held.rung] === '13:4471'
    const entry = notice(world.alertId(order, alerts.length - 1), world.now, 'officer:13:4471', state, `n${n}`)
    if (held?.isClimbing && held.state !== 'CLOSED' && isLost && isAsked) climbs(orderOf(model, order), held)
    takes(model, world, order, entry)
  })

/** The clock runs to the next timer of an order. `race`: an officer's answer lies in the log before the timer's word, or after it. */
const tick = (order: number, race: 'none' | 'before' | 'after', n: number): DeskCommand =>
  command(`tick(${order}${race === 'none' ? '' : `, GOING ${race} it`})`, (model, world) => {
    const bench = world.benches[order]!
    if (bench.timers.size === 0) return
    const timer = bench.next()
    const { alertId } = JSON.parse(timer.payload) as { alertId: string }
    const held = orderOf(model, order).alerts[bench.desk.alerts.findIndex(alert => alert.alertId === alertId)]!
    const kind = bench.kindOf(timer.timerId)
    const at = Math.max(world.now, timer.dueAt)
    const going = () => {
      answers(orderOf(model, order), held, { ackId: `r${n}`, response: 'GOING', person: '13:9001' })
      const entry = ack(alertId, at, 'GOING', { ackId: `r${n}`, by: '13:9001' })
      takes(model, world, order, { ...entry, entryId: `ent_r${n}_${world.now}` })
    }
    const fires = () => {
      bench.timers.delete(timer.timerId)
      const isStale = bench.kindOf(timer.timerId) === null
      if (!isStale && kind === 'escalate') climbs(orderOf(model, order), held)
      const { verdict, lifecycle } = takes(model, world, order, due(alertId, timer, at))
      expect(verdict).toEqual(isStale ? { refused: 'STALE_TIMER' } : 'applied')
      // I6: the answer was there first, so the climb says nothing more; a timer that lives has somebody who is told.
      expect(lifecycle.flatMap(({ tell }) => tell).length > 0).toBe(!isStale)
    }
    if (race === 'before') going()
    fires()
    if (race === 'after') going()
  })

/** An entry of the past once more, at the end of the log: a link that is followed twice, a writer that tried again. */
const again = (order: number, n: number): DeskCommand =>
  command(`again(${order}, ${n})`, (model, world) => {
    const { entries, desk } = world.benches[order]!
    const entry = entries[n % Math.max(1, entries.length)]
    if (!entry) return
    const { verdict, lifecycle } = takes(model, world, order, entry)
    expect(verdict === 'duplicate' || typeof verdict === 'object').toBe(true)
    expect(lifecycle).toEqual([])
    expect(world.benches[order]!.desk).toBe(desk)
  })

const restart = command('restart', (_, world) => world.restart())

const order = fc.constantFrom(0, 0, 0, 0, 1, 2)
const alert = fc.constantFrom<Which>('newest', 'newest', 'newest', 'newest', 'newest', 'first', 'none')
const n = fc.nat(19)
const who = fc.constantFrom(0, 0, 1, 1, 2, 3)
const found = fc
  .record({
    order,
    event: fc.nat(6),
    condition: fc.nat(2),
    level: fc.nat(2),
    person: fc.nat(1),
    responding: fc.constantFrom('13', '06'),
  })
  .map(find)
const answered = fc
  .record({
    order,
    alert,
    n,
    who,
    response: fc.constantFrom<Response>('SEEN', 'GOING', 'GOING', 'NOT_ME', 'NOT_ME', 'NOT_ME'),
    behalf: fc.constantFrom(false, false, true),
    skew: fc.integer({ min: -400, max: 400 }),
  })
  .map(answer)
const done = fc
  .record({
    order,
    alert,
    n,
    who,
    deed: fc.nat(deeds.length - 1),
    corrects: fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 9 })),
  })
  .map(act)

/** Something happened: what a run begins with, so that its steps find an alert. */
export const firstFind = found

export const commands: fc.Arbitrary<DeskCommand>[] = [
  found,
  answered,
  answered,
  answered,
  done,
  done,
  done,
  fc.tuple(order, alert, n, fc.constantFrom('officer', 'supervisor', 'control')).map(args => close(...args)),
  fc.tuple(order, n, fc.constantFrom('officer', 'supervisor')).map(args => finish(...args)),
  fc.tuple(order, n, fc.constantFrom('SENT', 'FAILED', 'NOBODY', 'READ')).map(args => told(...args)),
  fc.tuple(order, fc.constantFrom('none', 'none', 'before', 'after'), n).map(args => tick(...args)),
  fc.tuple(order, fc.constantFrom(14, 7, 3, 1)).map(args => ends(...args)),
  fc.tuple(order, fc.nat(3)).map(args => decides(...args)),
  fc.tuple(order, fc.nat(3), fc.nat(2)).map(args => moves(...args)),
  fc.tuple(order, fc.nat(60)).map(args => again(...args)),
  fc.constant(restart),
]
