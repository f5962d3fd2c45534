import { Alert, LifecycleEvent } from '@breach-alerts/contracts'
import { foldEntry, presentAlert, rowsOf, serialiseDesk } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, day, hour, iso, minute, start, told } from './builders.ts'

const noted = (n: number) => ({
  entryId: `ent_noted_${n}`,
  type: 'event.noted' as const,
  orderId: 'ord_1',
  at: iso(start + n * hour),
  by: 'service:breach-matcher',
  event: { source: 's', id: `n${n}`, type: 'em.violation', occurredAt: iso(start), receivedAt: iso(start) },
  what: 'BATTERY_FLAT',
})

const closed = () => {
  const bench = new Bench()
  bench.fold(breach(start))
  const { alertId } = bench
  bench.fold(ack(alertId, start + minute, 'GOING'))
  bench.fold(action(alertId, start + 2 * minute, 'ATTENDED', {}, { note: 'Seen leaving' }))
  bench.fold(action(alertId, start + 3 * minute, 'VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false }))
  bench.fold(closure(alertId, start + 4 * minute, '1'))
  return bench
}

describe('a suspected breach', () => {
  it('opens an alert, tells the owner and the control room, and sets a timer', () => {
    const bench = new Bench()
    const folded = bench.fold(breach(start))
    expect(folded.verdict).toBe('applied')
    expect(folded.lifecycle.map(({ eventType }) => eventType)).toEqual(['alert.raised'])
    expect(told(folded)).toEqual(['13:4471', '13 CONTROL_ROOM'])
    expect(bench.alert()).toMatchObject({
      state: 'RAISED',
      grade: 1,
      level: 'CERTAIN',
      assignedTo: null,
      conditionIds: ['c1'],
      raisedAt: iso(start),
    })
    expect(bench.alert().reference).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/u)
    expect(bench.timers.size).toBe(2)
  })

  it('is presented exactly in the shape of the contract', () => {
    const bench = closed()
    expect(Alert.safeParse(bench.alert(start + hour)).success).toBe(true)
    for (const event of bench.lifecycle) expect(LifecycleEvent.safeParse(event).success).toBe(true)
  })

  it('tells the control room where it is happening as well as the owner’s', () => {
    expect(told(new Bench().fold(breach(start, { responding: '06' })))).toEqual([
      '13:4471',
      '06 CONTROL_ROOM',
      '13 CONTROL_ROOM',
    ])
  })

  it('tells only the partners whose basis is in force on that day in London', () => {
    const partners = [
      { partnerId: 'prt_open', basis: 'MARAC' as const, until: null },
      { partnerId: 'prt_today', basis: 'MARAC' as const, until: '2026-06-30' },
      { partnerId: 'prt_past', basis: 'MARAC' as const, until: '2026-06-29' },
    ]
    // 23:30 UTC is already the next day in London in summer.
    const lateEvening = Date.parse('2026-06-29T23:30:00Z')
    expect(told(new Bench().fold(breach(lateEvening, { facts: { partners } })))).toEqual([
      '13:4471',
      '13 CONTROL_ROOM',
      'prt_open',
      'prt_today',
    ])
    expect(told(new Bench().fold(breach(lateEvening + day, { facts: { partners } })))).toEqual([
      '13:4471',
      '13 CONTROL_ROOM',
      'prt_open',
    ])
  })

  it.each([
    ['no officer', { officerId: null }, ['13:5120', '13 CONTROL_ROOM']],
    ['no officer and no deputy', { officerId: null, deputyId: null }, ['13 UNIT_SUPERVISOR', '13 CONTROL_ROOM']],
    [
      'no owner at all',
      { officerId: null, deputyId: null, forceCode: null },
      ['06 FORCE_INCIDENT_MANAGER', '06 CONTROL_ROOM'],
    ],
  ])('of an order with %s is flagged and passes the empty rungs at once', (_, facts, expected) => {
    const bench = new Bench()
    expect(told(bench.fold(breach(start, { facts, responding: 'forceCode' in facts ? '06' : null })))).toEqual(expected)
    expect(bench.alert().flags).toContain('NO_OWNER')
    expect(bench.alert().timeline.filter(({ type }) => type === 'rung.skipped')).not.toHaveLength(0)
  })

  it('of an order that no force owns, nowhere known, goes to the inbox of the control rooms', () => {
    const facts = { officerId: null, deputyId: null, forceCode: null }
    expect(told(new Bench().fold(breach(start, { facts, responding: null })))).toEqual(['- CONTROL_ROOM'])
  })

  it('joins the open alert, and pages nobody when it brings nothing new', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    const folded = bench.fold(breach(start + minute, { eventId: 'e2' }))
    expect(bench.desk.alerts).toHaveLength(1)
    expect(told(folded)).toEqual([])
    expect(bench.alert()).toMatchObject({ findingCount: 2 })
  })

  it.each([
    ['a further condition', { conditionId: 'c2', kind: 'NO_CONTACT_DIRECT' as const, level: 'POSSIBLE' as const }],
    ['a higher grade', { conditionId: 'c1', level: 'CERTAIN' as const }],
    ['a further person at risk', { conditionId: 'c1', level: 'POSSIBLE' as const, people: ['per_2'] }],
    ['a new start after a pause', { conditionId: 'c1', level: 'POSSIBLE' as const, occurredAt: start + 3 * hour }],
  ])('with %s tells the rung that has the alert again', (_, shape) => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE', people: ['per_1'] }))
    const folded = bench.fold(breach(start + minute, { eventId: 'e2', people: ['per_1'], ...shape }))
    expect(folded.lifecycle.map(({ eventType }) => eventType)).toEqual(['alert.updated'])
    expect(told(folded)).toEqual(['13:4471'])
  })

  it('with a further condition tells the officer who is going, and awaits an action again', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    bench.fold(ack(bench.alertId, start + minute, 'GOING', { by: '13:5120' }))
    bench.fold(action(bench.alertId, start + 2 * minute, 'ATTENDED'))
    const folded = bench.fold(
      breach(start + 10 * minute, { eventId: 'e2', conditionId: 'c2', kind: 'NO_CONTACT_DIRECT' }),
    )
    expect(told(folded)).toEqual(['13:5120'])
    expect(bench.next().dueAt).toBe(start + 25 * minute)
  })

  it('with a graver grade brings the next rung and the duties forward, never back', () => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE' }))
    expect(bench.next().dueAt).toBe(start + 5 * minute)
    bench.fold(breach(start + minute, { eventId: 'e2' }))
    expect(bench.alert().grade).toBe(1)
    expect(bench.timer('escalate')).toBe(start + 3 * minute)
    expect(bench.alert().duties[0]).toMatchObject({ duty: 'ACTED', dueAt: iso(start + minute + hour) })
  })

  it('that makes it grade 1 asks for a second person as one raised at grade 1 does, unless the supervisor knows', () => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE' }))
    expect(bench.timer('cover')).toBeNull()
    bench.fold(breach(start + minute, { eventId: 'e2' }))
    expect(bench.timer('cover')).toBe(start + 2 * minute)
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])

    const above = new Bench()
    above.fold(breach(start, { level: 'POSSIBLE', facts: { officerId: null, deputyId: null } }))
    above.fold(breach(start + minute, { eventId: 'e2', facts: { officerId: null, deputyId: null } }))
    expect(above.timer('cover')).toBeNull()

    const going = new Bench()
    going.fold(breach(start, { level: 'POSSIBLE' }))
    going.fold(ack(going.alertId, start, 'GOING'))
    going.fold(breach(start + minute, { eventId: 'e2' }))
    expect(going.timer('cover')).toBeNull()
  })

  it('in another force’s area tells that control room, once', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    expect(told(bench.fold(breach(start + minute, { eventId: 'e2', responding: '06' })))).toEqual(['06 CONTROL_ROOM'])
    expect(told(bench.fold(breach(start + 2 * minute, { eventId: 'e3', responding: '06' })))).toEqual([])
  })

  it('that is known by its finding changes nothing, open or closed', () => {
    for (const bench of [closed(), new Bench()]) {
      if (bench.desk.alerts.length === 0) bench.fold(breach(start))
      const before = bench.desk
      const folded = bench.fold({ ...breach(start + hour), entryId: 'ent_again' })
      expect(folded).toMatchObject({ verdict: 'duplicate', lifecycle: [], timers: { set: [], cancel: [] } })
      expect(bench.desk).toBe(before)
    }
  })

  it('whose event is now known better takes the place of its weaker self, and both are counted', () => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE', findingId: 'f_a' }))
    bench.fold(breach(start + minute, { level: 'CERTAIN', findingId: 'f_b', occurredAt: start }))
    expect(bench.alert().findings.map(({ findingId }) => findingId)).toEqual(['f_b'])
    expect(bench.alert()).toMatchObject({ findingCount: 2, level: 'CERTAIN' })
  })

  it('after closing opens a new alert, which knows of the first', () => {
    const bench = closed()
    const first = bench.alertId
    const folded = bench.fold(breach(start + hour, { eventId: 'e9' }))
    expect(folded.lifecycle.map(({ eventType }) => eventType)).toEqual(['alert.raised'])
    expect(bench.alertId).not.toBe(first)
    expect(bench.alert()).toMatchObject({ state: 'RAISED', repeats: 1 })
    expect(rowsOf(bench.desk).map(({ state }) => state)).toEqual(['CLOSED', 'RAISED'])
  })

  it('that comes back stronger after closing opens a new alert, once', () => {
    const bench = new Bench()
    bench.fold(breach(start, { level: 'POSSIBLE' }))
    const { alertId } = bench
    bench.fold(action(alertId, start + minute, 'ATTENDED', {}, { note: 'Nobody there' }))
    bench.fold(action(alertId, start + minute, 'VICTIM_DECISION', { decision: 'INFORM_LATER', reason: 'Asleep' }))
    bench.fold(closure(alertId, start + 2 * minute, '18'))
    bench.fold(breach(start + hour, { level: 'CERTAIN' }))
    expect(bench.desk.alerts.map(({ state }) => state)).toEqual(['CLOSED', 'RAISED'])
    expect(new Set(bench.desk.alerts.map(each => each.alertId)).size).toBe(2)
    expect(bench.fold({ ...breach(start + 2 * hour, { level: 'CERTAIN' }), entryId: 'again' }).verdict).toBe(
      'duplicate',
    )
  })

  it('that was counted away in a flood and comes back stronger is never dropped, and once only (I10)', () => {
    const bench = new Bench()
    for (let n = 0; n < 200; n++)
      bench.fold(breach(start + n * 1_000, { eventId: `e${n}`, level: 'POSSIBLE', kind: 'NO_ATTEND' }))
    const back = breach(start + 300_000, { eventId: 'e30', level: 'CERTAIN', kind: 'NO_ATTEND', occurredAt: start })
    expect(bench.alert().findings.map(({ event }) => event.id)).not.toContain('e30')
    expect(told(bench.fold(back))).toEqual(['13:4471'])
    expect(bench.alert()).toMatchObject({ level: 'CERTAIN', grade: 1, findingCount: 201 })
    expect(bench.fold({ ...back, entryId: 'ent_again' }).verdict).toBe('duplicate')
    expect(bench.fold({ ...breach(start, { eventId: 'e31', level: 'POSSIBLE' }), entryId: 'x' }).verdict).toBe(
      'duplicate',
    )
  })

  it('in a flood is one alert with a count: the record stays small, the first and the strongest stay in it', () => {
    const bench = new Bench()
    for (let n = 0; n < 1_000; n++)
      bench.fold(breach(start + n * 1_000, { eventId: `e${n}`, level: n === 500 ? 'CERTAIN' : 'PROBABLE' }))
    const alert = bench.alert()
    expect(alert.findingCount).toBe(1_000)
    expect(alert.findings.length).toBeLessThanOrEqual(60)
    expect(alert.findings.map(({ event }) => event.id)).toEqual(expect.arrayContaining(['e0', 'e500', 'e999']))
    expect(alert.timeline.length).toBeLessThan(40)
    expect(bench.lifecycle.length).toBeLessThan(80)
  })

  it('counts as a third breach in 30 days, which makes it grade 1', () => {
    const bench = new Bench()
    for (let n = 0; n < 3; n++) {
      bench.fold(breach(start + n * day, { eventId: `e${n}`, level: 'POSSIBLE' }))
      expect(bench.alert().grade).toBe(n < 2 ? 2 : 1)
      if (n === 2) break
      const { alertId } = bench
      const at = start + n * day + minute
      bench.fold(action(alertId, at, 'ATTENDED', {}, { note: 'x' }))
      bench.fold(action(alertId, at, 'VICTIM_DECISION', { decision: 'INFORM_LATER', reason: 'Asleep' }))
      bench.fold(closure(alertId, at, '18'))
    }
    expect(bench.alert().gradeReason).toContain('Third')
  })
})

describe('the journal of an order', () => {
  it('keeps what names an alert it does not have', () => {
    const bench = new Bench()
    expect(bench.fold(ack('alt_unknown', start, 'GOING')).verdict).toEqual({ refused: 'ALERT_UNKNOWN' })
    expect(bench.desk.strays).toMatchObject([{ type: 'acknowledged', alertId: 'alt_unknown' }])
  })

  it('refuses the entry of another order without touching the desk', () => {
    const bench = new Bench()
    const before = bench.desk
    expect(bench.fold({ ...breach(start), orderId: 'ord_2' }).verdict).toEqual({ refused: 'OTHER_ORDER' })
    expect(bench.desk).toBe(before)
  })

  it('joins what is worth knowing to the timeline of the open alert, and to no closed one', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    bench.fold(noted(1))
    expect(bench.alert().timeline.at(-1)).toMatchObject({ type: 'event.noted', what: 'BATTERY_FLAT' })
    const shut = closed()
    const lines = shut.alert().timeline.length
    expect(shut.fold(noted(2))).toMatchObject({ verdict: 'applied', lifecycle: [] })
    expect(shut.alert().timeline).toHaveLength(lines)
  })

  it('takes nothing from an offset that it has passed, known or not', () => {
    const bench = closed()
    const other = breach(start + hour, { eventId: 'e77' })
    for (const offset of [0, bench.desk.appliedOffset]) {
      const folded = foldEntry(bench.desk, other, offset, bench.policy)
      expect(folded).toMatchObject({ verdict: 'duplicate', lifecycle: [] })
      expect(folded.desk).toBe(bench.desk)
    }
  })

  it('read again from any offset gives the same bytes', () => {
    const bench = closed()
    const bytes = serialiseDesk(bench.desk)
    bench.entries.forEach((entry, offset) => {
      expect(foldEntry(bench.desk, entry, offset, bench.policy).verdict).toBe('duplicate')
    })
    expect(serialiseDesk(bench.desk)).toBe(bytes)
    expect(presentAlert(bench.desk, 'alt_none', start)).toBeNull()
  })
})
