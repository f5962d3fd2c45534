import { Alert, type Order, topics } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { breach, iso, minute, order, start } from '../support/samples.ts'
import { openRoom, type Room } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom()
  await room.register(order())
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const day = 24 * 60 * minute
const act = (code: string, more: object = {}, id = alertId) =>
  room.post('officer', `/api/alerts/${id}/actions`, {
    actionId: `x-${code}-${JSON.stringify(more).length}`,
    code,
    doneAt: iso(room.now()),
    ...more,
  })
const look = async (id = alertId) => Alert.parse((await room.get('officer', `/api/alerts/${id}`)).body)
const open = async () => (await look()).prompts!.flatMap(({ code, state }) => (state === 'OPEN' ? [code] : []))
const clock = async (clockId: string) => (await look()).clocks!.find(each => each.clockId === clockId)
/** Another order, its protected person somebody else. */
const other = (orderId: string, forceCode: string, more: Partial<Order> = {}): Order => ({
  ...order(orderId, forceCode),
  type: 'SPO',
  protectedPersons: [{ names: [{ given: ['Ida'], family: 'Fell' }], identifiers: [], addresses: [] }],
  ...more,
})

describe('the questions of an alert', () => {
  it('come with the alert, not with lists, and are answered by an action', async () => {
    expect(await open()).toEqual(expect.arrayContaining(['WHO_ELSE_AT_RISK', 'RMP_REVIEW', 'SUPPORT']))
    expect((await room.get('officer', '/api/alerts')).body.items[0]).not.toHaveProperty('prompts')
    await act('RMP_REVIEWED')
    expect(await open()).not.toContain('RMP_REVIEW')
  })

  it('are set aside only with a note, which the answer shows', async () => {
    const missing = await act('PROMPT_ANSWERED', { prompt: 'SUPPORT', answer: 'NOT_NEEDED' })
    expect([missing.status, missing.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/note']])
    await act('PROMPT_ANSWERED', { prompt: 'SUPPORT', answer: 'NOT_NEEDED', note: 'In touch with an adviser.' })
    const { prompts } = await look()
    expect(prompts!.find(({ code }) => code === 'SUPPORT')).toMatchObject({
      state: 'ANSWERED',
      answer: { code: 'PROMPT_ANSWERED', by: '13:4471', note: 'In touch with an adviser.' },
    })
  })

  it('do not hold up closing', async () => {
    await act('ATTENDED', { note: 'Attended.' })
    await act('VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
    expect((await open()).length).toBeGreaterThan(3)
    const closing = { closureId: 'c', outcome: '1', reason: 'Charged' }
    expect((await room.post('officer', `/api/alerts/${alertId}/closure`, closing)).status).toBe(201)
  })

  it('know from the register that the order is about to end, has ended, or was varied', async () => {
    const [version] = order().versions
    const withVersions = (versions: Order['versions']) => room.register({ ...order(), versions })
    await withVersions([{ ...version!, validTo: iso(start + 5 * day) }])
    expect(await open()).toContain('ORDER_ENDING')
    room.now(start + 6 * day)
    expect(await open()).toContain('NO_ORDER_IN_PLACE')
    await withVersions([version!, { ...version!, version: 2, validFrom: iso(start + day) }])
    expect(await open()).toContain('ORDER_VARIED')
  })
})

describe('the clocks of an alert', () => {
  it('are started and stopped by what is recorded', async () => {
    expect(await clock('PACE_DETENTION')).toBeUndefined()
    await act('ARRESTED', { power: 'PACE_S24', place: 'Street', necessityReason: 'To protect' })
    expect(await clock('PACE_DETENTION')).toMatchObject({ state: 'RUNNING', dueAt: iso(start + day) })
    expect(await clock('VICTIM_ENHANCED')).toMatchObject({
      dueAt: '2026-11-25T00:00:00.000Z',
      verify: 'Edition of the Victims’ Code in force',
    })
    await act('VICTIM_INFORMED', { right: 6, method: 'phone' })
    await act('BAILED')
    expect(await clock('PACE_DETENTION')).toMatchObject({ state: 'STOPPED_IN_TIME', stoppedAt: iso(start) })
  })

  it('start a review of the plan at a change of circumstances', async () => {
    const quiet = await room.raise(breach({ orderId: 'ord_2', facts: { risk: 'STANDARD' } }))
    expect((await look(quiet)).clocks!.map(({ clockId }) => clockId)).not.toContain('RMP_REVIEW')
    await act('CIRCUMSTANCES_CHANGED', { change: 'ADDRESS' }, quiet)
    expect((await look(quiet)).clocks!.find(({ clockId }) => clockId === 'RMP_REVIEW')).toMatchObject({
      state: 'RUNNING',
      startedAt: iso(start),
    })
  })
})

describe('the same person on other orders', () => {
  it('are counted across orders and forces; an order of another force has no id, and nobody is named', async () => {
    await room.register(other('ord_2', '06'))
    await room.register(other('ord_3', '13', { respondent: { ...order().respondent, identifiers: [] } }))
    await room.raise(
      breach({ orderId: 'ord_2', facts: { forceCode: '06', officerId: '06:0917', deputyId: null }, responding: '06' }),
    )
    const { serial } = await look()
    expect(serial).toMatchObject({
      orders: [
        { orderId: null, orderType: 'SPO', forceCode: '06', inForce: true, breaches: 1 },
        { orderId: 'ord_3', orderType: 'SPO', forceCode: '13', inForce: true, breaches: 0 },
      ],
      forces: ['06', '13'],
      protectedPeople: 2,
      sentence: '2nd suspected breach in 30 days, 2 different victims',
      isUnbound: false,
      isPartial: false,
    })
    expect(JSON.stringify(serial)).not.toMatch(/Thackray|Brandwood|Fell|ord_2/u)
  })

  it('leave out somebody else of the same name', async () => {
    const namesake = { ...order().respondent, dateOfBirth: '1961-12-30', identifiers: [] }
    await room.register(other('ord_2', '13', { respondent: namesake }))
    expect((await look()).serial).toMatchObject({ orders: [], sentence: null })
  })

  it('say that nothing binds the person, once no order is in force', async () => {
    const [version] = order().versions
    await room.register({ ...order(), versions: [{ ...version!, validTo: iso(start + day) }] })
    await room.register(other('ord_2', '13'))
    room.now(start + 2 * day)
    expect(await open()).not.toContain('NO_ORDER_IN_PLACE')
    await room.register(other('ord_2', '13', { versions: [{ ...version!, status: 'DISCHARGED' }] }))
    expect((await look()).serial).toMatchObject({ isUnbound: true })
    expect(await open()).toContain('NO_ORDER_IN_PLACE')
  })

  it('are not told when the register cannot be asked: that is not the same as none', async () => {
    const unknown = await room.raise(breach({ orderId: 'ord_9' }))
    expect(await look(unknown)).not.toHaveProperty('serial')
    expect((await look(unknown)).prompts!.length).toBeGreaterThan(0)
  })

  it('leave a record of what was combined, by id, and none where there was nothing to combine', async () => {
    const combined = async () =>
      (await room.records(topics.access)).filter(({ what }) => what === 'respondent.combined')
    await look()
    await room.register(other('ord_2', '06'))
    await look()
    await until(async () => (await combined()).length === 1)
    expect(await combined()).toMatchObject([
      { who: '13:4471', subjectType: 'ORDER', subjectId: 'ord_1', alertIds: [alertId], orderIds: ['ord_1', 'ord_2'] },
    ])
    expect(JSON.stringify(await combined())).not.toMatch(/Thackray|Brandwood|Fell/u)
  })

  it('stand an SPO notification still while the person is under sex-offender notification', async () => {
    const spo = await room.raise(breach({ orderId: 'ord_2', kind: 'NOTIFY', facts: { orderType: 'SPO' } }))
    const served = { mode: 'PERSONAL_SERVICE' as const, at: iso(start - day), by: '13:4471' }
    const [version] = order().versions
    await room.register(other('ord_2', '13', { versions: [{ ...version!, knowledge: [served] }] }))
    const notify = async () => (await look(spo)).clocks!.find(({ clockId }) => clockId === 'SPO_NOTIFY')
    expect(await notify()).toMatchObject({ state: 'RUNNING' })
    await room.register({ ...order(), type: 'SHPO', mappa: { category: 1, level: 1, leadAgency: 'POLICE' } })
    expect(await notify()).toMatchObject({ state: 'SUSPENDED', dueAt: null })
  })
})
