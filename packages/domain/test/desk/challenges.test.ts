import { challengesOf, checkAction, reviewWork } from '../../src/desk/index.ts'
import { Bench, action, breach, closure, day, hour, iso, minute, start, told } from './builders.ts'

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
const only = (bench: Bench) => challengesOf(bench.desk.alerts[0]!.actions)[0]!

describe('a challenge', () => {
  it('opens a question with who is asked and when the answer is due, 24 hours on unless it says otherwise', () => {
    const bench = raised()
    challenge(bench, { askedOf: '13:4471', about: 'a7' })
    expect(only(bench)).toEqual({
      challengeId: 'q1',
      kind: 'DECISION',
      question: 'Why was no arrest made?',
      about: 'a7',
      askedOf: '13:4471',
      askedBy: '13:5120',
      askedAt: iso(start + minute),
      dueAt: iso(start + minute + 24 * hour),
      answer: null,
    })
  })

  it.each([
    [4, 4],
    [336, 336],
    [0, 24],
    [-1, 24],
    [1e9, 24],
    ['4', 24],
  ])('asked to be answered within %j hours is due in %d', (answerWithinHours, hours) => {
    const bench = raised()
    challenge(bench, { answerWithinHours })
    expect(only(bench).dueAt).toBe(iso(start + minute + hours * hour))
  })

  it('of language is a kind of its own', () => {
    const bench = raised()
    challenge(bench, { kind: 'LANGUAGE' })
    expect(only(bench).kind).toBe('LANGUAGE')
  })

  it('is stopped by the first answer of somebody else', () => {
    const bench = raised()
    challenge(bench)
    answer(bench, '13:5120', 'own')
    expect(only(bench).answer).toBeNull()
    answer(bench, '13:4471', 'r1')
    answer(bench, '13:2203', 'r2')
    expect(only(bench).answer).toEqual({
      actionId: 'r1',
      text: 'The keeper had changed',
      by: '13:4471',
      at: iso(start + hour),
    })
  })

  it('is answered also where the journal has the answer first', () => {
    const bench = raised()
    answer(bench)
    challenge(bench)
    expect(only(bench).answer?.actionId).toBe('r1')
  })

  it('tells the supervisor and the officer who is asked, and its answer tells who asked', () => {
    const bench = raised()
    expect(told(challenge(bench, { askedOf: '13:4471' }))).toEqual(['13 UNIT_SUPERVISOR', '13:4471'])
    expect(told(answer(bench))).toEqual(['13:5120'])
  })

  it('tells them also when the alert is closed: closing it may be what is challenged', () => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, 'ATTENDED', {}, { note: 'n' }))
    bench.fold(action(bench.alertId, start, 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe' }))
    bench.fold(closure(bench.alertId, start, '15'))
    expect(bench.alert().state).toBe('CLOSED')
    expect(told(challenge(bench, { askedOf: '13:4471' }))).toEqual(['13 UNIT_SUPERVISOR', '13:4471'])
    expect(told(answer(bench))).toEqual(['13:5120'])
  })

  it('is answered only by naming a challenge of the same alert', () => {
    const bench = raised()
    challenge(bench)
    const check = (challengeId: string) =>
      checkAction(
        { actionId: 'r1', code: 'CHALLENGE_ANSWERED', doneAt: iso(start), challengeId, answer: 'x' },
        { alert: bench.alert(), now: start + hour, roles: ['officer'], by: '13:4471' },
      )
    expect(check('q1').ok).toBe(true)
    expect(check('q2')).toEqual({
      ok: false,
      errors: [{ pointer: '/challengeId', message: 'must name a challenge on this alert' }],
    })
  })
})

describe('the work of a supervisor', () => {
  const month = { from: start, to: start + 30 * day, draw: '2026-11', share: 1 }
  const work = (bench: Bench, more: Partial<typeof month> = {}) =>
    reviewWork(bench.desk.alerts[0]!, { ...month, ...more })
  const noAction = (bench: Bench, at = start + minute) =>
    bench.fold(
      action(bench.alertId, at, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'Same call', actionId: `n${at}` }),
    )
  const review = (bench: Bench, at: number, view: string, roles = ['supervisor']) =>
    bench.fold(
      action(
        bench.alertId,
        at,
        'SUPERVISOR_REVIEW',
        { view },
        { roles, by: '13:2203', actionId: `v${at}`, note: 'Seen' },
      ),
    )

  it.each(['AGREED', 'RETURNED', 'ESCALATED'])('is a no action that nobody looked at, until it was %s', view => {
    const bench = raised()
    expect(work(bench).noAction).toBeNull()
    noAction(bench)
    expect(work(bench).noAction?.code).toBe('NO_ACTION')
    review(bench, start + 2 * minute, view, ['officer'])
    expect(work(bench).noAction).not.toBeNull()
    review(bench, start + 3 * minute, view)
    expect(work(bench).noAction).toBeNull()
    noAction(bench, start + 4 * minute)
    expect(work(bench).noAction).not.toBeNull()
  })

  it('is every challenge without an answer', () => {
    const bench = raised()
    challenge(bench)
    expect(work(bench).challenges.map(({ challengeId }) => challengeId)).toEqual(['q1'])
    answer(bench)
    expect(work(bench).challenges).toEqual([])
  })

  it('is a dip check of an alert that was closed this month and drawn, until it was reviewed after closing', () => {
    const bench = raised()
    noAction(bench)
    review(bench, start + 2 * minute, 'AGREED')
    bench.fold(action(bench.alertId, start + 3 * minute, 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe' }))
    expect(work(bench).dipCheck).toBeNull()
    bench.fold(closure(bench.alertId, start + hour, 'NO_ACTION'))
    expect(work(bench).dipCheck).toEqual({ closedAt: iso(start + hour), doneBy: null })
    expect(work(bench, { share: 0 }).dipCheck).toBeNull()
    expect(work(bench, { to: start + hour }).dipCheck).toBeNull()
    expect(work(bench, { from: start + hour + 1 }).dipCheck).toBeNull()
    review(bench, start + 2 * hour, 'AGREED')
    expect(work(bench).dipCheck?.doneBy).toBe('13:2203')
  })

  it('shows what was marked as good practice this month', () => {
    const bench = raised()
    bench.fold(
      action(bench.alertId, start + hour, 'GOOD_PRACTICE', { about: 'a1' }, { note: 'Service within the hour' }),
    )
    expect(work(bench).goodPractice).toMatchObject([{ note: 'Service within the hour' }])
    expect(work(bench, { from: start + 2 * hour }).goodPractice).toEqual([])
  })
})
