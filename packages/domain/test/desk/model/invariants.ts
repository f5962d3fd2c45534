import type { JournalEntry } from '@breach-alerts/contracts'
import { emptyDesk, foldEntry, openDuties, parseDesk, serialiseDesk, timersOf } from '../../../src/desk/index.ts'
import type { Desk, DeskAlert, Folded } from '../../../src/desk/index.ts'
import { isClimbing } from '../../../src/desk/in-charge.ts'
import { start } from '../builders.ts'
import type { Bench } from '../builders.ts'
import { isChallenged, type Model, type ModelOrder, owed, surer } from './reference.ts'
import type { DeskWorld } from './world.ts'

/** Cheaper than `expect`, and asked at every step; says which invariant fell. */
const must = (claim: string, holds: boolean): void => {
  if (!holds) throw new Error(`does not hold: ${claim}`)
}

/** The desk agrees with the reference in everything that the reference knows. */
export const agrees = (model: Model, world: DeskWorld): void => {
  model.orders.forEach(({ alerts, asked, decisions, moves }, order) => {
    const { desk } = world.benches[order]!
    const [task] = desk.order?.tasks ?? []
    must('a question about the order is asked as often as it came up', (task?.asked.length ?? 0) === asked.size)
    must('its answers are kept', (task?.decisions.length ?? 0) === decisions.size)
    const reported = (desk.changes ?? []).map(({ occurredAt, level }) => [Date.parse(occurredAt), level] as const)
    must('a change of address is kept once, as sure as it is known', isSame(new Map(reported), moves))
    const held = world.benches[order]!.desk.alerts.map(seen)
    const wanted = alerts.map(alert => ({
      state: alert.state,
      assignedTo: alert.assignedTo,
      isClimbing: alert.isClimbing,
      rung: alert.rung,
      level: alert.level,
      findings: alert.findings,
      people: [...alert.people],
      conditions: [...alert.conditions],
      owed: owed(alert),
      isChallengeWatched: isChallenged(alert),
    }))
    if (JSON.stringify(held) !== JSON.stringify(wanted)) expect(held).toEqual(wanted)
  })
}

const isSame = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): boolean =>
  a.size === b.size && [...a].every(([at, level]) => b.get(at) === level)

const seen = (alert: DeskAlert) => ({
  state: alert.state,
  assignedTo: alert.assignedTo,
  isClimbing: isClimbing(alert),
  rung: alert.rung,
  level: alert.level,
  findings: alert.findingCount,
  people: alert.personsAtRisk,
  conditions: alert.conditions.map(({ conditionId }) => conditionId),
  owed: openDuties(alert, start),
  isChallengeWatched: alert.timers.some(({ kind }) => kind === 'challenge'),
})

const decidedOnce = (desk: Desk, order: ModelOrder): void => {
  const keys = desk.findingIds.flat()
  const counted = desk.alerts.reduce((sum, { findingCount }) => sum + findingCount, 0)
  must('I1: every finding that came is decided once: it opened, joined, or is known', keys.length === counted)
  must(
    'I1: nothing is decided that did not come',
    keys.every(key => order.known.has(key.split(' ')[0]!)),
  )
  must('I2: one episode is open', desk.alerts.filter(({ state }) => state !== 'CLOSED').length <= 1)
  const once = desk.alerts.every(
    ({ findings }) => new Set(findings.map(({ findingId }) => findingId)).size === findings.length,
  )
  must('I2: a finding is in an alert once', once)
}

const watched = ({ desk, timers }: Bench): void => {
  for (const alert of desk.alerts) {
    const isWatched = alert.timers.some(({ kind }) => kind !== 'cover' && kind !== 'challenge')
    must('I3: an open alert has a live timer, a closed one none', isWatched === (alert.state !== 'CLOSED'))
  }
  const live = timersOf(desk)
  must('I3: the due-set has the live timers', live.length === timers.size && live.every(one => timers.has(one.timerId)))
}

const loud = (before: Desk, { desk, lifecycle }: Folded): void => {
  const tells = lifecycle.some(({ tell }) => tell.length > 0)
  for (const alert of desk.alerts) {
    const had = before.alerts.find(({ alertId }) => alertId === alert.alertId)?.timeline.length ?? 0
    for (const item of alert.timeline.slice(had)) {
      must('I4: a rung that is told has somebody who is told', item.type !== 'rung.told' || tells)
      must('I4: a rung that is passed says why', item.type !== 'rung.skipped' || typeof item['reason'] === 'string')
    }
  }
}

const answered = ({ desk, entries }: Bench): void => {
  for (const { assignedTo, state, alertId, timers } of desk.alerts) {
    const says = (entry: JournalEntry) =>
      (entry.type === 'acknowledged' && entry.response === 'GOING' && (entry.onBehalfOf ?? entry.by) === assignedTo) ||
      (entry.type === 'action.recorded' && entry.by === assignedTo)
    const isTaken = assignedTo !== null || state === 'CLOSED'
    const isJournaled = entries.some(entry => 'alertId' in entry && entry.alertId === alertId && says(entry))
    must('I5: who has an alert said so, or acted, in the journal', assignedTo === null || isJournaled)
    must('I5: an acknowledged alert is assigned', state !== 'ACKNOWLEDGED' || assignedTo !== null)
    const climbs = timers.some(({ kind }) => kind === 'escalate' || kind === 'cover')
    must('I6: nobody is looked for while somebody has it', !(isTaken && climbs))
  }
}

const extended = (before: Desk, after: Desk): void => {
  const record = ({ acks, actions, closures, timeline }: DeskAlert) =>
    [acks, actions, closures, timeline.map(({ entryId }) => entryId)] as const
  for (const [index, old] of before.alerts.entries()) {
    const now = record(after.alerts[index]!)
    const isKept = record(old).every((list, at) => list.every((item, place) => now[at]![place] === item))
    must('I8, at the desk: the record only extends', isKept)
  }
}

const repeatable = (bench: Bench, entry: JournalEntry): void => {
  const { desk, lifecycle, tasks, timers } = foldEntry(bench.desk, entry, bench.offset + 1, bench.policy)
  const said = lifecycle.length + tasks.length + timers.set.length + timers.cancel.length
  must('I9: the same entry again changes nothing and says nothing', desk === bench.desk && said === 0)
}

const alerted = (desk: Desk, order: ModelOrder): void => {
  const keys = new Set(desk.findingIds.flat())
  for (const [findingId, level] of order.known) {
    const isSaid = desk.alerts.some(alert => !surer(level, alert.level))
    must('I10: however unsure, a finding is on an alert as sure', keys.has(`${findingId} ${level}`) && isSaid)
  }
}

export type Told = { order: number; before: Desk; folded: Folded; entry: JournalEntry }

/** Every invariant that the desk can show, after every step. Source: reliability.md §7. */
export const holdsAll = (model: Model, world: DeskWorld, { order, before, folded, entry }: Told): void => {
  const bench = world.benches[order]!
  decidedOnce(bench.desk, model.orders[order]!)
  watched(bench)
  loud(before, folded)
  answered(bench)
  extended(before, bench.desk)
  repeatable(bench, entry)
  alerted(bench.desk, model.orders[order]!)
}

/** I7: what is folded from the journal again, stored and read at every step, is what lives, byte for byte, and says the same. */
export const rebuilt = (world: DeskWorld): void => {
  world.benches.forEach((bench, order) => {
    let stored = serialiseDesk(emptyDesk(`ord_${order}`))
    const said: unknown[] = []
    world.partitionOf(order).forEach((entry, offset) => {
      if (entry.orderId !== `ord_${order}`) return
      const folded = foldEntry(parseDesk(stored), entry, offset, bench.policy)
      stored = serialiseDesk(folded.desk)
      said.push(...folded.lifecycle, ...folded.tasks)
    })
    expect(stored).toBe(serialiseDesk(bench.desk))
    expect(said).toEqual(bench.told)
    const ids = bench.told.map(({ lifecycleId }) => lifecycleId)
    expect(new Set(ids).size).toBe(ids.length)
  })
}

/** The same entries of each order, lying otherwise among those of the others, give the same alerts. */
export const sameInterleaved = (world: DeskWorld, picks: readonly number[]): void => {
  const queues = world.benches.map(({ entries }) => [...entries])
  const desks = world.benches.map((_, order) => emptyDesk(`ord_${order}`))
  for (let offset = 0; queues.some(queue => queue.length > 0); offset++) {
    const ready = queues.flatMap((queue, order) => (queue.length > 0 ? [order] : []))
    const order = ready[(picks[offset % picks.length] ?? 0) % ready.length]!
    desks[order] = foldEntry(desks[order]!, queues[order]!.shift()!, offset, world.benches[order]!.policy).desk
  }
  desks.forEach((desk, order) => {
    const { appliedOffset: _, ...live } = world.benches[order]!.desk
    expect(desk).toMatchObject(live)
  })
}
