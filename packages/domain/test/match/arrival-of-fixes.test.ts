import * as fc from 'fast-check'
import { levels } from '@breach-alerts/contracts'
import type { Order } from '@breach-alerts/contracts'
import { isHigher } from '../../src/match/levels.ts'
import type { Suspected } from '../../src/match/judgement.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { merged } from './arrival/arrivals.ts'
import { idOf, runMatcher, taken } from './arrival/matcher.ts'
import type { Arrival, Happened } from './arrival/matcher.ts'
import { taggedOrder, walkOf } from './arrival/tracks.ts'

const asOrder = (order: Order): Arrival => ({ order })
const natural = (orders: readonly Order[], fixes: readonly Happened[]): readonly Suspected[] =>
  runMatcher([...orders.map(asOrder), ...fixes]).suspected

const doubts = ['POSITION_UNKNOWN', 'COORDINATES_SWAPPED', 'IMPOSSIBLE_SPEED', 'FUTURE_STAMPED']
const doubtsOf = ({ finding }: Suspected) => finding.flags.filter(flag => doubts.includes(flag))
/** Fixes of a clock that is ahead stand beside the others: which of them says what follows the order in which they came. */
const isAhead = ({ finding }: Suspected) => finding.flags.includes('FUTURE_STAMPED')
const isVague = (one: Suspected) => one.finding.flags.includes('POSITION_VAGUE') && !isAhead(one)
const saysWhere = (one: Suspected) => one.finding.distanceM !== undefined && !isVague(one) && !isAhead(one)
const sameCondition = (a: Suspected, b: Suspected) =>
  a.finding.orderId === b.finding.orderId && a.finding.conditionId === b.finding.conditionId
const receiptOf = ({ finding }: Suspected) => Date.parse(finding.event.receivedAt)

/** What was expected and is not to be found in what was told. */
const missed = (expected: readonly Suspected[], told: readonly Suspected[]): string[] => {
  const ends = taken(told)
  const isToldAsSure = (one: Suspected) =>
    ends.some(end => idOf(one) === idOf(end) && saysWhere(end) && !isHigher(one.finding.level, end.finding.level))
  // Of one fix in a quarter of an hour: which it is depends on what came first.
  const isDoubted = (one: Suspected, code: string) =>
    ends.some(
      end =>
        sameCondition(one, end) &&
        doubtsOf(end).includes(code) &&
        Math.abs(receiptOf(one) - receiptOf(end)) < defaultMatchSettings.stillInsideMs,
    )
  return expected.flatMap(one => [
    ...(isVague(one) && !ends.some(end => idOf(one) === idOf(end) && isVague(end)) ? [`${idOf(one)} vague`] : []),
    ...(saysWhere(one) && !isToldAsSure(one) ? [`${idOf(one)} ${one.finding.level}`] : []),
    ...doubtsOf(one).flatMap(code => (isDoubted(one, code) ? [] : [`${idOf(one)} ${code}`])),
  ])
}

const walks = fc.record({ first: walkOf('TAG-1'), second: walkOf('TAG-2') })

/** Orders on two wearers, each there before the first fix or after the last; fixes out of order within the watermark. */
const world = fc
  .record({
    walks,
    orders: fc.tuple(taggedOrder('ord_1', 'TAG-1'), taggedOrder('ord_2', 'TAG-1'), taggedOrder('ord_3', 'TAG-2')),
    late: fc.subarray(['ord_1', 'ord_2', 'ord_3']),
  })
  .chain(({ walks: { first, second }, orders, late }) =>
    merged([first.asReceived, second.asReceived]).map(fixes => ({
      orders,
      fixes: [...first.inOrder, ...second.inOrder],
      arrivals: [
        ...orders.filter(({ orderId }) => !late.includes(orderId)).map(asOrder),
        ...fixes,
        ...orders.filter(({ orderId }) => late.includes(orderId)).map(asOrder),
      ],
    })),
  )

/** An order that comes at any moment of one walk. */
const between = fc
  .record({ walk: walkOf('TAG-1'), order: taggedOrder('ord_1', 'TAG-1'), at: fc.nat(15) })
  .map(({ walk: { inOrder, asReceived }, order, at }) => {
    const before = asReceived.slice(0, at)
    return {
      order,
      parts: [inOrder.filter(one => before.includes(one)), inOrder.filter(one => !before.includes(one))],
      arrivals: [...before, asOrder(order), ...asReceived.slice(at)],
    }
  })

describe('what the positions of tags tell', () => {
  it('is all that their right order tells, as sure or surer, whatever order they and the orders come in', () => {
    fc.assert(
      fc.property(world, ({ orders, fixes, arrivals }) => {
        expect(missed(natural(orders, fixes), runMatcher(arrivals).suspected)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  // Weaker on purpose: a pass judges on a track of its own, which the live one does not get (pass.ts), so what came before the order does not
  // confirm what comes after it.
  it('is all that those before an order and those after it tell, each part by itself, when it comes between them', () => {
    fc.assert(
      fc.property(between, ({ order, parts, arrivals }) => {
        const expected = parts.flatMap(part => natural([order], part))
        expect(missed(expected, runMatcher(arrivals).suspected)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is the same when each comes twice', () => {
    fc.assert(
      fc.property(world, ({ arrivals }) => {
        const [once, twice] = [arrivals, arrivals.flatMap(one => [one, one])].map(all =>
          taken(runMatcher(all).suspected),
        )
        expect(JSON.stringify(twice)).toBe(JSON.stringify(once))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the walks of these properties', () => {
  it('enter, confirm, raise every doubt, and are told more of out of order than in order', () => {
    const runs = fc.sample(world, { numRuns: 100, seed: 20_261_128 }).map(({ orders, fixes, arrivals }) => ({
      inOrder: taken(natural(orders, fixes)),
      told: taken(runMatcher(arrivals).suspected),
    }))
    const all = runs.flatMap(({ inOrder }) => inOrder)
    const has = (is: (one: Suspected) => boolean) => all.filter(is).length
    for (const level of levels) expect(has(one => saysWhere(one) && one.finding.level === level)).toBeGreaterThan(20)
    for (const code of doubts) expect(has(one => doubtsOf(one).includes(code))).toBeGreaterThan(20)
    expect(has(isVague)).toBeGreaterThan(5)
    expect(runs.filter(({ inOrder, told }) => told.length > inOrder.length).length).toBeGreaterThan(20)
  })
})
