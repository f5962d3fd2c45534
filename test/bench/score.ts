import { readOrderBook } from '@breach-alerts/cli'
import { BreachEvent, type EventPerson, Order, type Person } from '@breach-alerts/contracts'
import { model, prepare, type Prepared, scorePrepared } from '@breach-alerts/domain'
import { bundledNames, eventAt, orderAt, type World } from '@breach-alerts/synthetic'
import { suspectOf } from '../quality/suspect.ts'
import type { Options } from './options.ts'
import { median, table } from './print.ts'

type Pair = readonly [suspect: EventPerson, respondent: Person]

const world: World = { seed: 1, names: bundledNames }
const [events, batch] = [50_000, 10]

/**
 * Person pairs scored a second and core: suspects of made-up events held against the respondents whom the lookup keys bring to them, and
 * against respondents at random, of whom nearly all are told apart by their names. Ten at a time are read, normalised and then scored, as many
 * as a million orders bring to an event; only the scoring is timed, and the median counts, so that other work on the machine lowers it less.
 */
export const score = async ({ orders }: Options): Promise<void> => {
  const book = await readOrderBook(ordersOf(orders))
  const [brought, random]: [Pair[], Pair[]] = [[], []]
  for (let at = 0; at < events; at++) {
    const event = BreachEvent.parse(eventAt(world, at, { orders, matching: 0.01, near: 0.05 }).event)
    const suspect = suspectOf(event)
    if (!suspect) continue
    for (const { respondent } of book.candidates(event)) brought.push([suspect, respondent])
    random.push([suspect, book.at(at % orders).respondent])
  }
  const row = (pairs: string, measured: readonly Pair[]) => ({
    pairs,
    count: measured.length,
    'scored a second and core': `${(rateOf(measured) / 1e6).toFixed(2)} M`,
  })
  table([row('that a lookup key brings together', brought), row('at random', random)])
}

const ordersOf = function* (count: number) {
  for (let at = 0; at < count; at++) yield Order.parse(orderAt(world, at))
}

/** A copy of each, as if just read: what was made of a person is kept with the object. */
const readAgain = ([suspect, respondent]: Pair): readonly [Prepared, Prepared] => [
  prepare(structuredClone(suspect)),
  prepare(structuredClone(respondent)),
]

const rateOf = (pairs: readonly Pair[]): number => {
  let sum = 0
  const nanoseconds: number[] = []
  for (let from = 0; from + batch <= pairs.length; from += batch) {
    const people = pairs.slice(from, from + batch).map(readAgain)
    const before = process.hrtime.bigint()
    for (const [suspect, respondent] of people) sum += scorePrepared(suspect, respondent, model, 2026).bits
    nanoseconds.push(Number(process.hrtime.bigint() - before) / batch)
  }
  if (Number.isNaN(sum)) throw new Error('a weight is not a number')
  // The first half warms up.
  return 1e9 / median(nanoseconds.slice(nanoseconds.length / 2))
}
