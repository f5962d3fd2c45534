import { Order } from '@breach-alerts/contracts'
import { makeMetrics, type RunningService } from '@breach-alerts/runtime'
import { until } from '@breach-alerts/testing'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import { eventRecord, indexOrders, inside, journalOf, makeWorld, order, platform } from './support/world.ts'

const config = ServiceConfig.parse({ ORDERS_WAIT_MS: '300', BLOCK_CAP: '10' })

const born = { names: [{ given: ['Zebulon'], family: 'Quarrington' }], dateOfBirth: '1985-05-17' }
/** Fifteen orders whose respondents have one name and one date of birth; the first has a number of his own. */
const namesakes = Array.from({ length: 15 }, (_, at): Order =>
  Order.parse({
    ...order,
    orderId: `ord_${String(at).padStart(2, '0')}`,
    respondent: { ...born, identifiers: at === 0 ? [{ scheme: 'CRN', value: 'X100000' }] : [] },
  }),
)
const newest = namesakes.slice(-10).map(({ orderId }) => orderId)

const stop = (id: string, identifiers: object[] = []) =>
  eventRecord(
    'police.encounter',
    { encounter: 'STOP', place: { point: inside }, people: [{ role: 'SUSPECT', ...born, identifiers }] },
    { id, time: new Date(Date.now() - 60_000).toISOString() },
  )

const consonants = 'bdfgklmnrst'
const word = (serial: number) => [1, 11, 121].map(by => `${consonants[Math.floor(serial / by) % 11]}o`).join('')
/** So many people with names that sound unlike each other that one of his with one of hers gives more keys than are asked for. */
const crowd = (role: string) =>
  Array.from({ length: 80 }, (_, at) => ({ role, names: [{ full: `${word(at * 7)} ${word(at * 13 + 5)}` }] }))
const inCrowd = (id: string, people: object[] = []) =>
  eventRecord(
    'police.encounter',
    { encounter: 'STOP', place: { point: inside }, people: [...crowd('SUSPECT'), ...crowd('WITNESS'), ...people] },
    { id, time: new Date(Date.now() - 60_000).toISOString() },
  )

/** A world with the namesakes, and how far the account was settled by each batch. */
const settling = async () => {
  const world = makeWorld()
  await indexOrders(world, namesakes)
  const reached: number[] = []
  const settle: typeof world.stores.matcher.settle = (account, ...rest) => {
    reached.push(account.nextOffset)
    return world.stores.matcher.settle(account, ...rest)
  }
  return { world: { ...world, stores: { ...world.stores, matcher: { ...world.stores.matcher, settle } } }, reached }
}

describe('an event with more than is compared', () => {
  let running: RunningService | null = null
  afterEach(async () => {
    await running?.stop(1_000)
    running = null
  })
  const open = async (given = config, world = makeWorld()) => {
    const metrics = makeMetrics()
    const service = await startBreachMatcher(
      {
        ...platform(),
        metrics,
        log: world.log,
        orders: world.stores.orders,
        memory: world.stores.matcher,
        keyHash: world.stores.keyHash,
        silences: world.stores.silences,
      },
      given,
    )
    running = service
    const counted = (nextOffset: number) =>
      until(async () => (await world.stores.matcher.accounts())[0]?.nextOffset === nextOffset)
    const findings = async () =>
      (await journalOf(world.log))
        .flatMap(entry => (entry.type === 'breach.suspected' ? [entry.finding] : []))
        .toSorted((a, b) => a.orderId.localeCompare(b.orderId))
    return { world, metrics, service, counted, findings }
  }

  it('is held against the newest of them and whomever a number names, and says so everywhere', async () => {
    const { world, metrics, service, counted, findings } = await open()
    await indexOrders(world, namesakes)
    expect((await service.health())['blocks']).toEqual({ status: 'UP' })
    await world.log.append([stop('by-name'), stop('by-number', [{ scheme: 'CRN', value: 'X100000' }])])
    await counted(2)
    const found = await findings()
    const of = (id: string) => found.filter(({ event }) => event.id === id)
    expect(of('by-name').map(({ orderId }) => orderId)).toEqual(newest)
    expect(of('by-number').map(({ orderId }) => orderId)).toContain('ord_00')
    expect(found.every(({ flags }) => flags.includes('NOT_ALL_COMPARED'))).toBe(true)
    expect(of('by-name')[0]?.sentences.join(' ')).toContain('not every one of them was compared')
    expect((await world.stores.matcher.accounts())[0]).toMatchObject({ matched: 2, notAllCompared: 2 })
    expect((await service.health())['blocks']).toEqual({ status: 'UP', detail: 'BLOCKS_CAPPED' })
    const text = await metrics.text()
    expect(text).toContain('breach_matcher_capped_events_total 2')
    expect(text).toMatch(/breach_matcher_capped_orders_total \d\d/u)
  })

  it('says nothing where the cap takes nothing away', async () => {
    const { world, service, counted, findings } = await open(ServiceConfig.parse({ BLOCK_CAP: '15' }))
    await indexOrders(world, namesakes)
    await world.log.append([stop('by-name')])
    await counted(1)
    const found = await findings()
    expect(found).toHaveLength(15)
    expect(found.some(({ flags }) => flags.includes('NOT_ALL_COMPARED'))).toBe(false)
    expect((await world.stores.matcher.accounts())[0]).not.toHaveProperty('notAllCompared')
    expect((await service.health())['blocks']).toEqual({ status: 'UP' })
  })

  it('is decided in a batch with no more of its like than a second has time for; the others come next', async () => {
    const { world, reached } = await settling()
    await world.log.append(Array.from({ length: 45 }, (_, at) => stop(`stop-${at}`)))
    const { counted, findings } = await open(config, world)
    await counted(45)
    expect(reached).toEqual([20, 40, 45])
    expect(await findings()).toHaveLength(450)
  })

  it('is decided alone where it names a crowd and leads to many orders', async () => {
    const { world, reached } = await settling()
    await world.log.append(['a', 'b', 'c'].map(id => inCrowd(id, [{ role: 'SUSPECT', ...born }])))
    const { counted } = await open(config, world)
    await counted(3)
    expect(reached).toEqual([1, 2, 3])
  })

  it('says so everywhere where it has more keys than are asked for, whether an order is found or not', async () => {
    const { world, metrics, service, counted, findings } = await open()
    await indexOrders(world, namesakes.slice(0, 1))
    await world.log.append([inCrowd('strangers'), inCrowd('with-him', [{ role: 'SUSPECT', ...born }]), stop('alone')])
    await counted(3)
    const flags = (await findings()).map(({ event, flags: some }) => [event.id, some.includes('NOT_ALL_COMPARED')])
    expect(new Map(flags as [string, boolean][])).toEqual(
      new Map([
        ['with-him', true],
        ['alone', false],
      ]),
    )
    expect((await world.stores.matcher.accounts())[0]).toMatchObject({ matched: 2, unmatched: 1, notAllCompared: 2 })
    expect((await service.health())['blocks']).toEqual({ status: 'UP', detail: 'BLOCKS_CAPPED' })
    expect(await metrics.text()).toContain('breach_matcher_capped_events_total 2')
  })

  it('says so of a crowd also when an order arrives after it', async () => {
    const { world, metrics, counted, findings } = await open()
    await world.log.append([inCrowd('with-him', [{ role: 'SUSPECT', ...born }])])
    await counted(1)
    expect(await findings()).toEqual([])
    await indexOrders(world, namesakes.slice(0, 1))
    await until(async () => (await findings()).length > 0)
    expect((await findings())[0]?.flags).toContain('NOT_ALL_COMPARED')
    await until(async () => (await metrics.text()).includes('breach_matcher_late_capped_total 1'))
  })

  it('is still held against an order that arrives later, also when that is one of the oldest', async () => {
    const { world, metrics, counted, findings } = await open()
    const [first] = namesakes
    await indexOrders(world, [{ ...first!, respondent: { ...first!.respondent, names: [{ full: 'Somebody Else' }] } }])
    await indexOrders(world, namesakes.slice(1))
    await world.log.append([stop('by-name')])
    await counted(1)
    expect((await findings()).map(({ orderId }) => orderId)).toEqual(newest)
    await indexOrders(world, [first!])
    await until(async () => (await findings()).some(({ orderId }) => orderId === 'ord_00'))
    await until(async () => (await metrics.text()).includes('breach_matcher_late_capped_total'))
  })
})
