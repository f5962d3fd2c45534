import { promptTable, promptsFor } from '../../src/desk/index.ts'
import type { PromptContext } from '../../src/desk/index.ts'
import { Bench, action, breach, day, hour, iso, start } from './builders.ts'
import type { Shape } from './builders.ts'

const quiet: PromptContext = { now: start, orderVersion: 1, endsAt: null, isManaged: false }
const raised = (shape: Shape = {}) => {
  const bench = new Bench()
  bench.fold(breach(start, shape))
  return bench
}
const codes = (bench: Bench, context: Partial<PromptContext> = {}, state?: string) =>
  promptsFor(bench.alert(), { ...quiet, ...context })
    .filter(prompt => state === undefined || prompt.state === state)
    .map(({ code }) => code)
const always = ['WHO_ELSE_AT_RISK', 'DISCLOSURE', 'VICTIM_VIEW', 'SUPPORT', 'SPECIALIST_ADVICE']
const noted = (what: string) => ({
  entryId: `ent_${what}`,
  type: 'event.noted' as const,
  orderId: 'ord_1',
  at: iso(start + hour),
  by: 'service:breach-matcher',
  event: { source: 's', id: what, type: 'circumstance.changed', occurredAt: iso(start), receivedAt: iso(start) },
  what,
})

describe('the questions that a breach raises', () => {
  it('are always who else, disclosure, the protected person’s view, support and specialist advice', () => {
    expect(codes(raised())).toEqual(always)
  })

  it.each<[string, Shape, Partial<PromptContext>, string]>([
    ['not proven served', { flags: ['NOT_PROVEN_SERVED'] }, {}, 'SERVE_ORDER'],
    ['managed under MAPPA or at high risk', {}, { isManaged: true }, 'RMP_REVIEW'],
    ['a licence condition', { orderType: 'LICENCE_CONDITION' }, {}, 'RECALL'],
    ['an order that ends within 14 days', {}, { endsAt: start + 13 * day }, 'ORDER_ENDING'],
    ['an order that has ended', {}, { endsAt: start }, 'NO_ORDER_IN_PLACE'],
    ['an order varied since', {}, { orderVersion: 2 }, 'ORDER_VARIED'],
  ])('with %s', (_, shape, context, code) => {
    expect(codes(raised(shape), context)).toContain(code)
    expect(codes(raised())).not.toContain(code)
  })

  it('do not speak of the end of an order that is 20 days off', () => {
    expect(codes(raised(), { endsAt: start + 20 * day })).toEqual(always)
  })

  it.each([
    ['RELATIONSHIP', ['NEW_RELATIONSHIP', 'RMP_REVIEW', 'CIRCUMSTANCES_CHANGED']],
    ['ADDRESS', ['RMP_REVIEW', 'CIRCUMSTANCES_CHANGED']],
    ['BATTERY_FLAT', []],
  ])('after %s was noted', (what, expected) => {
    const bench = raised()
    bench.fold(noted(what))
    expect(codes(bench).filter(code => !always.includes(code))).toEqual(expected)
  })

  it.each([
    ['VICTIM_VIEW_RECORDED', { view: 'x' }, 'VICTIM_VIEW'],
    ['IDVA', {}, 'SUPPORT'],
    ['CLPD', { decision: 'NOT_MADE', reason: 'x', basis: 'y' }, 'DISCLOSURE'],
    [
      'WHO_ELSE_AT_RISK',
      { previous: 'NO', current: 'NOT_KNOWN', potential: 'NO', children: 'YES', who: 'A school-age child' },
      'WHO_ELSE_AT_RISK',
    ],
    ['SPECIALIST_ADVICE', { about: 'INTERPRETER' }, 'SPECIALIST_ADVICE'],
  ])('are answered by %s', (code, fields, prompt) => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, code, fields))
    expect(codes(bench, {}, 'ANSWERED')).toEqual([prompt])
    expect(promptsFor(bench.alert(), quiet).find(each => each.code === prompt)?.answer).toMatchObject({
      code,
      by: '13:4471',
    })
  })

  it('stay open while a disclosure decision is pending', () => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, 'CSODS', { decision: 'PENDING', reason: 'x', basis: 'y' }))
    expect(codes(bench, {}, 'OPEN')).toContain('DISCLOSURE')
  })

  it('are set aside only in words: an action that names the prompt and says why', () => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, 'ATTENDED', { prompt: 'SUPPORT' }))
    expect(codes(bench, {}, 'OPEN')).toContain('SUPPORT')
    bench.fold(action(bench.alertId, start + 1, 'ATTENDED', { prompt: 'SUPPORT' }, { note: 'IDVA in touch already' }))
    expect(codes(bench, {}, 'OPEN')).not.toContain('SUPPORT')
  })

  it('are asked again when what raised them comes again after the answer, and due from the first that is open', () => {
    const bench = raised()
    const change = (at: number, what: string) =>
      bench.fold(action(bench.alertId, at, 'CIRCUMSTANCES_CHANGED', { change: what }, { actionId: `c${at}` }))
    const review = () => promptsFor(bench.alert(), quiet).find(({ code }) => code === 'RMP_REVIEW')
    expect(review()).toBeUndefined()
    change(start + hour, 'ADDRESS')
    change(start + 2 * day, 'HEALTH')
    expect(review()).toMatchObject({ state: 'OPEN', askedAt: iso(start + hour) })
    bench.fold(action(bench.alertId, start + 2 * day + hour, 'RMP_REVIEWED'))
    expect(review()).toMatchObject({ state: 'ANSWERED', answer: { code: 'RMP_REVIEWED' } })
    change(start + 3 * day, 'PROTECTED_PERSON')
    expect(review()).toMatchObject({ state: 'OPEN', askedAt: iso(start + 3 * day), answer: null })
  })

  it('lose an answer that was recorded wrongly and corrected', () => {
    const bench = raised()
    bench.fold(action(bench.alertId, start, 'IDVA', {}, { actionId: 'wrong' }))
    expect(codes(bench, {}, 'ANSWERED')).toEqual(['SUPPORT'])
    bench.fold(action(bench.alertId, start + 1, 'ATTENDED', { corrects: 'wrong' }))
    expect(codes(bench, {}, 'ANSWERED')).toEqual([])
  })

  it('do not say that nothing binds a person whom another order in force binds', () => {
    expect(codes(raised(), { endsAt: start, isBoundElsewhere: true })).not.toContain('NO_ORDER_IN_PLACE')
  })

  it('ask about the next order by the day the order ends', () => {
    const endsAt = start + 3 * day
    expect(promptsFor(raised().alert(), { ...quiet, endsAt }).find(({ code }) => code === 'ORDER_ENDING')?.dueAt).toBe(
      iso(endsAt),
    )
  })

  it('have their time limit from the moment the alert was raised', () => {
    // Raised on Sunday 22 November 2026: one working day is the Monday, 28 days end on 20 December.
    const due = Object.fromEntries(promptsFor(raised().alert(), quiet).map(({ code, dueAt }) => [code, dueAt]))
    expect(due).toMatchObject({ WHO_ELSE_AT_RISK: '2026-11-24T00:00:00.000Z', DISCLOSURE: '2026-12-21T00:00:00.000Z' })
  })

  it('are each a question to the professional, never to the person protected', () => {
    for (const { question } of promptTable) expect(question).toMatch(/\?/u)
    expect(new Set(promptTable.map(({ code }) => code)).size).toBe(promptTable.length)
  })
})
