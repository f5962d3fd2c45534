import { readOrderBook } from '@breach-alerts/cli'
import { BreachEvent, type EventPerson, Order, type Person } from '@breach-alerts/contracts'
import { model, prepare, type Prepared, scorePrepared } from '@breach-alerts/domain'
import { bundledNames, eventAt, orderAt, type World } from '@breach-alerts/synthetic'
import { suspectOf } from '../quality/suspect.ts'
import type { Options } from './options.ts'
import { median, table } from './print.ts'

/** The suspect of an event and those he is held against. */
type Held = { suspect: EventPerson; respondents: readonly Person[] }

const world: World = { seed: 1, names: bundledNames }
/** As many as a million orders bring to an event. */
const together = 10
const events = 100_000

/**
 * Person pairs scored a second and core: suspects of made-up events held against the respondents whom the lookup keys bring to them, and
 * against respondents at random, of whom nearly all are told apart by their names. As in the matcher, people are read, normalised and then
 * scored, an event at a time and ten pairs or more; only the scoring is timed, and the median counts, so that other work on the machine
 * lowers it less.
 */
export const score = async ({ orders }: Options): Promise<void> => {
  const book = await readOrderBook(ordersOf(orders))
  const [brought, random]: [Held[], Held[]] = [[], []]
  for (let at = 0; at < events; at++) {
    const event = BreachEvent.parse(eventAt(world, at, { orders, matching: 0.01, near: 0.05 }).event)
    const suspect = suspectOf(event)
    if (!suspect) continue
    const respondents = book.candidates(event).map(({ respondent }) => respondent)
    if (respondents.length > 0) brought.push({ suspect, respondents })
    const others = Array.from({ length: together }, (_, nth) => book.at((at * together + nth) % orders).respondent)
    random.push({ suspect, respondents: others })
  }
  table([row('at random', random), row('that a lookup key brings together', brought)])
}

const ordersOf = function* (count: number) {
  for (let at = 0; at < count; at++) yield Order.parse(orderAt(world, at))
}

const row = (pairs: string, measured: readonly Held[]) => ({
  pairs,
  count: measured.reduce((sum, { respondents }) => sum + respondents.length, 0),
  'scored a second and core': `${(rateOf(measured) / 1e6).toFixed(2)} M`,
})

/** Copies, as if just read: what was made of a person is kept with the object. */
const readAgain = ({ suspect, respondents }: Held): [Prepared, Prepared][] => {
  const prepared = prepare(structuredClone(suspect))
  return respondents.map(respondent => [prepared, prepare(structuredClone(respondent))])
}

const rateOf = (measured: readonly Held[]): number => {
  let sum = 0
  const nanoseconds: number[] = []
  let pairs: [Prepared, Prepared][] = []
  for (const held of measured) {
    pairs.push(...readAgain(held))
    if (pairs.length < together) continue
    const before = process.hrtime.bigint()
    for (const [suspect, respondent] of pairs) sum += scorePrepared(suspect, respondent, model, 2026).bits
    nanoseconds.push(Number(process.hrtime.bigint() - before) / pairs.length)
    pairs = []
  }
  if (Number.isNaN(sum)) throw new Error('a weight is not a number')
  // The first half warms up.
  return 1e9 / median(nanoseconds.slice(nanoseconds.length / 2))
}
