import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

const services = [
  'intake',
  'order-register',
  'breach-matcher',
  'alert-desk',
  'notifier',
  'escalation-clock',
  'control-room',
  'ledger-sealer',
] as const

let system: System
beforeAll(async () => {
  system = await startSystem('engines')
}, 180_000)
afterAll(async () => system.dispose(), 30_000)

const pidOf = async (service: string): Promise<number> => {
  const processes = JSON.parse(await readFile(join(system.dataDir, 'processes.json'), 'utf8')) as Record<string, number>
  return processes[service]!
}

/** What a source does: the same event again until it was accepted. */
const deliver = (event: unknown) =>
  until(
    async () => {
      try {
        return (await system.event(event)).status === 202
      } catch {
        return false
      }
    },
    { withinMs: 60_000 },
  )

const answers = async () => {
  try {
    return (await system.settled()) !== null
  } catch {
    return false
  }
}

describe('kill -9 of one service under load', () => {
  it.each(services)(
    '%s: nothing accepted is lost, nothing is raised twice',
    async service => {
      const samples = Array.from({ length: 12 }, () => makeSample())
      for (const { order } of samples) expect((await system.order(order)).status).toBe(202)
      await until(answers, { withinMs: 60_000 })
      const before = (await system.accounting()).totals

      // Killed after the third delivery has begun and before the last: in the middle of the work, wherever each part is by then.
      const events = samples.flatMap(sample => [sample.fix(2_000), sample.strapTamper(), sample.contact()])
      const deliveries: Promise<void>[] = []
      for (const [index, event] of events.entries()) {
        deliveries.push(deliver(event))
        if (index === 10) process.kill(await pidOf(service), 'SIGKILL')
        await deliveries.at(-3)
      }
      await Promise.all(deliveries)

      await until(answers, { withinMs: 90_000 })
      const after = (await system.accounting()).totals
      expect(after.difference).toBe(0)
      // A delivery whose answer was lost is sent again and counted again: never fewer, and the surplus is repeats.
      expect(after.accepted - before.accepted).toBeGreaterThanOrEqual(events.length)
      for (const { order } of samples) {
        await until(async () => (await system.alerts(`?orderId=${order.orderId}`))[0]?.conditionIds.length === 2, {
          withinMs: 30_000,
        })
        const alerts = await system.alerts(`?orderId=${order.orderId}`)
        expect([order.orderId, alerts.length]).toEqual([order.orderId, 1])
      }
    },
    240_000,
  )
})
