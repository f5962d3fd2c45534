import { type Order, topics } from '@breach-alerts/contracts'
import { order, ordersOf, position, readAll, startTestIntake, version } from '../set-up.ts'

type Started = Awaited<ReturnType<typeof startTestIntake>>
let started: Started
beforeEach(async () => {
  started = await startTestIntake()
})
afterEach(() => started.stop())

const numbers = ({ versions }: Order) => versions.map(each => each.version)

describe('an order', () => {
  it('is answered with its highest version, and stands in the log under its id, complete', async () => {
    const { status, json } = await started.postOrder(order({ versions: [version(2), version(1)] }))
    expect([status, json]).toEqual([202, { orderId: 'ord_1', version: 2 }])
    const [stored] = await ordersOf(started.log, 'ord_1')
    expect(stored).toMatchObject({ protectedPersons: [], mappa: null, versions: [{ status: 'ACTIVE' }, {}] })
  })

  it.each([
    ['the same again', order()],
    [
      'the same with its defaults written out',
      order({ mappa: null, partners: [], versions: [version(1, { status: 'ACTIVE', validTo: null })] }),
    ],
    ['the same with its fields in another order', Object.fromEntries(Object.entries(order()).toReversed())],
  ])('%s is a 200, and nothing is written', async (_what, again) => {
    await started.postOrder(order())
    const { status, json } = await started.postOrder(again)
    expect([status, json]).toEqual([200, { orderId: 'ord_1', version: 1 }])
    expect(await ordersOf(started.log, 'ord_1')).toHaveLength(1)
  })

  it('with a version that is held with other content is a 409 that points at it, and nothing is written', async () => {
    await started.postOrder(order({ versions: [version(1), version(2)] }))
    const answer = await started.postOrder(
      order({ versions: [version(1), version(3), version(2, { validFrom: '2026-09-02' })] }),
    )
    expect([answer.status, answer.pointers]).toEqual([409, ['/versions/2']])
    expect(answer.json.type).toBe('urn:breach-alerts:problem:version-conflict')
    expect(await ordersOf(started.log, 'ord_1')).toHaveLength(1)
  })

  it('that leaves out versions that are held keeps them', async () => {
    await started.postOrder(order({ versions: [version(1), version(3)] }))
    const { status, json } = await started.postOrder(order({ versions: [version(2)] }))
    expect([status, json.version]).toEqual([202, 3])
    expect(numbers((await ordersOf(started.log, 'ord_1')).at(-1)!)).toEqual([1, 2, 3])
  })

  it('with other partners and the same versions is a new record', async () => {
    await started.postOrder(order())
    const partners = [{ partnerId: 'prt_demo', basis: 'MARAC' }]
    expect((await started.postOrder(order({ partners }))).status).toBe(202)
    expect((await ordersOf(started.log, 'ord_1')).at(-1)!.partners).toHaveLength(1)
  })

  it('keeps fields that the contract does not know', async () => {
    await started.postOrder(order({ tribunal: { x: 1 }, versions: [version(1, { remark: 'r' })] }))
    expect((await ordersOf(started.log, 'ord_1'))[0]).toMatchObject({ tribunal: { x: 1 }, versions: [{ remark: 'r' }] })
  })

  it('sent many times at once is written once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => started.postOrder(order())))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19)
    expect(await ordersOf(started.log, 'ord_1')).toHaveLength(1)
  })
})

describe('PUT', () => {
  it('fills in the id of the path', async () => {
    const { status, json } = await started.putOrder('ord_7', order({ orderId: undefined }))
    expect([status, json]).toEqual([202, { orderId: 'ord_7', version: 1 }])
  })

  it('refuses a body with another id than the path', async () => {
    const answer = await started.putOrder('ord_7', order())
    expect([answer.status, answer.pointers]).toEqual([400, ['/orderId']])
  })

  it('refuses an id of bad form', async () => {
    const answer = await started.putOrder('a%20b', order({ orderId: undefined }))
    expect([answer.status, answer.pointers]).toEqual([400, ['/orderId']])
  })
})

const square = [
  [-1.86, 53.72],
  [-1.85, 53.73],
  [-1.85, 53.72],
  [-1.86, 53.73],
  [-1.86, 53.72],
]
const area = (coordinates: unknown) =>
  version(1, { conditions: [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: { type: 'Polygon', coordinates } }] })

describe('what is not right', () => {
  it.each([
    ['no versions', order({ versions: [] }), ['/versions']],
    ['an unknown type', order({ type: 'ASBO' }), ['/type']],
    [
      'a date that does not exist',
      order({ versions: [version(1, { validFrom: '2026-02-30' })] }),
      ['/versions/0/validFrom'],
    ],
    ['one version twice', order({ versions: [version(1), version(1)] }), ['/versions/1/version']],
    [
      'a polygon that crosses itself',
      order({ versions: [area([square])] }),
      ['/versions/0/conditions/0/area/coordinates/0/0'],
    ],
    [
      'no respondent and an id of bad form',
      order({ orderId: 'a b', respondent: undefined }),
      ['/orderId', '/respondent'],
    ],
  ])('%s is a 400 that names it', async (_what, body, pointers) => {
    const answer = await started.postOrder(body)
    expect([answer.status, answer.pointers]).toEqual([400, pointers])
    expect(await readAll(started.log, topics.orders)).toEqual([])
  })

  it('is a 403 for a source, a 401 without a token, a 415 as an event', async () => {
    const statuses = await Promise.all([
      started.postOrder(order(), { token: started.tokens.source }),
      started.postOrder(order(), { token: null }),
      started.postOrder(order(), { type: 'application/cloudevents+json' }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([403, 401, 415])
  })

  it('is a 403 for events from a court', async () => {
    expect((await started.postEvent(position(), { token: started.tokens.court })).status).toBe(403)
  })

  it('is not echoed, and no name of an order gets into the log lines', async () => {
    const word = 'Zebedee-Oakenshaw'
    const person = { names: [{ full: word }], addresses: [{ lines: [word], postcode: word }] }
    await started.postOrder(order({ respondent: person, protectedPersons: [person] }))
    const conflict = await started.postOrder(order({ respondent: person, versions: [version(1, { note: word })] }))
    const bad = await started.postOrder(order({ type: word, risk: word, respondent: { dateOfBirth: word } }))
    expect([conflict.status, bad.status]).toEqual([409, 400])
    expect([conflict.text, bad.text, ...started.lines, await started.metrics.text()].join('\n')).not.toContain(word)
  })
})
