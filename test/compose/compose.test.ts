import { randomUUID } from 'node:crypto'
import { until } from '@breach-alerts/testing'
import { subscribe } from '../support/queue.ts'
import { makeSample, type Sample } from '../support/samples.ts'
import { makeStack, type Stack } from './stack.ts'

let stack: Stack
let down = async () => {}
beforeAll(async () => {
  const made = await makeStack()
  down = made.down
  stack = await made.up()
}, 400_000)
afterAll(() => down(), 60_000)

/** Every alert of the sample's order, once everything that was accepted has been decided. */
const alertsOf = async ({ order }: Sample) => {
  await stack.settled()
  return stack.alerts(`?orderId=${order.orderId}`)
}

describe('docker compose up', () => {
  it('makes a house in which one event becomes one alert, one message to its owner, and an acknowledgement', async () => {
    const officers = await subscribe(stack.snsUrl, 'breach-alerts-officers', `officers-${randomUUID()}`)
    const sample = makeSample()
    expect((await stack.order(sample.order)).status).toBe(202)
    expect((await stack.event(sample.strapTamper())).status).toBe(202)

    const [alert, ...others] = await alertsOf(sample)
    expect(others).toEqual([])
    expect(alert).toMatchObject({ state: 'RAISED', level: 'CERTAIN', conditionIds: ['c3'] })

    const { alertId } = alert!
    await until(async () => (await officers.received()).length > 0, { withinMs: 15_000 })
    const [message] = await officers.received()
    expect(message!.body).toMatchObject({
      eventType: 'breach-alerts.alert.raised',
      additionalInformation: { alertId, alertRef: alert!.reference },
    })
    expect(message!.attributes).toMatchObject({ officerId: '13:4471' })

    const acknowledgement = await stack.api(`/api/alerts/${alertId}/acknowledgements`, {
      as: 'officer',
      body: { ackId: randomUUID(), response: 'GOING', deviceTime: new Date().toISOString() },
    })
    expect(acknowledgement.status).toBe(201)
    expect(await stack.alert(alertId)).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:4471' })
  }, 60_000)

  it('starts a service that crashed again, and what was accepted in between becomes its alert', async () => {
    const sample = makeSample()
    expect((await stack.order(sample.order)).status).toBe(202)
    const before = await stack.state('breach-matcher')
    expect(before).toMatchObject({ status: 'running', health: 'healthy' })

    await stack.crash('breach-matcher')
    expect((await stack.event(sample.strapTamper())).status).toBe(202)

    await until(async () => (await stack.state('breach-matcher')).restarts > before.restarts, {
      withinMs: 15_000,
      everyMs: 100,
    })
    const alerts = await alertsOf(sample)
    expect(alerts.map(({ conditionIds }) => conditionIds)).toEqual([['c3']])
    await until(async () => (await stack.state('breach-matcher')).health === 'healthy', {
      withinMs: 60_000,
      everyMs: 250,
    })
  }, 120_000)
})
