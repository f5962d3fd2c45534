import { checkAction, promptsFor, timesOf } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, hour, iso, minute, start, told } from './builders.ts'

const raised = () => {
  const bench = new Bench()
  bench.fold(breach(start))
  return bench
}
const does = (bench: Bench, actionId: string, code: string, fields = {}, more = {}) =>
  bench.fold(action(bench.alertId, start + bench.offset * minute, code, fields, { actionId, note: 'n', ...more }))
const open = (bench: Bench) =>
  bench
    .alert(start + hour)
    .duties.filter(({ state }) => state === 'OPEN')
    .map(({ duty }) => duty)

describe('an action that another corrects', () => {
  it('stays on the record and meets no duty, answers no prompt, is in no measure and allows no outcome', () => {
    const bench = raised()
    does(bench, 'x1', 'VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false })
    does(bench, 'x2', 'NO_ACTION', { reasonCode: 'DUPLICATE' })
    does(bench, 'x3', 'CHILDREN_SOCIAL_CARE')
    expect(open(bench)).toEqual(['ACTED'])
    for (const id of ['x1', 'x2', 'x3']) does(bench, `y${id}`, 'EVIDENCE_SECURED', { kind: 'BWV', corrects: id })
    expect(open(bench)).toEqual(['ACTED', 'VICTIM_DECISION'])
    expect(bench.alert().actions).toHaveLength(6)
    expect(bench.alert().outcomes).not.toContain('NO_ACTION')
    expect(timesOf(bench.desk.alerts[0]!).victimInformed).toBeNull()
    const context = { now: start, orderVersion: 1, endsAt: null, isManaged: false }
    expect(promptsFor(bench.alert(), context).find(({ code }) => code === 'WHO_ELSE_AT_RISK')?.state).toBe('OPEN')
  })

  it('that alone had acted: whoever is going is awaited again', () => {
    const bench = raised()
    bench.fold(ack(bench.alertId, start, 'GOING'))
    does(bench, 'x1', 'ATTENDED')
    bench.fold(action(bench.alertId, start + 10 * minute, 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x1' }))
    expect(bench.alert()).toMatchObject({
      state: 'ACKNOWLEDGED',
      assignedTo: '13:4471',
      firstActionDueAt: iso(start + 25 * minute),
    })
    expect(open(bench)).toContain('ACTED')
  })

  it('that alone had acted, and nobody said they were going: the rung is told again', () => {
    const bench = raised()
    does(bench, 'x1', 'ATTENDED', {}, { by: '13:9001' })
    expect(told(does(bench, 'x2', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x1' }))).toEqual(['13:4471'])
    expect(bench.alert()).toMatchObject({ state: 'RAISED', assignedTo: null })
    expect(bench.timer('escalate')).not.toBeNull()
  })

  it('beside another that acts changes no state', () => {
    const bench = raised()
    does(bench, 'x1', 'ATTENDED')
    does(bench, 'x2', 'SEARCH', { corrects: 'x1' })
    expect(bench.alert().state).toBe('ACTED')
    expect(open(bench)).not.toContain('ACTED')
  })

  it('does not count again when its correction is corrected', () => {
    const bench = raised()
    does(bench, 'x1', 'ATTENDED')
    does(bench, 'x2', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x1' })
    does(bench, 'x3', 'EVIDENCE_SECURED', { kind: 'CCTV', corrects: 'x2' })
    expect(open(bench)).toContain('ACTED')
  })

  it.each([
    ['itself', 'x9'],
    ['an action that is not there', 'x_none'],
    ['no action at all', 7],
  ])('cannot be %s: kept, flagged, and corrects nothing', (_, corrects) => {
    const bench = raised()
    does(bench, 'x1', 'ATTENDED')
    does(bench, 'x9', 'SEARCH', { corrects })
    expect(bench.alert().actions[1]).toMatchObject({ problems: ['/corrects'] })
    expect(open(bench)).toContain('RECORD_COMPLETE')
    expect(bench.alert().state).toBe('ACTED')
  })

  it('by a supervisor is corrected by a supervisor only', () => {
    const bench = raised()
    const supervisor = { roles: ['supervisor'], by: '13:7' }
    does(bench, 'x1', 'NO_ACTION', { reasonCode: 'DUPLICATE' })
    does(bench, 'x2', 'SUPERVISOR_REVIEW', { view: 'RETURNED' }, supervisor)
    does(bench, 'x3', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x2' })
    expect(bench.alert().actions.at(-1)).toMatchObject({ problems: ['/corrects'] })
    does(bench, 'x4', 'SUPERVISOR_REVIEW', { view: 'AGREED', corrects: 'x2' }, supervisor)
    expect(bench.alert().actions.at(-1)).toMatchObject({ problems: [] })
  })

  it('after closing leaves the alert closed', () => {
    const bench = raised()
    does(bench, 'x1', 'ATTENDED')
    does(bench, 'x2', 'VICTIM_DECISION', { decision: 'INFORM_LATER', reason: 'Asleep' })
    bench.fold(closure(bench.alertId, start + hour, '18'))
    does(bench, 'x3', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x1' })
    expect(bench.alert().state).toBe('CLOSED')
    expect(bench.timers.size).toBe(0)
  })

  it.each([
    [{ corrects: 'x1' }, []],
    [{ corrects: 'x_none' }, ['/corrects']],
    [{ actionId: 'x7', corrects: 'x7' }, ['/corrects']],
    [{ corrects: 'x2' }, ['/corrects']],
    [{ corrects: { actionId: 'x1' } }, ['/corrects']],
  ])('is asked for at the door: %j', (fields, pointers) => {
    const bench = raised()
    does(bench, 'x1', 'NO_ACTION', { reasonCode: 'DUPLICATE' })
    does(bench, 'x2', 'SUPERVISOR_REVIEW', { view: 'RETURNED' }, { roles: ['supervisor'] })
    const body = { actionId: 'x8', code: 'ATTENDED', doneAt: iso(start), ...fields }
    const checked = checkAction(body, { alert: bench.alert(), now: start, roles: ['officer'], by: '13:4471' })
    expect(checked.ok ? [] : checked.errors.map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it('cannot be agreed with by the person who decided: refused at the door', () => {
    const bench = raised()
    does(bench, 'x1', 'NO_ACTION', { reasonCode: 'DUPLICATE' })
    const body = { actionId: 'x8', code: 'SUPERVISOR_REVIEW', view: 'AGREED', doneAt: iso(start) }
    const asks = (by: string) => checkAction(body, { alert: bench.alert(), now: start, roles: ['supervisor'], by })
    expect(asks('13:4471')).toMatchObject({ ok: false, errors: [{ pointer: '/view' }] })
    expect(asks('13:7').ok).toBe(true)
  })
})
