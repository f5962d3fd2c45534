import { checkAction, routeTaken } from '../../src/desk/index.ts'
import { Bench, action, breach, hour, iso, minute, start } from './builders.ts'

type Step = readonly [code: string, fields?: Record<string, unknown>]

const raised = (...steps: readonly Step[]) => {
  const bench = new Bench()
  bench.fold(breach(start))
  steps.forEach(([code, fields], index) =>
    bench.fold(action(bench.alertId, start + (index + 1) * minute, code, fields, { actionId: `a${index}` })),
  )
  return bench
}
const taken = (steps: readonly Step[]) => routeTaken(raised(...steps).desk.alerts[0]!.actions)

describe('criminal or contempt, not both', () => {
  it.each<[readonly Step[], object | null]>([
    [[['ATTENDED']], null],
    [[['CHARGED']], { route: 'CRIMINAL', isContradicted: false }],
    [[['CONTEMPT_APPLICATION']], { route: 'CONTEMPT', isContradicted: false }],
    [[['CHARGED'], ['CONTEMPT_APPLICATION']], { route: 'CRIMINAL', isContradicted: true }],
    [[['CHARGED'], ['ROUTE_CHOSEN', { route: 'CONTEMPT' }]], { route: 'CONTEMPT', isContradicted: true }],
    [[['ROUTE_CHOSEN', { route: 'CRIMINAL' }], ['CHARGED']], { route: 'CRIMINAL', isContradicted: false }],
    [[['ROUTE_CHOSEN', { route: 'NEITHER' }]], null],
  ])('with %j on the record the route taken is %j', (steps, expected) => {
    const route = taken(steps)
    if (expected === null) expect(route).toBeNull()
    else expect(route).toMatchObject(expected)
  })

  it('is chosen once; another choice must say which one it corrects, and what was done is never refused', () => {
    const alert = raised(['ROUTE_CHOSEN', { route: 'CRIMINAL' }]).alert()
    const check = (body: object) =>
      checkAction(
        { actionId: 'x', doneAt: iso(start), ...body },
        { alert, now: start + hour, roles: ['officer'], by: '13:4471' },
      )
    expect(check({ code: 'ROUTE_CHOSEN', route: 'CONTEMPT' })).toMatchObject({
      ok: false,
      errors: [{ pointer: '/code' }],
    })
    expect(check({ code: 'ROUTE_CHOSEN', route: 'CONTEMPT', corrects: 'a0' }).ok).toBe(true)
    expect(check({ code: 'CONTEMPT_APPLICATION' }).ok).toBe(true)
  })
})
