import { everyIdentifierOf } from '../numbers.ts'
import { pairOf, serialOf, type TruePair, type World } from '../order.ts'
import { makeRandom } from '../random.ts'

/** Places from here on are theirs: nobody of the other orders and events of a world is one of them. */
const firstPlace = 1_000_000

/** So many there can be. */
export const mostConditionCases = 250_000

/** The two people of the order of case `at`. He has a number of every kind, and hers and her home's are known: who it was is no question. */
export const peopleOfCase = (world: World, at: number): TruePair & { uprn: string } => {
  const place = firstPlace + at
  const { respondent, protectedPerson } = pairOf(world, place)
  const numbers = everyIdentifierOf(makeRandom(world.seed, 'numbers', place), serialOf('RESPONDENT', place))
  return {
    respondent: { ...respondent, identifiers: numbers.map(([, identifier]) => identifier) },
    protectedPerson,
    uprn: String(10_000_000_000 + place),
  }
}
