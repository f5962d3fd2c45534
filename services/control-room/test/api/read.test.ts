import { topics } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import { breach, minute, order, start } from '../support/samples.ts'
import { type Answer, openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.stop())

describe('GET /api/alerts', () => {
  it.each<[Who | null, number]>([
    ['control', 200],
    ['officer', 200],
    ['supervisor', 200],
    ['officer-elsewhere', 200],
    ['partner', 403],
    ['source', 403],
    [null, 401],
  ])('answers %s with %i', async (who, status) => {
    expect((await room.get(who, '/api/alerts')).status).toBe(status)
  })

  it('gives whole alerts with findings, powers, duties, notices and timeline', async () => {
    const alertId = await room.raise(breach())
    const { body } = await room.get('officer', '/api/alerts')
    expect(body).toMatchObject({
      nextCursor: null,
      items: [{ alertId, orderId: 'ord_1', state: 'RAISED', level: 'CERTAIN', forceCode: '13' }],
    })
    expect(Object.keys(body.items[0]!)).toEqual(
      expect.arrayContaining(['findings', 'powers', 'duties', 'notices', 'timeline', 'reference']),
    )
  })

  it.each([
    ['state=OPEN', '/state'],
    ['state=RAISED,OPEN', '/state'],
    ['state=', '/state'],
    ['grade=4', '/grade'],
    ['grade=1&grade=2', '/grade'],
    ['force=..%2F', '/force'],
    ['orderId=a%20b', '/orderId'],
    ['cursor=', '/cursor'],
    ['cursor=nonsense', '/cursor'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['limit=1e1', '/limit'],
    ['limit=', '/limit'],
  ])('refuses ?%s with a pointer to the name and no value', async (query, pointer) => {
    const { status, body, headers } = await room.get('control', `/api/alerts?${query}`)
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body.errors.map(error => error.pointer)).toEqual([pointer])
    expect(JSON.stringify(body)).not.toContain('nonsense')
  })

  it('ignores names that it does not know', async () => {
    expect((await room.get('control', '/api/alerts?colour=red')).status).toBe(200)
  })

  it('filters by state, grade, order and force', async () => {
    const one = await room.raise(breach({ orderId: 'ord_1' }))
    const two = await room.raise(breach({ orderId: 'ord_2', responding: '06' }))
    await room.post('officer', `/api/alerts/${two}/acknowledgements`, { ackId: 'a', response: 'GOING' })
    const ids = async (query: string) =>
      (await room.get('control', `/api/alerts?${query}`)).body.items.map(({ alertId }) => alertId)
    expect(await ids('state=RAISED')).toEqual([one])
    expect(await ids('state=ACKNOWLEDGED')).toEqual([two])
    expect(new Set(await ids('state=RAISED,ACKNOWLEDGED'))).toEqual(new Set([one, two]))
    expect(await ids('state=CLOSED')).toEqual([])
    expect(await ids('orderId=ord_2')).toEqual([two])
    expect(await ids('force=06')).toEqual([two])
    expect((await ids('grade=1')).length + (await ids('grade=2')).length + (await ids('grade=3')).length).toBe(2)
  })

  it('pages through every visible alert once, though most of the queue is another force’s', async () => {
    const mine: string[] = []
    for (let i = 0; i < 12; i += 1) {
      const isMine = i % 4 === 0
      const forceCode = isMine ? '13' : '06'
      const raised = await room.raise(
        breach({
          orderId: `ord_${i}`,
          at: start + i * minute,
          responding: forceCode,
          facts: { forceCode, officerId: `${forceCode}:1`, deputyId: null },
        }),
      )
      if (isMine) mine.push(raised)
    }
    for (const who of ['control', 'officer'] as const) {
      const seen: string[] = []
      let cursor: string | null = ''
      for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
        const { body }: Answer = await room.get(who, `/api/alerts?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
        seen.push(...body.items.map(({ alertId }) => alertId))
        cursor = body.nextCursor
      }
      expect(seen.toSorted()).toEqual(mine.toSorted())
    }
  })
})

describe('need to know', () => {
  const cases: [string, Parameters<typeof breach>[0], Who, boolean][] = [
    ['owner’s force', {}, 'officer', true],
    ['owner’s control room', {}, 'control', true],
    ['another force', {}, 'officer-elsewhere', false],
    ['another control room', {}, 'control-elsewhere', false],
    ['the force where it happens', { responding: '06' }, 'officer-elsewhere', true],
    [
      'an order nobody owns, a control room anywhere',
      { responding: null, facts: { forceCode: null, officerId: null } },
      'control-elsewhere',
      true,
    ],
    [
      'an order nobody owns, a supervisor',
      { responding: null, facts: { forceCode: null, officerId: null } },
      'supervisor',
      true,
    ],
    [
      'an order nobody owns, an officer',
      { responding: null, facts: { forceCode: null, officerId: null } },
      'officer',
      false,
    ],
  ]
  it.each(cases)('%s: %j for %s is %s', async (_rule, shape, who, isSeen) => {
    const alertId = await room.raise(breach(shape))
    const one = await room.get(who, `/api/alerts/${alertId}`)
    const { body } = await room.get(who, '/api/alerts')
    expect([one.status, body.items.length]).toEqual(isSeen ? [200, 1] : [404, 0])
  })

  it('lets an officer of any force see an alert that they were assigned, and answer it', async () => {
    const alertId = await room.raise(breach())
    expect((await room.get('officer-elsewhere', `/api/alerts/${alertId}`)).status).toBe(404)
    const assign = { ackId: 'a1', response: 'GOING', onBehalfOf: '06:0917' }
    expect((await room.post('control', `/api/alerts/${alertId}/acknowledgements`, assign)).status).toBe(201)
    expect((await room.get('officer-elsewhere', `/api/alerts/${alertId}`)).status).toBe(200)
    expect((await room.page('officer-elsewhere', `/alerts/${alertId}`)).status).toBe(200)
    const inQueue = async () =>
      (await room.get('officer-elsewhere', '/api/alerts')).body.items.map(item => item.alertId)
    expect(await inQueue()).toEqual([alertId])
    expect((await room.page('officer-elsewhere', '/alerts')).text).toContain(`/alerts/${alertId}`)
    const pass = { ackId: 'a2', response: 'NOT_ME' }
    expect((await room.post('officer-elsewhere', `/api/alerts/${alertId}/acknowledgements`, pass)).status).toBe(201)
    expect((await room.get('control-elsewhere', `/api/alerts/${alertId}`)).status).toBe(404)
    expect((await room.get('control-elsewhere', '/api/alerts')).body.items).toEqual([])
  })

  it('lists for an officer what is of their force and what they were told of elsewhere, most pressing first', async () => {
    const elsewhere = await room.raise(breach({ orderId: 'ord_1', at: start + minute }))
    const own = await room.raise(breach({ orderId: 'ord_2', responding: '06', facts: { forceCode: '06' } }))
    await room.raise(breach({ orderId: 'ord_3' }))
    const assign = { ackId: 'a1', response: 'GOING', onBehalfOf: '06:0917' }
    await room.post('control', `/api/alerts/${elsewhere}/acknowledgements`, assign)
    const ids = async (query = '') =>
      (await room.get('officer-elsewhere', `/api/alerts${query}`)).body.items.map(item => item.alertId)
    expect(await ids()).toEqual([own, elsewhere])
    expect(await ids('?state=ACKNOWLEDGED')).toEqual([elsewhere])
    expect(await ids('?force=13')).toEqual([elsewhere])
    expect(await ids('?force=06')).toEqual([own])
  })

  it('lets an officer of any force see an alert that they were told of on duty, and nothing of its order', async () => {
    const alertId = await room.raise(breach())
    await room.raise({
      entryId: 'ent_told',
      type: 'notice.recorded',
      orderId: 'ord_1',
      alertId,
      noticeId: 'ntc_1',
      to: 'force:13/UNIT_SUPERVISOR',
      channel: 'SNS',
      state: 'SENT',
      reason: null,
      officerId: '06:0917',
      at: new Date(room.now()).toISOString(),
      by: 'service:notifier',
    })
    expect((await room.get('officer-elsewhere', `/api/alerts/${alertId}`)).status).toBe(200)
    expect((await room.get('officer-elsewhere', '/api/alerts')).body.items.map(item => item.alertId)).toEqual([alertId])
    await room.register(order())
    expect((await room.get('officer-elsewhere', '/api/orders/ord_1')).status).toBe(404)
  })

  it('answers for an alert of another force word for word as for one that is not there', async () => {
    const alertId = await room.raise(breach())
    const hidden = await room.get('officer-elsewhere', `/api/alerts/${alertId}`)
    const absent = await room.get('officer-elsewhere', '/api/alerts/alr_none')
    expect(hidden.body).toEqual(absent.body)
  })

  it.each(['acknowledgements', 'actions', 'closure'])('lets nobody of another force post %s', async path => {
    const alertId = await room.raise(breach())
    const { status } = await room.post('officer-elsewhere', `/api/alerts/${alertId}/${path}`, {
      ackId: 'a',
      response: 'GOING',
    })
    expect(status).toBe(404)
    expect(await room.records(topics.journal)).toHaveLength(1)
  })

  it.each(['alr%2F..', '%00', 'a'.repeat(200), 'ünlaut'])('answers 404 to an id that cannot be one (%s)', async id => {
    expect((await room.get('control', `/api/alerts/${id}`)).status).toBe(404)
  })
})

describe('GET /api/orders/{orderId}', () => {
  it.each<[Who | null, number]>([
    ['officer', 200],
    ['control', 200],
    ['supervisor', 200],
    ['officer-elsewhere', 404],
    ['control-elsewhere', 404],
    ['partner', 403],
    ['source', 403],
    [null, 401],
  ])('answers %s with %i for an order of force 13', async (who, status) => {
    await room.register(order())
    expect((await room.get(who, '/api/orders/ord_1')).status).toBe(status)
  })

  it('gives an order that nobody owns to every control room', async () => {
    await room.register(order('ord_9', null))
    expect((await room.get('control-elsewhere', '/api/orders/ord_9')).status).toBe(200)
    expect((await room.get('officer', '/api/orders/ord_9')).status).toBe(404)
  })

  it('says beside the order what keeps a part of it from being judged', async () => {
    const [version] = order().versions
    const area = { type: 'Circle' as const, centre: { latitude: -1.55, longitude: 53.8 }, radiusM: 500 }
    const conditions = [{ ...version!.conditions[0]!, kind: 'EXCLUSION_ZONE' as const, area }]
    await room.register({ ...order(), versions: [{ ...version!, conditions }] })
    expect((await room.get('officer', '/api/orders/ord_1')).body).toMatchObject({
      orderId: 'ord_1',
      gaps: [{ code: 'AREA_ELSEWHERE', pointer: '/versions/0/conditions/0/area' }],
    })
  })

  it('says that it does not know, not that there is none, while the register is lost', async () => {
    expect((await room.get('officer', '/api/orders/ord_1')).status).toBe(503)
    await room.register(order())
    expect((await room.get('officer', '/api/orders/ord_2')).status).toBe(404)
  })
})

describe('the access log', () => {
  it('has one record for each look at an alert, a list and an order: who, what, when, and no name', async () => {
    const alertId = await room.raise(breach())
    await room.register(order())
    await room.get('officer', `/api/alerts/${alertId}`)
    await room.page('control', `/alerts/${alertId}`)
    await room.get('control', '/api/alerts')
    await room.get('officer', '/api/orders/ord_1')
    await until(async () => (await room.records(topics.access)).length === 4)
    const records = await room.records(topics.access)
    expect(records).toMatchObject([
      { what: 'alert.viewed', who: '13:4471', subjectId: alertId, when: new Date(start).toISOString() },
      { what: 'alert.viewed', who: 'control', subjectId: alertId },
      { what: 'alerts.listed', who: 'control', alertIds: [alertId] },
      { what: 'order.viewed', who: '13:4471', subjectId: 'ord_1' },
    ])
    expect(JSON.stringify(records)).not.toMatch(/Thackray|Brandwood|Elm|EM-77120/u)
  })

  it('lets the answer go when the log is away, and writes the record when it is back', async () => {
    const alertId = await room.raise(breach())
    room.breakAppend(topics.access)
    expect((await room.get('officer', `/api/alerts/${alertId}`)).status).toBe(200)
    expect(await room.records(topics.access)).toEqual([])
    expect((await room.get(null, '/metrics')).text).toContain('control_room_access_log_failures_total')
    room.breakAppend(null)
    await until(async () => (await room.records(topics.access)).length === 1)
  })

  it('has nothing of a look that was refused', async () => {
    const alertId = await room.raise(breach())
    await room.get('officer-elsewhere', `/api/alerts/${alertId}`)
    await room.get('partner', `/api/alerts/${alertId}`)
    expect(await room.records(topics.access)).toEqual([])
  })
})
