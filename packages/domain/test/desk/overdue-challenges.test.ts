import { rowsOf } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, day, due, hour, minute, start, told } from './builders.ts'

const raised = () => {
  const bench = new Bench()
  bench.fold(breach(start))
  return bench
}
const challenge = (bench: Bench, fields: object = {}, by = '13:5120', at = start + minute) =>
  bench.fold(
    action(
      bench.alertId,
      at,
      'DECISION_CHALLENGED',
      { question: 'Why was no arrest made?', ...fields },
      { actionId: 'q1', by },
    ),
  )
const answer = (bench: Bench, by = '13:4471', actionId = 'r1', challengeId = 'q1') =>
  bench.fold(
    action(
      bench.alertId,
      start + hour,
      'CHALLENGE_ANSWERED',
      { challengeId, answer: 'The keeper had changed' },
      { actionId, by },
    ),
  )

describe('an answer that is overdue', () => {
  const dueAt = start + minute + 24 * hour
  const overdue = (bench: Bench) =>
    bench.desk.alerts[0]!.timeline.filter(({ type }) => type === 'challenge.overdue').length
  /** Lets time go by up to and including an instant; gives who was told of an overdue answer on the way. */
  const until = (bench: Bench, at: number) => {
    const said: string[][] = []
    while (bench.timers.size > 0 && bench.next().dueAt <= at) {
      const before = overdue(bench)
      const folded = bench.tick()
      if (overdue(bench) > before) said.push(told(folded))
    }
    return said
  }

  it('is told to who owes it, to who asked and to the supervisor, when it is due and every day after it', () => {
    const bench = raised()
    challenge(bench, { askedOf: '13:4471' })
    expect(bench.timer('challenge')).toBe(dueAt)
    const everybody = ['13:4471', '13:5120', '13 UNIT_SUPERVISOR']
    expect(until(bench, dueAt - 1)).toEqual([])
    expect(until(bench, dueAt)).toEqual([everybody])
    expect(until(bench, dueAt + 2 * day)).toEqual([everybody, everybody])
    expect(bench.desk.alerts[0]!.timeline.filter(({ type }) => type === 'challenge.overdue')).toMatchObject([
      { challengeId: 'q1', times: 1 },
      { challengeId: 'q1', times: 2 },
      { challengeId: 'q1', times: 3 },
    ])
  })

  it('asks for a review, and says nothing once it is there', () => {
    const bench = raised()
    challenge(bench)
    until(bench, dueAt)
    expect(bench.lifecycle.at(-1)).toMatchObject({ eventType: 'alert.escalated', actionAsked: 'REVIEW' })
    answer(bench)
    expect(bench.timer('challenge')).toBeNull()
    expect(until(bench, dueAt + 7 * day)).toEqual([])
  })

  it('is watched after closing too: closing too early is what may be challenged', () => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, 'ATTENDED', {}, { note: 'n' }))
    bench.fold(action(bench.alertId, start, 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'r' }))
    challenge(bench, { answerWithinHours: 4 })
    bench.fold(closure(bench.alertId, start + 2 * minute, '1'))
    expect(bench.alert(start + hour)).toMatchObject({ state: 'CLOSED', nextAt: null })
    expect(until(bench, start + day)).toEqual([['13:5120', '13 UNIT_SUPERVISOR']])
  })

  it('of several: each in its time, those that are due together once', () => {
    const bench = raised()
    const ask = (actionId: string, hours: number, askedOf: string) =>
      bench.fold(
        action(
          bench.alertId,
          start,
          'DECISION_CHALLENGED',
          { question: 'q', answerWithinHours: hours, askedOf },
          { actionId, by: '13:5120' },
        ),
      )
    ask('q1', 8, '13:4471')
    ask('q2', 4, '13:9001')
    ask('q3', 8, '13:9002')
    const [q1, q2, q3] = ['13:4471', '13:9001', '13:9002']
    const others = ['13:5120', '13 UNIT_SUPERVISOR']
    expect(until(bench, start + 12 * hour)).toEqual([
      [q2, ...others],
      [q1, '13:5120', q3, '13 UNIT_SUPERVISOR'],
    ])
  })

  it('of an order that nobody owns is told to the control room', () => {
    const bench = new Bench()
    bench.fold(breach(start, { facts: { forceCode: null, officerId: null, deputyId: null }, responding: '06' }))
    challenge(bench, {}, 'control')
    expect(until(bench, dueAt)).toEqual([['06 CONTROL_ROOM']])
  })

  it('is not put off by what happens meanwhile, and a timer that comes late says it once', () => {
    const bench = raised()
    challenge(bench)
    bench.fold(breach(start + hour, { eventId: 'e2', kind: 'NO_CONTACT_DIRECT', conditionId: 'c2' }))
    expect(bench.timer('challenge')).toBe(dueAt)
    const timer = [...bench.timers.values()].find(({ payload }) => payload.includes('challenge'))!
    bench.timers.delete(timer.timerId)
    expect(told(bench.fold(due(bench.alertId, timer, dueAt + 3 * day)))).toContain('13 UNIT_SUPERVISOR')
    expect(bench.timer('challenge')).toBe(dueAt + 4 * day)
    const again = bench.fold({ ...due(bench.alertId, timer, dueAt + 3 * day), entryId: 'ent_again' })
    expect(again).toMatchObject({ verdict: { refused: 'STALE_TIMER' }, lifecycle: [] })
  })
})

describe('somebody who owes an answer by name', () => {
  it.each([
    ['an officer of another force', '20:77', ['20:77']],
    ['somebody without a collar number', 'the sergeant', []],
  ])('may see what is asked about: %s', (_, askedOf, added) => {
    const bench = raised()
    const before = bench.desk.alerts[0]!.officersTold
    challenge(bench, { askedOf })
    expect(bench.desk.alerts[0]!.officersTold).toEqual([...before, ...added])
  })
})

describe('the rows of a desk', () => {
  it('have a challenge, by when it is due, until it has its answer, also when its alert is closed', () => {
    const bench = raised()
    const challenges = () => rowsOf(bench.desk).filter(({ kind }) => kind === 'CHALLENGE')
    challenge(bench)
    expect(challenges()).toMatchObject([{ state: 'OPEN', forceCode: '13', raisedAt: start + minute + 24 * hour }])
    answer(bench)
    expect(challenges()).toEqual([])
  })

  it.each([
    ['told of it', (bench: Bench) => challenge(bench, { askedOf: '20:77' }), ['20:77']],
    [
      'assigned',
      (bench: Bench) => bench.fold(ack(bench.alertId, start, 'GOING', { by: 'control', onBehalfOf: '20:77' })),
      ['20:77'],
    ],
    ['of a force that sees it anyway', (bench: Bench) => challenge(bench, { askedOf: '06:917' }), undefined],
  ])('name an officer of a third force who was %s', (_what, happens, officers) => {
    const bench = new Bench()
    bench.fold(breach(start, { responding: '06' }))
    expect(rowsOf(bench.desk)[0]).not.toHaveProperty('officers')
    happens(bench)
    expect(rowsOf(bench.desk)[0]?.officers).toEqual(officers)
  })
})
