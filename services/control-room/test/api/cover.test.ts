import { topics } from '@breach-alerts/contracts'
import { aRota, anOfficer, smallDirectory } from '../support/directory.ts'
import { openRoom, type Room } from '../support/room.ts'
import { order, start } from '../support/samples.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.stop())

const put = (entries: readonly unknown[], who: 'supervisor' | 'officer' | 'control' = 'supervisor') =>
  room.post(who, '/api/directory', { entries })
const override = {
  kind: 'OVERRIDE',
  overrideId: 'o1',
  rotaId: 'sup',
  from: '2026-11-24T07:00:00Z',
  to: '2026-11-25T07:00:00Z',
  officerId: null,
}

describe('POST /api/directory', () => {
  it('records every line with who and when, and leaves what is held already', async () => {
    expect(await put(smallDirectory)).toMatchObject({ status: 200, body: { recorded: 7, unchanged: 0 } })
    expect(await put([...smallDirectory, anOfficer('13:2211')])).toMatchObject({ body: { recorded: 1, unchanged: 7 } })
    const records = await room.records(topics.directory)
    expect(records).toHaveLength(8)
    for (const record of records) expect(record).toMatchObject({ by: '13:2203', at: new Date(start).toISOString() })
  })

  it.each([
    ['an officer', 'officer' as const],
    ['a control room', 'control' as const],
  ])('is not for %s', async (_, who) => {
    expect((await put(smallDirectory, who)).status).toBe(403)
  })

  it.each([
    ['an officer', anOfficer('06:0917')],
    ['a rota', aRota('sup06', '06')],
  ])('takes nothing where %s belongs to another force', async (_, line) => {
    expect((await put([...smallDirectory, line])).status).toBe(403)
    expect(await room.records(topics.directory)).toEqual([])
  })

  it('names every bad line and takes none of them', async () => {
    const answer = await put([
      {
        ...anOfficer('13:1'),
        contacts: [{ channel: 'SMS', contactId: '07700900123', verifiedAt: null, failedAt: null }],
      },
      { kind: 'DOG' },
    ])
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual([
      '/entries/0/contacts/0/contactId',
      '/entries/1/kind',
    ])
    expect(answer.text).not.toContain('07700900123')
    const dangling = await put([override, { kind: 'WITHDRAWAL', overrideId: 'none' }])
    expect(dangling.body.errors.map(({ pointer }) => pointer)).toEqual(['/entries/0/rotaId', '/entries/1/overrideId'])
    expect(await room.records(topics.directory)).toEqual([])
  })

  it('stores nothing of an officer that the contract does not list: no name and no number', async () => {
    await put([{ ...anOfficer('13:4471'), name: 'Planted', phone: '07700900123' }])
    expect(JSON.stringify(await room.records(topics.directory))).not.toMatch(/Planted|07700900123/u)
  })

  it('never rewrites an override: who said what stays on the record', async () => {
    await put([...smallDirectory, override])
    expect(await put([override])).toMatchObject({ body: { recorded: 0, unchanged: 1 } })
    const changed = await put([{ ...override, officerId: '13:2210' }])
    expect(changed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/entries/0/overrideId' }] } })
  })

  it('says plainly that nothing was taken while the log is away', async () => {
    room.breakAppend(topics.directory)
    expect((await put(smallDirectory)).status).toBe(503)
  })
})

describe('GET /api/cover', () => {
  it('names who is on duty, the gaps, who cannot be reached, and orders without cover', async () => {
    await put([...smallDirectory, override])
    await room.log.append([
      { topic: topics.orders, key: 'ord_1', value: Buffer.from(JSON.stringify(order())) },
      {
        topic: topics.orders,
        key: 'ord_over',
        value: Buffer.from(
          JSON.stringify({ ...order('ord_over'), versions: [{ ...order().versions[0], status: 'DISCHARGED' }] }),
        ),
      },
    ])
    const { body } = await room.get('supervisor', '/api/cover')
    expect(body).toMatchObject({
      rotas: [{ rotaId: 'sup', officerId: '13:2208', problem: null }],
      gaps: [
        { desk: 'FORCE_INCIDENT_MANAGER', problem: 'NO_ROTA' },
        { rotaId: 'sup', from: '2026-11-24T07:00:00.000Z', to: '2026-11-25T07:00:00.000Z', problem: 'NOBODY_ON_DUTY' },
      ],
      unreachable: ['13:5120'],
      orders: [{ orderId: 'ord_1', rungs: [{ name: 'DEPUTY', officerId: '13:5120', problem: 'NOT_REACHABLE' }] }],
    })
  })

  it('shows nobody another force’s cover', async () => {
    await put(smallDirectory)
    expect((await room.get('control-elsewhere', '/api/cover')).body).toMatchObject({
      rotas: [],
      gaps: [],
      unreachable: [],
    })
    expect((await room.get('officer', '/api/cover')).status).toBe(403)
  })
})
