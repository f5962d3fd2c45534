import { type EntryOf, JournalEntry, Order, TaskEvent } from '@breach-alerts/contracts'
import { parseDesk, presentAlert, promptsFor, rowsOf, serialiseDesk, tasksOf } from '../../src/desk/index.ts'
import { briefOf } from '../../src/orders/order-brief.ts'
import { action, Bench, breach, day, factsOf, iso, notice, start, told } from './builders.ts'

const endsAt = iso(start + 10 * day)
type Change = Parameters<typeof Order.parse>[0]

const order = (change: Change = {}): Order =>
  Order.parse({
    orderId: 'ord_1',
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', unit: 'MOSOVO Leeds', officerId: '13:4471', deputyId: '13:5120' },
    respondent: { names: [] },
    versions: [version(1)],
    ...(change as object),
  })
const version = (number: number, change: object = {}) => ({
  version: number,
  validFrom: '2026-01-01',
  validTo: endsAt,
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-01-01T00:00:00Z' }],
  conditions: [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE' }],
  ...change,
})

const common = (at: number, entryId: string) => ({
  entryId,
  orderId: 'ord_1',
  at: iso(at),
  by: 'service:escalation-clock',
})
const changed = (at: number, to: Order): EntryOf<'order.changed'> => ({
  ...common(at, `ent_changed_${at}`),
  type: 'order.changed',
  order: briefOf(to, at),
})
const ending = (at: number, daysLeft: number, of = order()): EntryOf<'order.ending'> => ({
  ...common(at, `ent_ending_${daysLeft}`),
  type: 'order.ending',
  daysLeft,
  endsAt,
  order: briefOf(of, at),
})
const ended = (at: number): EntryOf<'order.ended'> => ({
  ...common(at, 'ent_ended'),
  type: 'order.ended',
  endedAt: endsAt,
  order: briefOf(order(), at),
})
const decided = (at: number, taskId: string, decisionId = 'd1', note = 'Applied today'): EntryOf<'order.decided'> => ({
  ...common(at, `ent_${decisionId}`),
  by: '13:4471',
  type: 'order.decided',
  taskId,
  decisionId,
  decision: 'NEW_ORDER_SOUGHT',
  note,
})
const withAlert = (shape: Parameters<typeof breach>[1] = {}) => {
  const bench = new Bench()
  bench.fold(breach(start, shape))
  return bench
}
const lineOf = (bench: Bench, type: string) => bench.alert().timeline.find(item => item.type === type)

describe('an order that ends', () => {
  it('is one task that is asked again as the end comes near, though no alert is open', () => {
    const bench = new Bench()
    bench.fold(ending(start, 14))
    bench.fold(ending(start + 7 * day, 3))
    expect(tasksOf(bench.desk)).toMatchObject([
      { kind: 'ORDER_ENDING', state: 'OPEN', endsAt, asked: [{ daysLeft: 14 }, { daysLeft: 3 }], answer: null },
    ])
    expect(rowsOf(bench.desk)).toMatchObject([
      { kind: 'TASK', state: 'OPEN', forceCode: '13', raisedAt: Date.parse(endsAt) },
    ])
    expect(bench.lifecycle).toEqual([])
    expect(bench.timers.size).toBe(0)
  })

  it('is told to its owner and their unit each time it is asked, once, and not when somebody has answered', () => {
    const bench = new Bench()
    const owners = ['13:4471', '13 UNIT_SUPERVISOR']
    expect(told(bench.fold(ending(start, 14)))).toEqual(owners)
    expect(told(bench.fold(ending(start, 14)))).toEqual([])
    expect(told(bench.fold(ending(start + 7 * day, 7)))).toEqual(owners)
    expect(bench.tasks).toMatchObject([{ daysLeft: 14 }, { daysLeft: 7 }])
    expect(new Set(bench.tasks.map(({ lifecycleId }) => lifecycleId)).size).toBe(2)
    bench.fold(decided(start + 8 * day, bench.tasks[0]!.taskId))
    expect(told(bench.fold(ending(start + 11 * day, 3)))).toEqual([])
    for (const task of bench.tasks) expect(TaskEvent.safeParse(task).success).toBe(true)
  })

  it.each([
    ['nobody in particular of a force', { forceCode: '13', unit: 'MOSOVO Leeds' }, ['13 UNIT_SUPERVISOR']],
    ['nobody at all', undefined, ['- CONTROL_ROOM']],
  ])('is told to whoever there is, where it is owned by %s', (_what, owner, people) => {
    expect(told(new Bench().fold(ending(start, 14, order({ owner }))))).toEqual(people)
  })

  it('keeps what became of each notice, and takes it for none of an alert', () => {
    const bench = new Bench()
    bench.fold(ending(start, 14))
    const { taskId } = bench.tasks[0]!
    bench.fold(notice(taskId, start, 'officer:13:4471', 'FAILED', 'ntc_1'))
    bench.fold(notice(taskId, start + 1, 'officer:13:4471', 'SENT', 'ntc_1'))
    const again = bench.fold(notice(taskId, start + 1, 'officer:13:4471', 'SENT', 'ntc_1'))
    expect(again.verdict).toBe('duplicate')
    expect(tasksOf(bench.desk)[0]?.notices).toMatchObject([{ to: 'officer:13:4471', state: 'SENT' }])
    expect(bench.desk.strays).toEqual([])
    bench.fold(notice('tsk_none', start, 'officer:13:4471', 'SENT'))
    expect(bench.desk.strays).toHaveLength(1)
  })

  it('stands in the timeline of the open alert and asks its prompt, though the register does not answer', () => {
    const bench = withAlert()
    bench.fold(ending(start, 14))
    expect(lineOf(bench, 'order.ending')).toMatchObject({ daysLeft: 14, endsAt, by: 'service:escalation-clock' })
    const asked = promptsFor(bench.alert(), { now: start, orderVersion: null, endsAt: null, isManaged: false })
    expect(asked.map(({ code }) => code)).toContain('ORDER_ENDING')
  })

  it('is answered by a decision, once; a second decision corrects the first and both are kept', () => {
    const bench = new Bench()
    bench.fold(ending(start, 14))
    const taskId = tasksOf(bench.desk)[0]?.taskId ?? ''
    bench.fold(decided(start + 1, taskId))
    expect(bench.fold({ ...decided(start + 2, taskId), entryId: 'ent_again' }).verdict).toBe('duplicate')
    bench.fold(decided(start + 3, taskId, 'd2', 'Another application'))
    expect(tasksOf(bench.desk)).toMatchObject([
      { state: 'DONE', answer: { note: 'Another application', by: '13:4471' }, decisions: [{}, {}] },
    ])
  })

  it('is answered by seeking an order under the open alert', () => {
    const bench = withAlert()
    bench.fold(ending(start, 14))
    bench.fold(action(bench.alertId, start + 1, 'NEW_ORDER_SOUGHT', {}, { note: 'Hearing on Friday' }))
    expect(tasksOf(bench.desk)).toMatchObject([
      { state: 'DONE', answer: { decision: 'NEW_ORDER_SOUGHT', by: '13:4471' } },
    ])
  })

  it('is overtaken when the order is extended, and asked as another task at the new end', () => {
    const bench = new Bench()
    bench.fold(ending(start, 14))
    const extended = order({ versions: [version(1), version(2, { validTo: iso(start + 100 * day) })] })
    bench.fold(changed(start + day, extended))
    expect(tasksOf(bench.desk)).toMatchObject([{ state: 'DONE', answer: null, overtakenAt: iso(start + day) }])
  })

  it('stays open when the order has ended unanswered', () => {
    const bench = new Bench()
    bench.fold(ending(start, 14))
    bench.fold(changed(Date.parse(endsAt), order()))
    expect(tasksOf(bench.desk)).toMatchObject([{ state: 'OPEN', overtakenAt: null }])
  })

  it('refuses news of a version that has been replaced', () => {
    const bench = withAlert()
    bench.fold(changed(start + 1, order({ versions: [version(1), version(2)] })))
    expect(bench.fold(ending(start + 2, 14)).verdict).toEqual({ refused: 'STALE_ORDER' })
    expect(tasksOf(bench.desk)).toEqual([])
  })

  it('keeps a decision on a task that nobody knows', () => {
    const bench = new Bench()
    expect(bench.fold(decided(start, 'tsk_unknown')).verdict).toEqual({ refused: 'TASK_UNKNOWN' })
    expect(bench.desk.strays).toMatchObject([{ type: 'order.decided', alertId: 'tsk_unknown' }])
  })

  it('asks what protects a person after it has ended', () => {
    const bench = withAlert()
    bench.fold(ended(Date.parse(endsAt)))
    expect(tasksOf(bench.desk)).toMatchObject([{ kind: 'NO_ORDER_IN_PLACE', state: 'OPEN' }])
    const asked = promptsFor(bench.alert(), { now: start, orderVersion: null, endsAt: null, isManaged: false })
    expect(asked.map(({ code }) => code)).toContain('NO_ORDER_IN_PLACE')
  })
})

describe('an order that changes while an alert is open', () => {
  it('gives the alert its new owner and tells them, once', () => {
    const bench = withAlert()
    const handedOver = order({ owner: { forceCode: '13', officerId: '13:9001' } })
    expect(told(bench.fold(changed(start + 1, handedOver)))).toEqual(['13:9001'])
    expect(bench.alert()).toMatchObject({ ownerId: '13:9001', deputyId: null, unit: null })
    expect(lineOf(bench, 'order.changed')).toMatchObject({ version: 1, changes: ['OWNER'] })
    expect(told(bench.fold(changed(start + 2, handedOver)))).toEqual([])
  })

  it('tells a partner who joined the order, and holds the duty open for them', () => {
    const bench = withAlert()
    const joined = order({ partners: [{ partnerId: 'prt_new', basis: 'MARAC' }] })
    expect(told(bench.fold(changed(start + 1, joined)))).toEqual(['prt_new'])
    expect(bench.alert(start + 1).duties.find(({ duty }) => duty === 'PARTNERS_TOLD')?.state).toBe('OPEN')
  })

  it('knows that the order was served, when the proof comes after the alert', () => {
    const bench = withAlert({ facts: { knowledge: [] }, flags: ['NOT_PROVEN_SERVED'] })
    expect(bench.alert().flags).toContain('NOT_PROVEN_SERVED')
    bench.fold(changed(start + 1, order({ versions: [version(1, { knowledge: [] }), version(2)] })))
    expect(bench.alert().flags).not.toContain('NOT_PROVEN_SERVED')
    expect(lineOf(bench, 'order.changed')).toMatchObject({ changes: ['SERVICE', 'TERMS'] })
  })

  it('does not count service of a version that came into force after the breach', () => {
    const bench = withAlert({ facts: { knowledge: [] }, flags: ['NOT_PROVEN_SERVED'] })
    const later = version(2, { validFrom: iso(start + 1) })
    bench.fold(changed(start + 2, order({ versions: [version(1, { knowledge: [] }), later] })))
    expect(bench.alert().flags).toContain('NOT_PROVEN_SERVED')
  })

  it('asks to read the new terms', () => {
    const bench = withAlert()
    bench.fold(changed(start + 1, order({ versions: [version(1), version(2)] })))
    const asked = promptsFor(bench.alert(), { now: start, orderVersion: null, endsAt: null, isManaged: false })
    expect(asked.map(({ code }) => code)).toContain('ORDER_VARIED')
  })

  it('changes nothing on what was suspected, and nothing on an alert that is closed', () => {
    const bench = withAlert()
    bench.fold(changed(start + 1, order({ versions: [version(1), version(2)] })))
    expect(bench.alert()).toMatchObject({ orderVersion: 1, findingCount: 1, grade: bench.alert().grade })
    const none = new Bench()
    none.fold(changed(start, order()))
    expect(none.desk.alerts).toEqual([])
  })

  it('goes through twice, out of a stored document, and in any mix with evidence to the same bytes', () => {
    const entries = [
      breach(start),
      ending(start, 14),
      changed(start + 1, order({ owner: undefined })),
      breach(start + 2, { eventId: 'e2' }),
    ]
    const once = new Bench()
    entries.forEach(entry => once.fold(entry))
    const twice = new Bench()
    for (const entry of entries) {
      twice.fold(JournalEntry.parse(JSON.parse(JSON.stringify(entry))))
      twice.desk = parseDesk(serialiseDesk(twice.desk))
      twice.offset -= 1
      expect(twice.fold(entry).verdict).toBe('duplicate')
    }
    expect(serialiseDesk(twice.desk)).toBe(serialiseDesk(once.desk))
    expect(presentAlert(once.desk, once.alertId, start)).toMatchObject({ ownerId: factsOf().officerId })
  })
})
