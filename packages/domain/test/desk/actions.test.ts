import * as fc from 'fast-check'
import { actionTable, checkAction, checkClosure, formToAction, isActing } from '../../src/desk/index.ts'
import { Bench, action, breach, hour, iso, minute, start } from './builders.ts'

const alert = (() => {
  const bench = new Bench()
  bench.fold(breach(start))
  return bench.alert()
})()
const now = start + hour
const check = (body: unknown, roles: string[] = ['officer']) => checkAction(body, { alert, now, roles, by: '13:4471' })
const base = { actionId: 'a1', doneAt: iso(start) }
const pointers = (result: ReturnType<typeof checkAction>) =>
  result.ok ? [] : result.errors.map(({ pointer }) => pointer)
const disclosure = { decision: 'NOT_MADE', reason: 'No new partner', basis: 'COMMON_LAW' }

describe('an action', () => {
  it.each([
    ['ATTENDED', {}],
    ['ARRESTED', { power: 'CSA2010_S28', place: 'Mill Lane' }],
    [
      'ARRESTED',
      { power: 'PACE_S24', place: { postcode: 'BD1 1ZZ' }, necessityReason: 'To protect a vulnerable person' },
    ],
    ['VICTIM_SAFETY_CHECK', { reached: false }],
    ['VICTIM_SAFETY_CHECK', { reached: true, safe: false, children: true }],
    ['VICTIM_INFORMED', { right: 9, method: 'IN_PERSON' }],
    ['VICTIM_DECISION', { decision: 'UNSAFE_TO_CONTACT', reason: 'Respondent at home' }],
    ['VICTIM_VIEW_RECORDED', { view: 'Wants him kept away' }],
    ['EVIDENCE_SECURED', { kind: 'BWV' }],
    ['DVDS_RIGHT_TO_KNOW', disclosure],
    ['CSODS', { ...disclosure, decision: 'MADE', toWhom: 'A parent' }],
    ['PARTNER_INFORMED', { agency: 'PROBATION', channel: 'PHONE' }],
    ['PARTNER_INFORMED', { partnerId: 'prt_1', channel: 'PHONE' }],
    ['DECISION_CHALLENGED', { question: 'Why no arrest?' }],
    ['NO_ACTION', { reasonCode: 'DUPLICATE', note: 'Same call as 14' }],
  ])('%s with %j is taken', (code, fields) => {
    expect(check({ ...base, code, ...fields })).toMatchObject({ ok: true, action: { actionId: 'a1', code } })
  })

  it.each([
    ['ARRESTED', {}, ['/power', '/place']],
    ['ARRESTED', { power: 'PACE_S24', place: 'Mill Lane' }, ['/necessityReason']],
    ['ARRESTED', { power: 'MAGIC', place: 3 }, ['/power', '/place']],
    ['VICTIM_SAFETY_CHECK', {}, ['/reached']],
    ['VICTIM_SAFETY_CHECK', { reached: true }, ['/safe', '/children']],
    ['VICTIM_SAFETY_CHECK', { reached: 'yes' }, ['/reached']],
    ['VICTIM_INFORMED', { right: 7 }, ['/right', '/method']],
    ['VICTIM_DECISION', { decision: 'LATER' }, ['/decision', '/reason']],
    ['VICTIM_VIEW_RECORDED', { view: '  ' }, ['/view']],
    ['EVIDENCE_SECURED', {}, ['/kind']],
    ['DVDS_RIGHT_TO_ASK', {}, ['/decision', '/reason', '/basis']],
    ['CLPD', { ...disclosure, decision: 'MADE' }, ['/toWhom']],
    ['PARTNER_INFORMED', {}, ['/partnerId', '/channel']],
    ['PARTNER_INFORMED', { agency: 4, channel: 'PHONE' }, ['/agency']],
    ['DECISION_CHALLENGED', {}, ['/question']],
    ['NO_ACTION', {}, ['/reasonCode', '/note']],
    ['NO_ACTION', { reasonCode: 'VICTIM_INITIATED_CONTACT', note: 'x' }, ['/reasonCode']],
    ['NO_ACTION', { reasonCode: 'MINOR', note: 'x' }, ['/reasonCode']],
    ['DANCED', {}, ['/code']],
    [undefined, {}, ['/code']],
    [7, {}, ['/code']],
  ])('%s with %j names every bad field', (code, fields, expected) => {
    expect(pointers(check({ ...base, code, ...fields })).toSorted()).toEqual(expected.toSorted())
  })

  it('names the bad fields of the whole body at once', () => {
    expect(pointers(check({ code: 'ARRESTED', note: 4 })).toSorted()).toEqual([
      '/actionId',
      '/doneAt',
      '/note',
      '/place',
      '/power',
    ])
    expect(pointers(check([]))).toEqual([''])
    expect(pointers(check(null))).toEqual([''])
  })

  it.each([
    ['24 hours before the first event', start - 24 * hour, true],
    ['a millisecond earlier', start - 24 * hour - 1, false],
    ['before the alert was raised', start - minute, true],
    ['60 seconds ahead', now + minute, true],
    ['a millisecond further ahead', now + minute + 1, false],
  ])('done %s: taken is %s', (_, doneAt, isTaken) => {
    expect(pointers(check({ ...base, code: 'ATTENDED', doneAt: iso(doneAt) }))).toEqual(isTaken ? [] : ['/doneAt'])
  })

  it.each(['yesterday', '2026-02-30T00:00:00Z', 3, null, ''])('done at %j is named', doneAt => {
    expect(pointers(check({ ...base, code: 'ATTENDED', doneAt }))).toEqual(['/doneAt'])
  })

  it('SUPERVISOR_REVIEW is for a supervisor', () => {
    const body = { ...base, code: 'SUPERVISOR_REVIEW', view: 'AGREED' }
    expect(pointers(check(body))).toEqual(['/code'])
    expect(check(body, ['supervisor']).ok).toBe(true)
  })

  it('keeps every field it does not know, and echoes no value in what it says', () => {
    const result = check({ ...base, code: 'ATTENDED', bodyCamera: ['17'], secret: 'x' })
    expect(result).toMatchObject({ ok: true, action: { fields: { bodyCamera: ['17'], secret: 'x' } } })
    fc.assert(
      fc.property(
        fc.constantFrom(...actionTable.keys()),
        fc.dictionary(fc.constantFrom('power', 'view', 'reason', 'right'), fc.constant('zq9')),
        (code, fields) => {
          expect(JSON.stringify(check({ ...base, code, ...fields, note: 'zq9' }))).not.toMatch(/"message":"[^"]*zq9/u)
        },
      ),
    )
  })

  it('acts when it is one of the first two rows of the contract', () => {
    expect([...actionTable.keys()].filter(isActing).toSorted()).toEqual(
      [
        'ARRESTED',
        'ARREST_ATTEMPTED',
        'ATTENDED',
        'CIRCULATED_WANTED',
        'NOT_LOCATED',
        'ORDER_SERVED_NOW',
        'SEARCH',
        'VOLUNTARY_INTERVIEW',
      ].toSorted(),
    )
    // The contract's 45, and what was added since.
    expect(actionTable.size).toBeGreaterThanOrEqual(45)
  })

  it('from a form has its texts turned into what the action asks for', () => {
    expect(
      formToAction({ code: 'VICTIM_SAFETY_CHECK', reached: 'yes', safe: 'no', children: 'maybe', note: '' }),
    ).toEqual({
      code: 'VICTIM_SAFETY_CHECK',
      reached: true,
      safe: false,
      children: 'maybe',
    })
    expect(formToAction({ code: 'VICTIM_INFORMED', right: '6', method: 'PHONE' })).toMatchObject({ right: 6 })
    expect(formToAction({ code: 'VICTIM_INFORMED', right: '7' })).toMatchObject({ right: '7' })
  })
})

describe('a closure', () => {
  const done = alert.duties.map(duty => ({ ...duty, state: 'DONE' as const }))
  const closing = (
    orderType: typeof alert.orderType,
    outcome: unknown,
    actions: typeof alert.actions = [],
    duties: typeof alert.duties = done,
  ) => checkClosure({ closureId: 'c1', outcome, reason: 'Charged at court' }, { orderType, duties, actions })

  it.each([
    ['NON_MOLESTATION', '1', true],
    ['NON_MOLESTATION', '1A', true],
    ['NON_MOLESTATION', '22', true],
    ['NON_MOLESTATION', 'CONTEMPT', true],
    ['NON_MOLESTATION', '6', false],
    ['NON_MOLESTATION', '19', false],
    ['NON_MOLESTATION', 'FINED', false],
    ['SPO', 'COURT_PROVED', false],
    ['BAIL_CONDITION', '16', true],
    ['DVPN', 'COURT_PROVED', true],
    ['DVPO', 'FINED', true],
    ['DAPN', 'COMMITTED', true],
    ['OCCUPATION', 'NO_POWER', true],
    ['UNDERTAKING', 'WITHDRAWN', true],
    ['DVPO', '1', false],
    ['DVPO', 'CONTEMPT', false],
    ['DAPO', 'WITHDRAWN', false],
    ['DVPO', 'NO_ACTION', false],
    ['SPO', 'NO_ACTION', false],
    ['SPO', 'ANYTHING', false],
    ['SPO', 1, false],
    ['SPO', undefined, false],
  ] as const)('of %s with outcome %s: allowed is %s', (orderType, outcome, isAllowed) => {
    const result = closing(orderType, outcome)
    expect(result.ok).toBe(isAllowed)
    expect(result.ok ? [] : result.errors.map(({ pointer }) => pointer)).toEqual(isAllowed ? [] : ['/outcome'])
  })

  const noAction = (() => {
    const bench = new Bench()
    bench.fold(breach(start))
    bench.fold(action(bench.alertId, start, 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'Same call' }))
    return bench.alert().actions
  })()

  it.each(['SPO', 'DVPO'] as const)('of %s as NO_ACTION needs such an action on the record', orderType => {
    expect(closing(orderType, 'NO_ACTION', noAction).ok).toBe(true)
  })

  it('is held up by every open duty, which are named', () => {
    expect(closing('SPO', '1', [], alert.duties)).toEqual({
      ok: false,
      errors: [],
      duties: ['ACTED', 'VICTIM_DECISION', 'RECORD_COMPLETE'],
    })
  })

  it.each([undefined, '', '   ', 4, null])('with reason %j names it', reason => {
    expect(
      checkClosure({ closureId: 'c1', outcome: '1', reason }, { orderType: 'SPO', duties: done, actions: [] }),
    ).toMatchObject({
      ok: false,
      errors: [{ pointer: '/reason' }],
    })
  })

  it('that is no object, or has no closureId, is named', () => {
    expect(checkClosure('x', { orderType: 'SPO', duties: done, actions: [] })).toMatchObject({
      ok: false,
      errors: [{ pointer: '' }],
    })
    expect(checkClosure({ outcome: '1', reason: 'x' }, { orderType: 'SPO', duties: done, actions: [] })).toMatchObject({
      errors: [{ pointer: '/closureId' }],
    })
  })
})
