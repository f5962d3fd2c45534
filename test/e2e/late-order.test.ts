import { until } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

describe('an order that reaches the system after the breach', () => {
  it('raises one alert for what happened before, and counts no event a second time', async () => {
    const { order, fix, strapTamper } = makeSample()
    await system.event(fix(120, new Date(Date.now() - 3_600_000)))
    await system.event(strapTamper())
    const before = await system.settled()
    expect(await system.alerts(`?orderId=${order.orderId}`)).toEqual([])

    await system.order(order)
    await until(async () => (await system.alerts(`?orderId=${order.orderId}`)).length > 0)
    const [raised] = await system.alerts(`?orderId=${order.orderId}`)
    await until(async () => (await system.alert(raised!.alertId)).findings.length === 2)
    const alert = await system.alert(raised!.alertId)
    expect(alert.conditionIds.toSorted()).toEqual(['c1', 'c3'])
    expect(alert.findings.map(({ event }) => event.type).toSorted()).toEqual(['em.position', 'em.violation'])
    expect(await system.alerts(`?orderId=${order.orderId}`)).toHaveLength(1)
    // 53° north, 1° west: Nottinghamshire.
    expect([alert.forceCode, alert.respondingForceCode]).toEqual(['13', '31'])
    expect((await system.settled()).totals).toEqual(before.totals)
  }, 60_000)
})
