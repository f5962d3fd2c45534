import { BreachEvent, DirectoryLine, Order } from '@breach-alerts/contracts'
import { demoDirectory } from '../../src/demo/directory.ts'
import { demoSteps } from '../../src/demo/events.ts'
import { demoOrders } from '../../src/demo/orders.ts'

const now = Date.parse('2026-11-23T22:00:00Z')

describe('the demo feed', () => {
  it.each(demoOrders(now).map(order => [order.orderId, order]))('order %s speaks the contract', (_id, order) => {
    expect(Order.safeParse(order).error?.issues).toBeUndefined()
  })

  it.each(demoSteps(now, now).map(step => [step.shows, step.event]))(
    'event "%s" speaks the contract',
    (_shows, event) => {
      expect(BreachEvent.safeParse(event).error?.issues).toBeUndefined()
    },
  )

  it.each(demoDirectory(now).map(line => [line]))('directory line %j speaks the contract', line => {
    expect(DirectoryLine.safeParse(line).error?.issues).toBeUndefined()
  })

  it('is over within two minutes and gives every event an id of its own', () => {
    const steps = demoSteps(now, now)
    expect(Math.max(...steps.map(step => step.afterMs))).toBeLessThan(120_000)
    expect(new Set(steps.map(step => (step.event as { id: string }).id)).size).toBe(steps.length)
  })
})
