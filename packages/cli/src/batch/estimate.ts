import { createHash } from 'node:crypto'
import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { candidatesOf, defaultMatchSettings, estimateModel } from '@breach-alerts/domain'
import type { Candidate, Model, Pattern } from '@breach-alerts/domain'
import type { OrderBook } from './order-book.ts'
import { counted } from './counted.ts'
import { drawSome, makeDraw } from './draw.ts'

/** Weights learned from two files; `isLearned` false: there was too little to learn from, and they are the base's. */
export type Learned = { model: Model; isLearned: boolean; candidates: number; random: number; matches: number }

/** Events and orders taken at random: each of the ones is held against each of the others. */
const drawn = 700
/** Pairs of one person that it takes to say anything. */
const leastMatches = 50

/**
 * Estimates a model from the people of events and the respondents of orders, without labels.
 *
 * Candidates are the pairs that a lookup key brings together, the very ones that `match` compares; chance agreement comes from pairs drawn
 * at random, with a fixed seed: the same files give the same model, and its version is a digest of its content.
 */
export const learnModel = async (
  book: OrderBook,
  events: AsyncIterable<BreachEvent>,
  base: Model,
): Promise<Learned> => {
  const settings = { ...defaultMatchSettings, model: base }
  const draw = makeDraw(1)
  const sample = drawSome<BreachEvent>(drawn, draw)
  const candidates = counted<Pattern>()
  let people = 0
  for await (const event of events) {
    const found = book.candidates(event).flatMap(order => suspectsIn(candidatesOf(event, order, settings)))
    found.forEach(({ score }) => candidates.add(patternOf(score)))
    const subjects = suspectsIn(candidatesOf(event, nobody, settings)).length
    people += subjects
    if (subjects > 0) sample.offer(event)
  }
  const random = counted<Pattern>()
  const places = Array.from({ length: Math.min(drawn, book.size) }, () => Math.floor(draw() * book.size))
  for (const order of [...new Set(places)].map(book.at))
    for (const event of sample.drawn())
      for (const { score } of suspectsIn(candidatesOf(event, order, settings)))
        if (!isSurelyOne(score.bits, base)) random.add(patternOf(score))

  const input = { candidates: candidates.all(), random: random.all(), pairs: people * book.size, base }
  const { model, matches } = estimateModel({ ...input, version: 'unnamed' })
  const isLearned = matches >= leastMatches
  const version = `${base.version.slice(0, 40)}-em-${digestOf(model)}`
  return {
    model: isLearned ? { ...model, version } : base,
    isLearned,
    candidates: candidates.size(),
    random: random.size(),
    matches: Math.round(matches),
  }
}

const nobody = { respondent: { names: [], identifiers: [], addresses: [] }, protectedPersons: [] } as unknown as Order

/** Wearers and keepers are found by one number: there is nothing about them to learn. */
const suspectsIn = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ subject }) => subject.as === 'SUSPECT' && !subject.needsNoConflict)

const patternOf = ({ identifiers, name, birth, home, sex }: Candidate['score']): Pattern => ({
  name,
  birth,
  home,
  sex,
  knownBits: identifiers.reduce((sum, { bits }) => sum + bits, 0),
})

/** Drawn at random, and yet one person beyond doubt: a few of those among few pairs would pass for chance. */
const isSurelyOne = (bits: number, { thresholds }: Model) => bits >= thresholds.certain

const digestOf = (model: Model) => createHash('sha256').update(JSON.stringify(model)).digest('hex').slice(0, 10)
