import { topics } from '@breach-alerts/contracts'
import { until } from '@breach-alerts/testing'
import * as fc from 'fast-check'
import { ServiceConfig, startBreachMatcher } from '../src/service.ts'
import { lanes, natural, type Step } from './support/arrivals.ts'
import { indexOrders, journalOf, makeWorld, platform } from './support/world.ts'

const config = ServiceConfig.parse({ ORDERS_WAIT_MS: '300' })

type World = ReturnType<typeof makeWorld>

const start = ({ log, stores }: World) =>
  startBreachMatcher(
    {
      ...platform(),
      log,
      orders: stores.orders,
      memory: stores.matcher,
      keyHash: stores.keyHash,
      silences: stores.silences,
    },
    config,
  )

const accountOf = async ({ stores }: World) => (await stores.matcher.accounts())[0]

/** Every event is decided, and every order was held against what came before it. */
const settled = (world: World, events: number) =>
  until(async () => {
    const passed = await world.log.progress(`${config.MATCHER_GROUP}-late-orders`, topics.orders)
    return (
      ((await accountOf(world))?.nextOffset ?? 0) === events &&
      passed.every(({ committedOffset, endOffset }) => (committedOffset ?? 0) === endOffset)
    )
  })

/** What is in the journal in the end, and how many records were counted as what. */
const run = async (steps: readonly Step[]) => {
  const world = makeWorld()
  let service = await start(world)
  let events = 0
  for (const step of steps) {
    if (step === 'SETTLE') await settled(world, events)
    else if (step === 'RESTART') {
      await service.stop(1_000)
      service = await start(world)
    } else if ('order' in step) await indexOrders(world, [step.order])
    else {
      await world.log.append([step.event])
      events += 1
    }
  }
  await settled(world, events)
  await service.stop(1_000)
  const found = (await journalOf(world.log)).flatMap(entry => {
    if (entry.type === 'event.noted') return [`${entry.event.id} ${entry.orderId} ${entry.what}`]
    if (entry.type !== 'breach.suspected') return [entry.type]
    const { event, orderId, conditionId, level, flags } = entry.finding
    // A tag that is silent is told by the clock, not by what arrives.
    return flags.includes('TAG_SILENT')
      ? []
      : [`${entry.entryId} ${event.id} ${orderId} ${conditionId} ${level} ${flags.join()}`]
  })
  return { found: [...new Set(found)].toSorted(), events, account: (await accountOf(world))! }
}

const anyOrder: fc.Arbitrary<Step[]> = fc
  .shuffledSubarray(
    lanes.flatMap((lane, at) => lane.map(() => at)),
    { minLength: lanes.flat().length },
  )
  .map(turns => {
    const next = lanes.map(lane => lane.values())
    return turns.flatMap(at => next[at]!.next().value ?? [])
  })

const isOrder = (step: Step) => typeof step === 'object' && 'order' in step
const ordersLast: Step[] = [
  ...lanes.flat().filter(step => typeof step === 'object' && 'event' in step),
  'SETTLE',
  'RESTART',
  ...lanes.flat().filter(isOrder),
]

describe('orders, corrections and events, in any order, some twice, with a restart between', () => {
  it('come to the same entries in the journal, and every record is counted once', async () => {
    const expected = await run(natural)
    expect(expected.found).toHaveLength(9)
    await fc.assert(
      fc.asyncProperty(anyOrder, async steps => {
        const { found, events, account } = await run(steps)
        expect(found).toEqual(expected.found)
        expect(account).toMatchObject({ firstOffset: 0, nextOffset: events, parked: 1 })
        expect(account.matched + account.unmatched + account.parked).toBe(events)
      }),
      // The first of them: every order after every event.
      { numRuns: 8, examples: [[ordersLast]] },
    )
  }, 60_000)
})
