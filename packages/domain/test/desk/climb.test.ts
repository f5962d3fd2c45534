import { defaultPolicy, parseTimerPayload, timersOf } from '../../src/desk/index.ts'
import type { DeskPolicy } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, due, hour, minute, notice, start, told } from './builders.ts'

const slow: DeskPolicy = { ...defaultPolicy, coverMs: { 1: null, 2: null, 3: null } }

describe('the climb of an unacknowledged alert', () => {
  it('goes owner, deputy, unit supervisor, force incident manager, and the last is told for ever', () => {
    const bench = new Bench(slow)
    const tells = [told(bench.fold(breach(start)))]
    for (let n = 0; n < 6; n++) tells.push(told(bench.tick()))
    expect(tells).toEqual([
      ['13:4471', '13 CONTROL_ROOM'],
      ['13:5120'],
      ['13 UNIT_SUPERVISOR'],
      ['13 FORCE_INCIDENT_MANAGER'],
      ['13 FORCE_INCIDENT_MANAGER'],
      ['13 FORCE_INCIDENT_MANAGER'],
      ['13 FORCE_INCIDENT_MANAGER'],
    ])
    expect(bench.timers.size).toBe(1)
  })

  it.each([
    ['grade 1', 'CERTAIN' as const, 'EXCLUSION_ZONE' as const, 2],
    ['grade 2', 'POSSIBLE' as const, 'EXCLUSION_ZONE' as const, 5],
    ['grade 3', 'PROBABLE' as const, 'NOTIFY' as const, 10],
  ])('gives each rung of %s its minutes', (_, level, kind, minutes) => {
    const bench = new Bench(slow)
    bench.fold(breach(start, { level, kind }))
    expect(bench.next().dueAt).toBe(start + minutes * minute)
    bench.tick()
    expect(bench.next().dueAt).toBe(start + 2 * minutes * minute)
  })

  it('can give each rung its own wait, the last one serving all above', () => {
    const bench = new Bench({ ...slow, waitsMs: { ...slow.waitsMs, 1: [2 * minute, 5 * minute] } })
    bench.fold(breach(start))
    const waits = [0, 1, 2, 3].map(() => {
      const before = bench.next().dueAt
      bench.tick()
      return bench.next().dueAt - before
    })
    expect(waits).toEqual([5, 5, 5, 5].map(n => n * minute))
  })

  it('passes a rung with nobody on it at once, and writes it down', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start, { facts: { deputyId: null } }))
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
    expect(bench.alert().timeline).toContainEqual(
      expect.objectContaining({ type: 'rung.skipped', name: 'DEPUTY', reason: 'NOBODY' }),
    )
  })

  it('does not tell the owner twice when they are their own deputy', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start, { facts: { deputyId: '13:4471' } }))
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
  })

  it('of grade 1 tells the supervisor after 60 s of the owner’s silence, and the owner keeps the alert', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    expect(bench.next().dueAt).toBe(start + minute)
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
    expect(bench.alert().rung).toEqual({ index: 0, name: 'OWNER' })
    bench.fold(ack(bench.alertId, start + 90_000, 'GOING'))
    expect(bench.alert()).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:4471' })
  })

  it.each(['NOBODY' as const, 'FAILED' as const])(
    'goes on at once when the rung’s person cannot be told (%s)',
    state => {
      const bench = new Bench(slow)
      bench.fold(breach(start))
      const folded = bench.fold(notice(bench.alertId, start + 1_000, 'officer:13:4471', state))
      expect(told(folded)).toEqual(['13:5120'])
      expect(told(bench.fold(notice(bench.alertId, start + 2_000, 'officer:13:4471', state)))).toEqual([])
    },
  )

  it('does not run in circles when the last rung cannot be told either', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start, { facts: { officerId: null, deputyId: null } }))
    expect(told(bench.fold(notice(bench.alertId, start, 'force:13/UNIT_SUPERVISOR', 'NOBODY')))).toEqual([
      '13 FORCE_INCIDENT_MANAGER',
    ])
    expect(told(bench.fold(notice(bench.alertId, start, 'force:13/FORCE_INCIDENT_MANAGER', 'NOBODY')))).toEqual([])
    expect(bench.timers.size).toBe(1)
  })

  it('takes no notice of a timer that was stopped, moved, repeated or never set', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start))
    const timer = bench.next()
    bench.fold(notice(bench.alertId, start, 'officer:13:4471', 'NOBODY'))
    const before = bench.desk
    for (const entry of [
      due(bench.alertId, timer),
      due(bench.alertId, { ...bench.next(), dueAt: bench.next().dueAt - 1 }),
      due(bench.alertId, { timerId: 'tmr_none', dueAt: start }),
      due('alt_none', bench.next()),
    ])
      expect(bench.fold(entry).verdict).toEqual({ refused: 'STALE_TIMER' })
    expect(bench.desk).toBe(before)
  })

  it('says in each timer what the clock needs to write its entry', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start))
    expect(parseTimerPayload(bench.next().payload)).toEqual({
      orderId: 'ord_1',
      alertId: bench.alertId,
      kind: 'escalate',
    })
    expect(parseTimerPayload('{')).toBeNull()
    expect(timersOf(bench.desk)).toEqual([...bench.timers.values()])
  })
})

const raised = () => {
  const bench = new Bench(slow)
  bench.fold(breach(start))
  return bench
}

describe('an acknowledgement', () => {
  it('GOING stops the climb, assigns, and asks for a first action by a time', () => {
    const bench = raised()
    const folded = bench.fold(ack(bench.alertId, start + minute, 'GOING'))
    expect(folded.lifecycle.map(({ eventType }) => eventType)).toEqual(['alert.acknowledged'])
    expect(told(folded)).toEqual(['13:4471', '13 CONTROL_ROOM'])
    expect(bench.alert()).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:4471' })
    expect([...bench.timers.values()].map(({ dueAt }) => dueAt)).toEqual([start + 16 * minute])
  })

  it('GOING from the control room assigns the officer it names and tells them', () => {
    const bench = raised()
    expect(told(bench.fold(ack(bench.alertId, start, 'GOING', { by: 'control', onBehalfOf: '13:9001' })))).toEqual([
      '13:9001',
      '13:4471',
      '13 CONTROL_ROOM',
    ])
    expect(bench.alert().assignedTo).toBe('13:9001')
  })

  it('SEEN is noted and stops nothing', () => {
    const bench = raised()
    const before = bench.next()
    expect(told(bench.fold(ack(bench.alertId, start, 'SEEN')))).toEqual([])
    expect(bench.alert()).toMatchObject({ state: 'RAISED', assignedTo: null, acknowledgements: [{ response: 'SEEN' }] })
    expect(bench.next()).toEqual(before)
  })

  it('NOT_ME tells the next rung at once and assigns nobody', () => {
    const bench = raised()
    expect(told(bench.fold(ack(bench.alertId, start + 1_000, 'NOT_ME')))).toEqual(['13:5120'])
    expect(bench.alert()).toMatchObject({ state: 'RAISED', assignedTo: null })
    expect(bench.next().dueAt).toBe(start + 1_000 + 2 * minute)
    expect(bench.timers.size).toBe(1)
  })

  it('NOT_ME from somebody the climb has passed, or said twice, climbs no further', () => {
    const bench = raised()
    bench.tick()
    expect(told(bench.fold(ack(bench.alertId, start + 3 * minute, 'NOT_ME')))).toEqual([])
    expect(told(bench.fold(ack(bench.alertId, start + 3 * minute, 'NOT_ME', { by: '13:5120' })))).toEqual([
      '13 UNIT_SUPERVISOR',
    ])
    expect(told(bench.fold(ack(bench.alertId, start + 4 * minute, 'NOT_ME', { by: '13:5120' })))).toEqual([])
  })

  it('NOT_ME from the officer who was going gives the alert back, and the climb goes on', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING'))
    expect(told(bench.fold(ack(bench.alertId, start + minute, 'NOT_ME')))).toEqual(['13:5120'])
    expect(bench.alert()).toMatchObject({ state: 'RAISED', assignedTo: null })
    expect(bench.timers.size).toBe(1)
  })

  it('NOT_ME after acting passes the alert on too: what was done stays done, and the climb runs until somebody goes', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING'))
    bench.fold(action(bench.alertId, start + minute, 'ATTENDED'))
    const passed = bench.fold(ack(bench.alertId, start + 2 * minute, 'NOT_ME'))
    expect(told(passed)).toEqual(['13:5120'])
    expect(passed.lifecycle).toMatchObject([{ actionAsked: 'ACKNOWLEDGE' }])
    expect(bench.alert()).toMatchObject({ state: 'ACTED', assignedTo: null, isClimbing: true })
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
    bench.fold(ack(bench.alertId, start + 5 * minute, 'GOING', { by: '13:9001' }))
    expect(bench.alert()).toMatchObject({ state: 'ACTED', assignedTo: '13:9001', isClimbing: false })
    expect(bench.timer('escalate')).toBeNull()
    expect(bench.timer('first-action')).toBe(start + 20 * minute)
  })

  it('NOT_ME from the deputy while the owner is told takes none of the owner’s time, and the deputy is not asked again', () => {
    const bench = raised()
    const before = bench.next()
    expect(told(bench.fold(ack(bench.alertId, start, 'NOT_ME', { by: '13:5120' })))).toEqual([])
    expect(bench.next()).toEqual(before)
    expect(bench.alert().rung).toMatchObject({ name: 'OWNER' })
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
    expect(bench.alert().timeline).toContainEqual(
      expect.objectContaining({ type: 'rung.skipped', name: 'DEPUTY', reason: 'DECLINED' }),
    )
  })

  it('NOT_ME of a bystander climbs past nobody; of whoever sits at the desk that is told it does', () => {
    const bench = raised()
    expect(told(bench.fold(ack(bench.alertId, start, 'NOT_ME', { by: '13:9999' })))).toEqual([])
    bench.tick()
    bench.tick()
    expect(bench.alert().rung).toMatchObject({ name: 'UNIT_SUPERVISOR' })
    expect(told(bench.fold(ack(bench.alertId, start + hour, 'NOT_ME', { by: 'supervisor' })))).toEqual([
      '13 FORCE_INCIDENT_MANAGER',
    ])
  })

  it('NOT_ME is forgotten by a later GOING of the same person', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'NOT_ME', { by: '13:5120' }))
    bench.fold(ack(bench.alertId, start + 1, 'GOING', { by: '13:5120' }))
    expect(told(bench.fold(ack(bench.alertId, start + 2, 'NOT_ME', { by: '13:5120' })))).toEqual(['13 UNIT_SUPERVISOR'])
  })

  it('NOT_ME from anybody else while somebody is going changes nothing', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING'))
    expect(told(bench.fold(ack(bench.alertId, start + minute, 'NOT_ME', { by: '13:5120' })))).toEqual([])
    expect(bench.alert().state).toBe('ACKNOWLEDGED')
  })

  it('keeps its first answer: the same ackId again changes nothing, whatever it now says', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING', { ackId: 'a1' }))
    const before = bench.desk
    const again = { ...ack(bench.alertId, start + minute, 'NOT_ME', { ackId: 'a1' }), entryId: 'ent_other' }
    expect(bench.fold(again).verdict).toBe('duplicate')
    expect(bench.desk).toBe(before)
  })

  it('of two officers at once: both are on the record, the later GOING has the alert', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING'))
    bench.fold(ack(bench.alertId, start + 1_000, 'GOING', { by: '13:5120' }))
    expect(bench.alert()).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:5120' })
    expect(bench.alert().acknowledgements.map(({ by }) => by)).toEqual(['13:4471', '13:5120'])
  })

  it('in the log before a timer that was already due wins: nobody is told again', () => {
    const bench = raised()
    const timer = bench.next()
    bench.fold(ack(bench.alertId, timer.dueAt + 1, 'GOING'))
    expect(bench.fold(due(bench.alertId, timer, timer.dueAt + 2))).toMatchObject({
      lifecycle: [],
      verdict: { refused: 'STALE_TIMER' },
    })
  })
})
