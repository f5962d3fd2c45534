import { ackIn, actionIn, closureIn } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, hour, iso, minute, notice, start, told } from './builders.ts'

const partners = [
  { partnerId: 'prt_1', basis: 'MARAC' as const, until: null },
  { partnerId: 'prt_2', basis: 'CJA2003_S325' as const, until: null },
]
const open = (bench: Bench, at = start + hour) =>
  bench
    .alert(at)
    .duties.filter(({ state }) => state === 'OPEN')
    .map(({ duty }) => duty)

const raised = (shape = {}) => {
  const bench = new Bench()
  bench.fold(breach(start, shape))
  return bench
}
const does = (bench: Bench, code: string, fields = {}, more = {}) =>
  bench.fold(action(bench.alertId, start + bench.offset * minute, code, fields, more))

describe('the duty to act', () => {
  it.each([
    'ATTENDED',
    'ARREST_ATTEMPTED',
    'NOT_LOCATED',
    'CIRCULATED_WANTED',
    'VOLUNTARY_INTERVIEW',
    'SEARCH',
    'ORDER_SERVED_NOW',
    'ARRESTED',
  ])('is met by %s, which makes the alert ACTED and stops the climb', code => {
    const bench = raised()
    const folded = does(bench, code, { power: 'CSA2010_S28', place: 'x' })
    expect(folded.lifecycle.map(({ eventType }) => eventType)).toEqual(['alert.acted'])
    expect(open(bench)).not.toContain('ACTED')
    expect(bench.alert()).toMatchObject({ state: 'ACTED', assignedTo: '13:4471' })
    expect(bench.timers.size).toBe(1)
  })

  it.each(['EVIDENCE_SECURED', 'PARTNER_INFORMED', 'CHARGED', 'DARA', 'NO_ACTION'])('is not met by %s', code => {
    const bench = raised()
    does(bench, code)
    expect(open(bench)).toContain('ACTED')
    expect(bench.alert().state).toBe('RAISED')
  })

  it('is met by no action that a supervisor then agrees with, in that order only', () => {
    const bench = raised()
    does(bench, 'SUPERVISOR_REVIEW', { view: 'AGREED' }, { roles: ['supervisor'] })
    does(bench, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'Same call' })
    expect(open(bench)).toContain('ACTED')
    does(bench, 'SUPERVISOR_REVIEW', { view: 'RETURNED' }, { roles: ['supervisor'] })
    does(bench, 'SUPERVISOR_REVIEW', { view: 'AGREED' }, { roles: ['officer'] })
    expect(open(bench)).toContain('ACTED')
    does(bench, 'SUPERVISOR_REVIEW', { view: 'AGREED' }, { roles: ['supervisor'], by: 'supervisor' })
    expect(open(bench)).not.toContain('ACTED')
  })

  it('is open again when a supervisor returns what was agreed, until one agrees again', () => {
    const bench = raised()
    const reviews = (view: string) => does(bench, 'SUPERVISOR_REVIEW', { view }, { roles: ['supervisor'], by: '13:7' })
    does(bench, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'Same call' })
    reviews('AGREED')
    reviews('ESCALATED')
    expect(open(bench)).not.toContain('ACTED')
    reviews('RETURNED')
    expect(open(bench)).toContain('ACTED')
    reviews('AGREED')
    expect(open(bench)).not.toContain('ACTED')
  })

  it('is not met by somebody who agrees with their own decision: it is kept, flagged', () => {
    const bench = raised()
    const both = { roles: ['officer', 'supervisor'], by: '13:7' }
    does(bench, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { ...both, note: 'Same call' })
    does(bench, 'SUPERVISOR_REVIEW', { view: 'AGREED' }, { ...both, actionId: 'act_own' })
    expect(open(bench)).toContain('ACTED')
    expect(actionIn(bench.desk, 'act_own')).toMatchObject({ problems: ['/view'] })
    does(bench, 'SUPERVISOR_REVIEW', { view: 'AGREED', corrects: 'act_own' }, { roles: ['supervisor'], by: '13:8' })
    expect(open(bench)).toEqual(['VICTIM_DECISION'])
  })

  it('asks the supervisor to look at no action, and gives a returned one back', () => {
    const bench = raised()
    expect(told(does(bench, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'x' }))).toEqual(['13 UNIT_SUPERVISOR'])
    expect(told(does(bench, 'SUPERVISOR_REVIEW', { view: 'RETURNED' }, { roles: ['supervisor'] }))).toEqual(['13:4471'])
    expect(told(does(bench, 'DECISION_CHALLENGED', { question: 'Why?' }))).toEqual(['13 UNIT_SUPERVISOR'])
  })
})

describe('the duty to tell partners', () => {
  it('is met when there is none with a basis in force', () => {
    expect(open(raised())).not.toContain('PARTNERS_TOLD')
    expect(
      open(raised({ facts: { partners: [{ partnerId: 'prt_1', basis: 'MARAC', until: '2026-11-21' }] } })),
    ).not.toContain('PARTNERS_TOLD')
  })

  it('is met when every one has a notice that left or was told by a person', () => {
    const bench = raised({ facts: { partners } })
    bench.fold(notice(bench.alertId, start, 'partner:prt_1', 'SENT'))
    expect(open(bench)).toContain('PARTNERS_TOLD')
    does(bench, 'PARTNER_INFORMED', { partnerId: 'prt_2', channel: 'PHONE' })
    expect(open(bench)).not.toContain('PARTNERS_TOLD')
  })

  it.each(['FAILED' as const, 'WITHHELD' as const, 'NOBODY' as const])('is not met by a notice %s', state => {
    const bench = raised({ facts: { partners } })
    bench.fold(notice(bench.alertId, start, 'partner:prt_1', state))
    bench.fold(notice(bench.alertId, start, 'partner:prt_2', 'SENT'))
    expect(open(bench)).toContain('PARTNERS_TOLD')
  })

  it('stays met by a notice that was read, whatever comes after', () => {
    const bench = raised({ facts: { partners: partners.slice(0, 1) } })
    for (const [n, state] of (['SENT', 'READ', 'FAILED'] as const).entries())
      bench.fold(notice(bench.alertId, start + n, 'partner:prt_1', state))
    expect(bench.alert().notices).toMatchObject([{ state: 'READ' }])
    expect(open(bench)).not.toContain('PARTNERS_TOLD')
  })
})

describe('the decision about the victim', () => {
  it.each([
    ['VICTIM_INFORMED', { right: 6, method: 'PHONE' }, true],
    ['VICTIM_DECISION', { decision: 'UNSAFE_TO_CONTACT', reason: 'x' }, true],
    ['VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false }, true],
    ['VICTIM_SAFETY_CHECK', { reached: false }, false],
    ['VICTIM_VIEW_RECORDED', { view: 'x' }, false],
    ['SAFETY_PLAN', {}, false],
  ])('%s %j: met is %s', (code, fields, isMet) => {
    const bench = raised()
    does(bench, code, fields)
    expect(open(bench).includes('VICTIM_DECISION')).toBe(!isMet)
  })
})

describe('the record', () => {
  it('is complete when every action has its fields and one says in words what was done', () => {
    const bench = raised()
    expect(open(bench)).toContain('RECORD_COMPLETE')
    does(bench, 'ATTENDED')
    expect(open(bench)).toContain('RECORD_COMPLETE')
    does(bench, 'SEARCH', {}, { note: 'Garden and outbuildings' })
    expect(open(bench)).not.toContain('RECORD_COMPLETE')
    does(bench, 'ARRESTED', { power: 'PACE_S24', place: 'x' }, { actionId: 'act_bad' })
    expect(open(bench)).toContain('RECORD_COMPLETE')
    expect(bench.alert().timeline.at(-1)).toMatchObject({ problems: ['/necessityReason'] })
  })

  it('is mended by a further action that corrects the faulty one, which stays', () => {
    const bench = raised()
    does(bench, 'ARRESTED', { power: 'PACE_S24', place: 'x' }, { actionId: 'act_bad', note: 'n' })
    does(bench, 'ARRESTED', { power: 'PACE_S24', place: 'x', necessityReason: 'y', corrects: 'act_bad' }, { note: 'n' })
    expect(open(bench)).not.toContain('RECORD_COMPLETE')
    expect(bench.alert().actions).toHaveLength(2)
  })

  it('keeps a code that only a newer version knows, flagged, and is not held up by it', () => {
    const bench = raised()
    does(bench, 'DRONE_SENT', { height: 50 }, { note: 'n' })
    expect(bench.alert().actions).toMatchObject([{ code: 'DRONE_SENT', fields: { height: 50 }, problems: ['/code'] }])
    expect(open(bench)).not.toContain('RECORD_COMPLETE')
  })

  it('keeps an action dated outside its bounds, flagged', () => {
    const bench = raised()
    does(bench, 'ATTENDED', {}, { doneAt: start - 25 * hour, note: 'n' })
    expect(bench.alert().actions).toMatchObject([{ problems: ['/doneAt'] }])
  })

  it('keeps the first wording of an actionId', () => {
    const bench = raised()
    does(bench, 'ATTENDED', {}, { actionId: 'a1', note: 'first' })
    const again = { ...action(bench.alertId, start, 'SEARCH', {}, { actionId: 'a1' }), entryId: 'ent_other' }
    expect(bench.fold(again).verdict).toBe('duplicate')
    expect(actionIn(bench.desk, 'a1')).toMatchObject({ alertId: bench.alertId, code: 'ATTENDED', note: 'first' })
    expect(actionIn(bench.desk, 'a2')).toBeNull()
  })
})

const complete = (bench: Bench) => {
  does(bench, 'ATTENDED', {}, { note: 'n' })
  does(bench, 'VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false })
}

describe('closing', () => {
  it('is refused while a duty is open, in the timeline, with the list', () => {
    const bench = raised()
    const folded = bench.fold(closure(bench.alertId, start + hour, '1', { closureId: 'c1' }))
    expect(folded).toMatchObject({ verdict: { refused: 'DUTIES_OUTSTANDING' }, lifecycle: [] })
    expect(bench.alert().timeline.at(-1)).toMatchObject({
      refused: 'DUTIES_OUTSTANDING',
      duties: ['ACTED', 'VICTIM_DECISION', 'RECORD_COMPLETE'],
    })
    expect(bench.alert().state).toBe('RAISED')
    expect(closureIn(bench.desk, 'c1')).toMatchObject({ refused: 'DUTIES_OUTSTANDING' })
  })

  it('ends the alert and its timers, and tells those who were told', () => {
    const bench = raised()
    complete(bench)
    const folded = bench.fold(closure(bench.alertId, start + hour, '1', { closureId: 'c1' }))
    expect(folded.lifecycle.map(({ eventType, state }) => [eventType, state])).toEqual([['alert.closed', 'CLOSED']])
    expect(told(folded)).toEqual(['13:4471', '13 CONTROL_ROOM'])
    expect(bench.timers.size).toBe(0)
    expect(closureIn(bench.desk, 'c1')).toMatchObject({ refused: null, outcome: '1' })
  })

  it.each([
    ['FINED', 'Charged', 'OUTCOME_NOT_ALLOWED'],
    ['NO_ACTION', 'Charged', 'OUTCOME_NOT_ALLOWED'],
    ['1', ' ', 'REASON_MISSING'],
  ])('with outcome %s and reason %j is refused as %s', (outcome, reason, refused) => {
    const bench = raised()
    complete(bench)
    expect(bench.fold(closure(bench.alertId, start + hour, outcome, { reason })).verdict).toEqual({ refused })
  })

  it('by somebody without the role is refused and kept; an entry that does not say was checked at the door', () => {
    const bench = raised()
    complete(bench)
    const asks = (closureId: string, roles: string[]) =>
      bench.fold({ ...closure(bench.alertId, start + hour, '1', { closureId }), roles }).verdict
    expect(asks('c1', ['control'])).toEqual({ refused: 'ROLE_MISSING' })
    expect(bench.alert().timeline.at(-1)).toMatchObject({ type: 'closure.asked', refused: 'ROLE_MISSING' })
    expect(asks('c2', ['control', 'supervisor'])).toBe('applied')
  })

  it('twice keeps the first; acknowledgements after it are refused and kept, actions kept', () => {
    const bench = raised()
    complete(bench)
    bench.fold(closure(bench.alertId, start + hour, '1', { closureId: 'c1' }))
    expect(
      bench.fold({ ...closure(bench.alertId, start + hour, '2', { closureId: 'c1' }), entryId: 'x' }).verdict,
    ).toBe('duplicate')
    expect(bench.fold(closure(bench.alertId, start + hour, '2', { closureId: 'c2' })).verdict).toEqual({
      refused: 'ALREADY_CLOSED',
    })
    expect(bench.fold(ack(bench.alertId, start + hour, 'GOING', { ackId: 'a9' })).verdict).toEqual({
      refused: 'ALERT_CLOSED',
    })
    expect(ackIn(bench.desk, 'a9')).toMatchObject({ refused: 'ALERT_CLOSED', alertId: bench.alertId })
    expect(ackIn(bench.desk, 'a9', 'alt_other')).toBeNull()
    expect(does(bench, 'CHARGED').verdict).toBe('applied')
    expect(bench.alert()).toMatchObject({ state: 'CLOSED' })
    expect(bench.alert().timeline.at(-1)).toMatchObject({ afterClosing: true })
    expect(bench.timers.size).toBe(0)
  })
})

describe('the clocks of the duties', () => {
  it('are set by the grade from the moment the alert was raised', () => {
    const owner = 'officer:13:4471'
    expect(raised().alert().duties).toEqual([
      { duty: 'ACTED', state: 'OPEN', dueAt: iso(start + hour), owner },
      { duty: 'PARTNERS_TOLD', state: 'DONE', dueAt: iso(start + hour), owner },
      { duty: 'VICTIM_DECISION', state: 'OPEN', dueAt: iso(start + 4 * hour), owner },
      { duty: 'RECORD_COMPLETE', state: 'OPEN', dueAt: iso(start + 24 * hour), owner },
    ])
  })

  it('each have an owner: the rung that is told, then whoever is going, and the supervisor where a review is owed', () => {
    const owners = (bench: Bench) => bench.alert().duties.map(({ owner }) => owner)
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'NOT_ME'))
    expect(new Set(owners(bench))).toEqual(new Set(['officer:13:5120']))
    bench.fold(ack(bench.alertId, start, 'GOING', { by: '13:9001' }))
    expect(new Set(owners(bench))).toEqual(new Set(['officer:13:9001']))
    does(bench, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'Same call' })
    expect(owners(bench)).toEqual(['force:13/UNIT_SUPERVISOR', 'officer:13:9001', 'officer:13:9001', 'officer:13:9001'])
  })

  it('call an overdue duty to mind, again and again, and then ask for closing', () => {
    const bench = raised()
    does(bench, 'ATTENDED')
    expect(bench.next().dueAt).toBe(start + 4 * hour)
    expect(told(bench.tick())).toEqual(['13:4471', '13 UNIT_SUPERVISOR'])
    expect(bench.next().dueAt).toBe(start + 4 * hour + 30 * minute)
    bench.tick()
    expect(bench.alert().timeline.at(-1)).toMatchObject({
      type: 'duty.overdue',
      duties: ['VICTIM_DECISION', 'RECORD_COMPLETE'],
    })
    bench.fold(
      action(
        bench.alertId,
        start + 5 * hour,
        'VICTIM_DECISION',
        { decision: 'INFORM_NOW', reason: 'x' },
        { note: 'n' },
      ),
    )
    expect(bench.next().dueAt).toBe(start + 29 * hour)
    expect(told(bench.tick())).toEqual(['13:4471', '13 UNIT_SUPERVISOR'])
    expect(bench.timers.size).toBe(1)
  })
})
