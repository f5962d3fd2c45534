import { type OrderBook, readOrderBook } from '@breach-alerts/cli'
import { BreachEvent, Order } from '@breach-alerts/contracts'
import {
  defaultMatchSettings,
  type MatchSettings,
  matchPairs,
  type PairMatch,
  model,
  modelFor,
} from '@breach-alerts/domain'
import { bundledNames, eventAt, type Mix, orderAt, type Truth, type World } from '@breach-alerts/synthetic'

/** What matching made of one event, beside what is true of it. */
export type Outcome = {
  truth: Truth
  matches: readonly PairMatch[]
  scores: readonly { orderId: string; weight: number }[]
  /** Did a lookup key bring event and order together at all? null: there is no such order. */
  isBlocked: boolean | null
}

export type Study = {
  seed: number
  events: number
  mix: Mix
  /** Size of the register that the prior is for. */ register: number
}

export const worldOf = ({ seed }: Pick<Study, 'seed'>): World => ({ seed, names: bundledNames })

/** The orders of a study, held and found as the command line does. */
export const bookOf = async (study: Study): Promise<OrderBook> => readOrderBook(ordersOf(study))

const ordersOf = function* (study: Study) {
  const world = worldOf(study)
  for (let at = 0; at < study.mix.orders; at++) yield Order.parse(orderAt(world, at))
}

export const settingsOf = ({ register }: Study): MatchSettings => ({
  ...defaultMatchSettings,
  model: modelFor(model, register),
})

/** Runs every event of a study through the code of `match`. */
export const outcomesOf = function* (study: Study, book: OrderBook): Generator<Outcome> {
  const world = worldOf(study)
  const settings = settingsOf(study)
  for (let at = 0; at < study.events; at++) {
    const { event: made, truth } = eventAt(world, at, study.mix)
    const event = BreachEvent.parse(made)
    const candidates = book.candidates(event)
    const { matches, scores } = matchPairs(event, candidates, settings)
    const isBlocked = truth.orderId === null ? null : candidates.some(({ orderId }) => orderId === truth.orderId)
    yield { truth, matches, scores, isBlocked }
  }
}
