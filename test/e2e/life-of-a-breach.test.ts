import { randomUUID } from 'node:crypto'
import type { Alert } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { type Delivered, subscribe } from '../support/queue.ts'
import { makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

const raise = async (sample = makeSample()) => {
  await system.order(sample.order)
  await system.event(sample.strapTamper())
  await system.settled()
  const [alert] = await system.alerts(`?orderId=${sample.order.orderId}`)
  return { sample, alert: await system.alert(alert!.alertId) }
}

const act = (alert: Alert, fields: Record<string, unknown>, as = 'officer') =>
  system.api(`/api/alerts/${alert.alertId}/actions`, {
    as,
    body: { actionId: randomUUID(), doneAt: new Date().toISOString(), ...fields },
  })

const acknowledge = (alert: Alert, response: string, as = 'officer', ackId: string = randomUUID()) =>
  system.api(`/api/alerts/${alert.alertId}/acknowledgements`, {
    as,
    body: { ackId, response, deviceTime: new Date().toISOString() },
  })

const about = (messages: Delivered[], alertId: string) =>
  messages.filter(({ body }) => (body.additionalInformation as { alertId: string }).alertId === alertId)

describe('an event that meets a condition in force', () => {
  it('becomes one alert with its evidence, the owner and the partners are told, and every step is on the timeline', async () => {
    const officers = await subscribe(system.snsUrl, 'breach-alerts-officers', `officers-${randomUUID()}`)
    const partners = await subscribe(system.snsUrl, 'breach-alerts-partners', `partners-${randomUUID()}`)
    const { sample, alert } = await raise()

    expect(alert).toMatchObject({
      state: 'RAISED',
      level: 'CERTAIN',
      orderType: 'NON_MOLESTATION',
      forceCode: '13',
      conditionIds: ['c3'],
    })
    expect(alert.reference).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/u)
    expect(alert.findings[0]?.sentences.length).toBeGreaterThan(0)

    await until(async () => about(await officers.received(), alert.alertId).length > 0, { withinMs: 10_000 })
    await until(async () => about(await partners.received(), alert.alertId).length > 0, { withinMs: 10_000 })
    const [raised] = about(await officers.received(), alert.alertId)
    expect(raised!.body).toMatchObject({ eventType: 'breach-alerts.alert.raised', version: 1 })
    expect(raised!.attributes).toMatchObject({ officerId: '13:4471', orderType: 'NON_MOLESTATION', forceCode: '13' })
    const [notice] = about(await partners.received(), alert.alertId)
    expect(notice!.attributes).toMatchObject({ eventType: 'breach-alerts.alert.notice', partnerId: 'prt_demo' })
    for (const message of [raised!, notice!])
      for (const personal of ['Planted', 'Shielded', '9 Planted Lane', String(sample.place.latitude), sample.deviceId])
        expect(JSON.stringify(message)).not.toContain(personal)

    await until(async () => (await system.alert(alert.alertId)).notices.filter(n => n.state === 'SENT').length >= 2, {
      withinMs: 10_000,
    })
  }, 60_000)

  it('is acknowledged, acted on and closed, in that order and not otherwise', async () => {
    const { alert } = await raise()
    await until(
      async () =>
        (await system.alert(alert.alertId)).duties.some(d => d.duty === 'PARTNERS_TOLD' && d.state === 'DONE'),
      {
        withinMs: 10_000,
      },
    )
    const ackId = randomUUID()
    expect((await acknowledge(alert, 'SEEN')).status).toBe(201)
    expect((await system.alert(alert.alertId)).state).toBe('RAISED')
    const first = await acknowledge(alert, 'GOING', 'officer', ackId)
    expect(first.status).toBe(201)
    const again = await acknowledge(alert, 'GOING', 'officer', ackId)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(await system.alert(alert.alertId)).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: '13:4471' })

    const closure = (outcome: string) =>
      system.api(`/api/alerts/${alert.alertId}/closure`, {
        as: 'officer',
        body: { closureId: `close-${outcome}`, outcome, reason: 'Charged by CPS Direct' },
      })
    const early = await closure('1')
    expect(early.status).toBe(409)
    expect((early.body as { duties: unknown[] }).duties.length).toBeGreaterThan(0)

    expect((await act(alert, { code: 'ARRESTED' })).status).toBe(400)
    expect(
      (
        await act(alert, {
          code: 'ARRESTED',
          power: 'PACE_S24',
          necessityReason: 'To protect',
          place: 'at home',
          note: 'Arrested',
        })
      ).status,
    ).toBe(201)
    expect((await system.alert(alert.alertId)).state).toBe('ACTED')
    expect((await act(alert, { code: 'VICTIM_INFORMED', right: 6, method: 'in person' })).status).toBe(201)

    const wrongClass = await closure('COURT_PROVED')
    expect([wrongClass.status, (wrongClass.body as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
      400,
      '/outcome',
    ])
    expect((await closure('1')).status).toBe(201)
    const closed = await system.alert(alert.alertId)
    expect(closed.state).toBe('CLOSED')
    expect(closed.duties.every(d => d.state === 'DONE')).toBe(true)
    expect((await acknowledge(alert, 'GOING')).status).toBe(409)
  }, 60_000)

  it('joins the open alert of its order, and opens a new one after that is closed', async () => {
    const { sample, alert } = await raise()
    await system.event(sample.contact())
    await system.settled()
    const joined = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(joined.map(a => a.alertId)).toEqual([alert.alertId])
    expect([...joined[0]!.conditionIds].toSorted()).toEqual(['c2', 'c3'])
  })

  it('with a second victim tells the officer again: a new person at risk never joins in silence', async () => {
    const officers = await subscribe(system.snsUrl, 'breach-alerts-officers', `officers-${randomUUID()}`)
    const [sample, other] = [makeSample(), makeSample()]
    const people = [sample, other].flatMap(({ order }) => order.protectedPersons)
    const order = { ...sample.order, protectedPersons: people }
    await system.order(order)
    for (const person of [people[0], people[0], people[1]]) {
      await system.event(sample.contact(person))
      await system.settled()
    }
    const alerts = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(alerts).toHaveLength(1)
    const { alertId } = alerts[0]!
    const { timeline, findings } = await system.alert(alertId)
    expect(timeline.filter(({ type }) => type === 'breach.suspected').map(item => item['brings'])).toEqual([
      undefined,
      undefined,
      ['PERSON'],
    ])
    const toOwner = async () =>
      about(await officers.received(), alertId).filter(({ attributes }) => attributes['officerId'] === '13:4471')
    await until(async () => (await toOwner()).length === 2, { withinMs: 10_000 })
    const ids = findings.flatMap(({ protectedPersonIds }) => protectedPersonIds ?? [])
    expect(new Set(ids).size).toBe(2)
  }, 60_000)

  it('twice is the same event: one alert, one finding, both records counted', async () => {
    const sample = makeSample()
    await system.order(sample.order)
    const before = await system.settled()
    const event = sample.strapTamper()
    await system.event(event)
    await system.event(event)
    const after = await system.settled()
    const [alert] = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(alert?.findings).toHaveLength(1)
    expect(after.totals.matched - before.totals.matched).toBe(2)
    expect(after.totals.difference).toBe(0)
  })
})

describe('tag fixes in a zone', () => {
  it('raise a possible breach at once and a stronger one when the next confirms it', async () => {
    const sample = makeSample()
    await system.order(sample.order)
    await system.event(sample.fix(120, new Date(Date.now() - 60_000)))
    await system.settled()
    const [possible] = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(possible?.level).toBe('POSSIBLE')
    await system.event(sample.fix(125))
    await system.settled()
    const [confirmed, ...others] = await system.alerts(`?orderId=${sample.order.orderId}`)
    expect(others).toEqual([])
    expect(['PROBABLE', 'CERTAIN']).toContain(confirmed?.level)
  })
})

describe('no alert is raised', () => {
  it.each([
    ['by a fix well outside the zone', (s: ReturnType<typeof makeSample>) => s.fix(2_000)],
    ['by anything the protected person does', (s: ReturnType<typeof makeSample>) => s.contactByProtected()],
    [
      'by what happened before the order was made',
      (s: ReturnType<typeof makeSample>) => s.fix(120, new Date('2020-01-01T00:00:00Z')),
    ],
  ])('%s', async (_why, eventOf) => {
    const sample = makeSample()
    await system.order(sample.order)
    await system.event(eventOf(sample))
    await system.settled()
    expect(await system.alerts(`?orderId=${sample.order.orderId}`)).toEqual([])
  })
})

describe('an order that ends in six days', () => {
  it('is a task that its owner and their unit are told of, on a topic of its own, and nobody is named in it', async () => {
    const tasks = await subscribe(system.snsUrl, 'breach-alerts-tasks', `tasks-${randomUUID()}`)
    const officers = await subscribe(system.snsUrl, 'breach-alerts-officers', `officers-${randomUUID()}`)
    const sample = makeSample()
    const [version] = sample.order.versions
    const validTo = new Date(Date.now() + 6 * 24 * 60 * 60_000).toISOString()
    const order = { ...sample.order, versions: [{ ...version, validTo }] }
    await system.order(order)
    await until(async () => (await tasks.received()).length >= 2, { withinMs: 20_000 })
    const [owner, unit] = await tasks.received()
    expect(owner!.body).toMatchObject({
      eventType: 'breach-alerts.task.raised',
      additionalInformation: { taskKind: 'ORDER_ENDING', daysLeft: 7, actionAsked: 'DECIDE', forceCode: '13' },
    })
    expect(owner!.attributes).toMatchObject({ officerId: '13:4471', grade: '3', orderType: 'NON_MOLESTATION' })
    expect(unit!.attributes).not.toHaveProperty('officerId')
    expect(JSON.stringify([owner, unit])).not.toMatch(/Planted|Shielded|LS9/u)
    expect(await officers.received()).toEqual([])
    const page = await system.api(new URL(String(owner!.body['detailUrl'])).pathname, { as: 'officer' })
    expect(page.status).toBe(200)
  }, 60_000)
})
