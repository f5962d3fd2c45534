// How often each level of agreement on names happens to one person written down twice, and how often to two: what weights rest on.
import { parseArgs } from 'node:util'
import { BreachEvent, Order } from '@breach-alerts/contracts'
import { type Comparable, model, scorePerson } from '@breach-alerts/domain'
import { bundledNames, eventAt, orderAt, type World } from '@breach-alerts/synthetic'
import { table } from '../bench/print.ts'
import { suspectOf } from './suspect.ts'

const { values } = parseArgs({
  options: {
    /** Events, and orders, of which each is held against each. */
    people: { type: 'string', default: '12000' },
    /** Events about somebody under an order, held against that order. */
    true: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '9' },
    /** Of whom nothing but the first given name is known: of none, of those of events, or of both. */
    single: { type: 'string', default: 'none' },
  },
})
const [people, truePairs, seed] = [values.people, values.true, values.seed].map(Number) as [number, number, number]
const world: World = { seed, names: bundledNames }
const orders = 100_000

const firstName = ({ given = [], full = '' }: Comparable['names'][number]) => ({
  full: (given[0] ?? full).split(' ')[0]!,
})
/** Nothing but the name: the rest has levels of its own. */
const named = ({ names }: Pick<Comparable, 'names'>, isSingle: boolean): Comparable => ({
  names: isSingle ? names.map(firstName) : names,
  identifiers: [],
  addresses: [],
})
const respondentAt = (at: number) => named(Order.parse(orderAt(world, at)).respondent, values.single === 'both')
const suspectIn = ({ event }: ReturnType<typeof eventAt>) =>
  named(suspectOf(BreachEvent.parse(event)) ?? { names: [] }, values.single !== 'none')

/** EXACT and SPELLED apart by whether further given names agree as well. */
const levelOf = (a: Comparable, b: Comparable): string => {
  const { name, names } = scorePerson(a, b)
  return names?.agreed.isFull ? `${name}, full` : name
}
const counter = () => {
  const counts = new Map<string, number>()
  return { counts, add: (level: string) => void counts.set(level, (counts.get(level) ?? 0) + 1) }
}
const [chance, truth] = [counter(), counter()]

const strangers = Array.from({ length: people }, (_, at) => respondentAt(at))
for (let at = 0; at < people; at++) {
  const suspect = suspectIn(eventAt(world, at, { orders, matching: 0, near: 0 }))
  for (const stranger of strangers) chance.add(levelOf(suspect, stranger))
}
for (let at = 0; at < truePairs; at++) {
  const made = eventAt(world, at, { orders, matching: 1, near: 0 })
  truth.add(levelOf(suspectIn(made), respondentAt(Number(made.truth.orderId?.replace(/\D/gu, '')))))
}

const share = (counts: ReadonlyMap<string, number>, levels: readonly string[], of: number) =>
  levels.reduce((sum, level) => sum + (counts.get(level) ?? 0), 0) / of
const bitsOf = (levels: readonly string[]) =>
  Math.log2(share(truth.counts, levels, truePairs) / share(chance.counts, levels, people * people))

/** The ministry's "first and last name exact", whatever stands between them; matching.md §1.2. */
const theirs = ['EXACT', 'EXACT, full', 'SHORT']
/** What it comes to with whole names (model/README.md): of single ones there is nothing of the ministry's to go by. */
const shift = values.single === 'none' ? 17.1 - bitsOf(theirs) : 1.7
table(
  Object.keys(model.names)
    .flatMap(level => [level, `${level}, full`])
    .filter(level => truth.counts.has(level))
    .map(level => ({
      level,
      'of true pairs': `${(100 * share(truth.counts, [level], truePairs)).toFixed(2)} %`,
      'by chance, one in': Math.round(1 / share(chance.counts, [level], people * people)),
      bits: bitsOf([level]).toFixed(1),
      "on the ministry's scale": (bitsOf([level]) + shift).toFixed(1),
    })),
)
if (values.single === 'none')
  console.log(`First and last name the same: ${bitsOf(theirs).toFixed(1)} bits, the ministry's 17.1`)
