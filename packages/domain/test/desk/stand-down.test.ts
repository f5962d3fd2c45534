import { defaultPolicy } from '../../src/desk/index.ts'
import { ack, action, Bench, breach, minute, notice, start, told } from './builders.ts'

const slow = { ...defaultPolicy, coverMs: { 1: null, 2: null, 3: null } } as const

/** An alert that has climbed to the force incident manager over the unit supervisor. */
const climbed = (): Bench => {
  const bench = new Bench(slow)
  bench.fold(breach(start))
  for (let n = 0; n < 3; n++) bench.tick()
  return bench
}
const going = (bench: Bench, by = '13:4471') =>
  told(bench.fold(ack(bench.alertId, start + 30 * minute, 'GOING', { by })))

describe('that somebody is going', () => {
  it('is told to everybody who was told, the supervisors’ and incident managers’ desks too', () => {
    expect(going(climbed())).toEqual([
      '13:4471',
      '13:5120',
      '13 UNIT_SUPERVISOR',
      '13 FORCE_INCIDENT_MANAGER',
      '13 CONTROL_ROOM',
    ])
  })

  it('is told to no desk that was never told', () => {
    const bench = new Bench(slow)
    bench.fold(breach(start))
    expect(going(bench)).toEqual(['13:4471', '13 CONTROL_ROOM'])
  })

  it('is told to the person who was on duty on the desk, in place of the desk', () => {
    const bench = climbed()
    bench.fold({ ...notice(bench.alertId, start, 'force:13/UNIT_SUPERVISOR', 'SENT'), officerId: '13:2208' })
    expect(going(bench)).toEqual(['13:4471', '13:5120', '13:2208', '13 FORCE_INCIDENT_MANAGER', '13 CONTROL_ROOM'])
  })

  it('is not told to a desk where nobody was', () => {
    const bench = climbed()
    bench.fold(notice(bench.alertId, start, 'force:13/UNIT_SUPERVISOR', 'NOBODY'))
    expect(going(bench)).not.toContain('13 UNIT_SUPERVISOR')
  })

  it('is told to the supervisor who heard of the owner’s silence early', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    expect(told(bench.tick())).toEqual(['13 UNIT_SUPERVISOR'])
    expect(going(bench)).toContain('13 UNIT_SUPERVISOR')
  })
})

it('asks of those who are told what there is to do', () => {
  const bench = new Bench(slow)
  const asked = () => bench.lifecycle.at(-1)!.actionAsked
  bench.fold(breach(start))
  expect(asked()).toBeUndefined()
  going(bench)
  bench.tick()
  expect([bench.lifecycle.at(-1)!.eventType, asked()]).toEqual(['alert.escalated', 'RECORD_ACTION'])
  bench.fold(action(bench.alertId, start + 60 * minute, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'n' }))
  expect(asked()).toBe('REVIEW')
})

it('counts nobody as told by what stands on a board', () => {
  const bench = new Bench(slow)
  bench.fold(breach(start))
  const before = bench.lifecycle.length
  bench.fold({ ...notice(bench.alertId, start, 'force:13', 'ON_BOARD'), channel: 'CONTROL_ROOM' })
  expect(bench.lifecycle.length).toBe(before)
})
