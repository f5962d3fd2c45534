import { BreachEvent, Order } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '@breach-alerts/domain'
import { bundledNames, cultures, eventAt, orderAt, orderIdOf, type Truth, usualRates } from '../src/index.ts'

const world = { seed: 1, names: bundledNames }
const orders = Array.from({ length: 1_000 }, (_, at) => orderAt(world, at))
const mix = { orders: orders.length, matching: 0.5, near: 0.2 }
const made = Array.from({ length: 1_000 }, (_, at) => eventAt(world, at, mix))
const personOf = (event: unknown) => (event as { data: { people: { names: unknown[] }[] } }).data.people[0]!

describe('made-up orders and events', () => {
  it('are of the contract, with identifiers whose form and check letter are right', () => {
    for (const order of orders) {
      const { respondent } = Order.parse(order)
      for (const { scheme, value } of respondent.identifiers) expect(canonicalIdentifier(scheme, value)).not.toBeNull()
    }
    for (const { event } of made) expect(BreachEvent.safeParse(event).success).toBe(true)
  })

  it('of one place are the same whatever else was made', () => {
    expect(orderAt(world, 734)).toEqual(orders[734])
    expect(eventAt(world, 77, mix)).toEqual(made[77])
  })

  it('are nearly all different people', () => {
    const people = orders.map(({ respondent: { names, addresses } }) => JSON.stringify([names, addresses]))
    expect(new Set(people).size).toBe(people.length)
  })

  it('share no number', () => {
    const people = orders.flatMap(({ respondent, protectedPersons }) => [respondent, ...protectedPersons])
    const numbers = people.flatMap(({ identifiers }) => identifiers.map(({ scheme, value }) => `${scheme} ${value}`))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('come from every culture', () => {
    expect(new Set(made.map(({ truth }) => truth.culture))).toEqual(new Set(cultures))
  })
})

describe('the truth', () => {
  const shareOf = (test: (truth: Truth) => boolean) => made.filter(({ truth }) => test(truth)).length / made.length

  it('has as many matches, and look-alikes among the rest, as were asked for', () => {
    expect(Math.abs(shareOf(({ orderId }) => orderId !== null) - 0.5)).toBeLessThan(0.05)
    expect(Math.abs(shareOf(({ near }) => near !== null) - 0.1)).toBeLessThan(0.03)
    expect(made.every(({ truth }) => truth.near === null || truth.orderId === null)).toBe(true)
  })

  it('of an unchanged description is the name, date and home of the order', () => {
    const plain = { ...mix, matching: 1, rates: noChange() }
    for (let at = 0; at < 50; at++) {
      const { event, truth } = eventAt(world, at, plain)
      const { respondent } = orders.find(({ orderId }) => orderId === truth.orderId)!
      const { given, family } = respondent.names[0]!
      expect(truth.changes).toEqual([])
      expect(personOf(event).names).toEqual([{ given, family }])
    }
  })

  it('names an order by its place', () => {
    expect(orders[5]!.orderId).toBe(orderIdOf(5))
  })
})

const noChange = () =>
  ({
    ...Object.fromEntries(Object.keys(usualRates).map(name => [name, 0])),
    married: { F: 0, M: 0 },
  }) as unknown as typeof usualRates
