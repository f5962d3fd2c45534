import { spawn } from 'node:child_process'
import { projectRoot } from '@breach-alerts/testing'
import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

describe('a second start on the same folder', () => {
  it('after kill -9 goes on with every alert, order and count, and raises nothing twice', async () => {
    const sample = makeSample()
    await system.order(sample.order)
    await system.event(sample.strapTamper())
    const before = await system.settled()
    const [alert] = await system.alerts(`?orderId=${sample.order.orderId}`)
    const answered = await system.api(`/api/alerts/${alert!.alertId}/acknowledgements`, {
      as: 'officer',
      body: { ackId: 'a1', response: 'GOING', deviceTime: new Date().toISOString() },
    })
    expect(answered.status).toBe(201)

    await system.kill()
    await system.start()

    const after = await system.settled()
    expect(after.totals).toEqual(before.totals)
    const alerts = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(alerts.map(a => [a.alertId, a.state])).toEqual([[alert!.alertId, 'ACKNOWLEDGED']])

    await system.event(sample.contact())
    await system.settled()
    expect((await system.alerts(`?orderId=${sample.order.orderId}`)).map(a => a.alertId)).toEqual([alert!.alertId])
  }, 120_000)

  it('ends within ten seconds of SIGTERM with status 0', async () => {
    const askedAt = performance.now()
    expect(await system.stop()).toBe(0)
    expect(performance.now() - askedAt).toBeLessThan(10_000)
    await system.start()
  }, 120_000)
})

describe('npm start', () => {
  it('passes SIGTERM on and ends with status 0', async () => {
    await system.stop()
    const npm = spawn('npm', ['start', '--', '--no-demo', '--data', system.dataDir], {
      cwd: projectRoot(),
      env: { ...process.env, NODE_OPTIONS: '', ...system.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ready = new Promise<void>((resolve, reject) => {
      let said = ''
      for (const stream of [npm.stdout, npm.stderr])
        stream.on('data', (bytes: Buffer) => {
          said += bytes.toString()
          if (said.includes(`:${system.env.CONTROL_ROOM_PORT}`)) resolve()
        })
      npm.once('exit', code => reject(new Error(`npm start ended with ${code}:\n${said}`)))
    })
    await ready
    const status = new Promise<number | null>(resolve => npm.once('exit', resolve))
    npm.kill('SIGTERM')
    expect(await status).toBe(0)
    await system.start()
  }, 120_000)
})
