import { Bench, ack, action, breach, hour, iso, minute, start, told } from './builders.ts'

const going = (shape = {}) => {
  const bench = new Bench()
  bench.fold(breach(start, shape))
  bench.fold(ack(bench.alertId, start, 'GOING'))
  return bench
}
const dueAt = (bench: Bench) => bench.alert().firstActionDueAt

describe('the first action of whoever is going', () => {
  it('is due after the time of the grade, and the alert says when', () => {
    const bench = going()
    expect(dueAt(bench)).toBe(iso(start + 15 * minute))
    expect(bench.timer('first-action')).toBe(start + 15 * minute)
  })

  it('when it does not come is followed up: the officer again, then the supervisor too', () => {
    const bench = going()
    expect(told(bench.tick())).toEqual(['13:4471'])
    expect(dueAt(bench)).toBe(iso(start + 15 * minute))
    expect(told(bench.tick())).toEqual(['13:4471', '13 UNIT_SUPERVISOR'])
    bench.fold(action(bench.alertId, start + hour, 'ATTENDED'))
    expect(bench.alert().timeline.filter(({ type }) => type === 'first-action.overdue')).toHaveLength(2)
    expect(bench.timers.size).toBe(1)
    expect(dueAt(bench)).toBeNull()
  })

  it.each([
    ['what acts, by anybody', 'ATTENDED', {}, '13:5120', true],
    ['anything by the person who is going', 'EVIDENCE_SECURED', { kind: 'CCTV' }, '13:4471', true],
    ['a challenge by somebody else', 'DECISION_CHALLENGED', { question: 'Why?' }, '13:5120', false],
    ['a check by somebody else', 'VICTIM_SAFETY_CHECK', { reached: false }, 'control', false],
  ])('is %s: %s', (_, code, fields, by, isIt) => {
    const bench = going()
    bench.fold(action(bench.alertId, start + minute, code, fields, { by }))
    expect(dueAt(bench)).toBe(isIt ? null : iso(start + 15 * minute))
    expect(bench.timer('first-action')).toBe(isIt ? null : start + 15 * minute)
  })

  it.each([
    ['a second condition', (at: number) => breach(at, { conditionId: 'c2', kind: 'NO_CONTACT_DIRECT', eventId: 'e2' })],
    ['saying again that one is going', (at: number, id: string) => ack(id, at, 'GOING')],
  ])('is not put off by %s', (_, entry) => {
    const bench = going()
    bench.fold(entry(start + 14 * minute, bench.alertId))
    expect(dueAt(bench)).toBe(iso(start + 15 * minute))
    expect(bench.timer('first-action')).toBe(start + 15 * minute)
  })

  it('is due sooner when the grade gets graver, and of another person from when they go', () => {
    const bench = going({ level: 'POSSIBLE' })
    expect(dueAt(bench)).toBe(iso(start + hour))
    bench.fold(breach(start + minute, { eventId: 'e2' }))
    expect(dueAt(bench)).toBe(iso(start + 16 * minute))
    bench.fold(ack(bench.alertId, start + 10 * minute, 'GOING', { by: '13:5120' }))
    expect(dueAt(bench)).toBe(iso(start + 25 * minute))
  })
})
