import * as fc from 'fast-check'
import { eventTypes, levels } from '@breach-alerts/contracts'
import type { Order } from '@breach-alerts/contracts'
import { isHigher } from '../../src/match/levels.ts'
import type { Suspected } from '../../src/match/judgement.ts'
import { merged, withRepeats } from './arrival/arrivals.ts'
import { someEvents } from './arrival/events.ts'
import { idOf, lastOfEach, runMatcher, taken } from './arrival/matcher.ts'
import type { Arrival, Happened } from './arrival/matcher.ts'
import { asTheyCame, someOrders } from './arrival/people.ts'

const world = fc.record({ orders: someOrders, events: someEvents })
const asOrder = (order: Order): Arrival => ({ order })
/** Every order there from the start, and the events in the order in which they happened. */
const natural = (orders: readonly Order[], events: readonly Happened[]) =>
  runMatcher([...orders.map(asOrder), ...events])

/** Orders whole and events, in any order, some twice. */
const shuffledWorld = world.chain(({ orders, events }) =>
  withRepeats([...orders.map(asOrder), ...events])
    .chain(merged)
    .map(arrivals => ({ orders, events, arrivals })),
)
/** The same, with each version when it came. */
const correctedWorld = world.chain(({ orders, events }) =>
  withRepeats(events)
    .chain(lanes => merged([...lanes, ...orders.map(order => asTheyCame(order).map(asOrder))]))
    .map(arrivals => ({ orders, events, arrivals })),
)

/** Somebody else under an order fits as well: what is told of him depends on whether that order was known. */
const hasRival = ({ finding }: Suspected) => finding.runnerUp != null
const isAtLeast = (one: Suspected, least: Suspected) => !isHigher(least.finding.level, one.finding.level)
const ids = (all: readonly Suspected[]) => [...new Set(all.map(idOf))].toSorted()

/** What the register held after each order that came. */
const statesOf = (arrivals: readonly Arrival[]): Order[][] => {
  const held = new Map<string, Order>()
  return arrivals.flatMap(one => {
    if (!('order' in one)) return []
    held.set(one.order.orderId, one.order)
    return [[...held.values()]]
  })
}

/** Findings, with their levels, that no state of the register said: nothing is told that was never so. */
const madeUp = (told: readonly Suspected[], arrivals: readonly Arrival[], events: readonly Happened[]): string[] => {
  const saying = (one: Suspected) => `${idOf(one)} ${one.finding.level}`
  const said = new Set(statesOf(arrivals).flatMap(state => natural(state, events).suspected.map(saying)))
  return told.map(saying).filter(one => !said.has(one))
}

describe('what is suspected in the end', () => {
  it('is the same whatever order orders and events come in, to the byte, and whatever comes twice', () => {
    fc.assert(
      fc.property(shuffledWorld, ({ orders, events, arrivals }) => {
        const [expected, told] = [natural(orders, events), runMatcher(arrivals)]
        expect(ids(told.suspected)).toEqual(ids(expected.suspected))
        expect([...new Set(told.notes)].toSorted()).toEqual([...new Set(expected.notes)].toSorted())
        const held = lastOfEach(taken(told.suspected))
        for (const one of expected.suspected) {
          const end = held.get(one.finding.findingId)!
          // A rival who comes later lowers nothing that was told (when in doubt, it alerts): it may be surer, and never less sure.
          if (hasRival(one)) expect(isAtLeast(end, one)).toBe(true)
          else expect(JSON.stringify(end)).toBe(JSON.stringify(one))
        }
        expect(madeUp(told.suspected, arrivals, events)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is all that the corrected orders say, and no more than some state of the register said', () => {
    fc.assert(
      fc.property(correctedWorld, ({ orders, events, arrivals }) => {
        const told = runMatcher(arrivals)
        const [held, last] = [lastOfEach(taken(told.suspected)), lastOfEach(told.suspected)]
        for (const one of natural(orders, events).suspected) {
          const { findingId } = one.finding
          expect(isAtLeast(held.get(findingId)!, one)).toBe(true)
          // A desk keeps what was suspected under an earlier version at the same level as it was (refresh.ts); it is told all the same.
          if (!hasRival(one)) expect(JSON.stringify(last.get(findingId))).toBe(JSON.stringify(one))
        }
        expect(madeUp(told.suspected, arrivals, events)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})

describe('the worlds of these properties', () => {
  const seed = 20_261_128
  const runs = fc.sample(shuffledWorld, { numRuns: 150, seed }).map(({ arrivals }) => runMatcher(arrivals))
  const all = runs.flatMap(({ suspected }) => suspected)
  const count = (is: (one: Suspected['finding']) => boolean) => all.filter(({ finding }) => is(finding)).length

  it.each([...levels])('have findings that are %s', level => {
    expect(count(one => one.level === level)).toBeGreaterThan(40)
  })

  it.each(['LATE', 'FUTURE_STAMPED', 'TIME_OF_RECEIPT', 'NOT_PROVEN_SERVED', 'IDENTITY_CONFLICT'])(
    'have findings with %s',
    flag => {
      expect(count(one => one.flags.includes(flag))).toBeGreaterThan(40)
    },
  )

  it.each(eventTypes.filter(type => type !== 'em.position' && type !== 'circumstance.changed'))(
    'have findings of %s',
    type => {
      expect(count(one => one.event.type === type)).toBeGreaterThan(20)
    },
  )

  it('have findings at once and by a pass, with a rival and without, and notes', () => {
    const again = runs.reduce((sum, run) => sum + run.again, 0)
    expect([again, all.length - again, all.filter(hasRival).length].every(some => some > 60)).toBe(true)
    expect(runs.flatMap(({ notes }) => notes).length).toBeGreaterThan(60)
  })

  it('have corrections that tell more, and that no longer say what was told', () => {
    const [more, gone] = fc.sample(correctedWorld, { numRuns: 100, seed }).reduce(
      ([surer, left], { orders, events, arrivals }) => {
        const [told, expected] = [runMatcher(arrivals), ids(natural(orders, events).suspected)]
        const extra = ids(told.suspected).filter(id => !expected.includes(id)).length
        return [surer + told.again, left + extra] as const
      },
      [0, 0] as readonly [number, number],
    )
    expect([more > 60, gone > 20]).toEqual([true, true])
  })
})
