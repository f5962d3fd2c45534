import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
let alertId: string
let orderId: string
beforeAll(async () => {
  system = await startSystem()
  const sample = makeSample()
  orderId = sample.order.orderId
  await system.order(sample.order)
  await system.event(sample.strapTamper())
  await system.settled()
  alertId = (await system.alerts(`?orderId=${orderId}`))[0]!.alertId
}, 150_000)
afterAll(async () => system.dispose())

const people = [
  'control',
  'officer',
  'deputy',
  'supervisor',
  'partner',
  'officer-elsewhere',
  'source-demo',
  undefined,
] as const

describe('who may see what', () => {
  it.each<[string, () => string, number[]]>([
    //                                             control officer deputy supervisor partner elsewhere source nobody
    ['the queue', () => '/api/alerts', [200, 200, 200, 200, 403, 200, 403, 401]],
    ['an alert of force 13', () => `/api/alerts/${alertId}`, [200, 200, 200, 200, 403, 404, 403, 401]],
    ['its order', () => `/api/orders/${orderId}`, [200, 200, 200, 200, 403, 404, 403, 401]],
    ['the parked records', () => '/api/parked', [200, 403, 403, 200, 403, 403, 403, 401]],
    ['the accounting', () => '/api/accounting', [200, 200, 200, 200, 200, 200, 200, 401]],
  ])('%s', async (_what, path, expected) => {
    const statuses = await Promise.all(
      people.map(async as => (await system.api(path(), as === undefined ? {} : { as })).status),
    )
    expect(statuses).toEqual(expected)
  })

  it('an officer of another force does not find the alert in the queue', async () => {
    expect((await system.alerts(`?orderId=${orderId}`, 'officer-elsewhere')).length).toBe(0)
  })

  it('the documents describe both services', async () => {
    for (const url of [system.urls.intake, system.urls.controlRoom]) {
      const document = (await (await fetch(`${url}/docs/json`)).json()) as { openapi: string }
      expect(document.openapi).toMatch(/^3\.1/u)
      expect((await fetch(`${url}/docs`)).status).toBe(200)
    }
  })
})
