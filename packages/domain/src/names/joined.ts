import type { FoldedName } from './fold.ts'
import { isKnownFamilyName, isKnownGivenName } from './frequencies.ts'
import { kept } from './kept.ts'
import { particles } from './low-information.ts'

/** "Servant of" stands before a name as particles do. */
const isBefore = (word: string): boolean => particles.has(word) || /^abd([aeu]l)?$/u.test(word)

/** The words that others make of the words of a name, by the part where they stand. */
type Parts = { given: readonly string[]; family: readonly string[] }

/**
 * What others may write as one word where a name has two, and as two where it has one: Abdul Rahman, Mary Ann, De Souza, Al Hussain.
 * Not the words that it has. For whoever looks up: all that is stored is the name as it stands.
 */
export const writtenOtherwise = ({ given, family }: FoldedName): Parts => ({
  given: [...joined(given), ...given.flatMap(apart)],
  // Of a text that was not split the particle was taken for a given name.
  family: [...joined(family), ...acrossParts(given, family), ...family.flatMap(apart)],
})

/** The first two words of a part in one, and any other with what stands before it: Mary Ann, Abd al Rahman. */
const joined = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => (at === 0 || isBefore(word) ? joinedFrom(words, at) : []))

const joinedFrom = (words: readonly string[], at: number): string[] => {
  const [word = '', next, after] = words.slice(at)
  if (next === undefined) return []
  return [particles.has(next) && after !== undefined ? word + next + after : word + next]
}

const acrossParts = (given: readonly string[], family: readonly string[]): string[] => {
  const [last, first] = [given.at(-1), family[0]]
  return last !== undefined && first !== undefined && isBefore(last) ? [last + first] : []
}

const standsBefore = /^(?:abd[aeu]l|abd|al|el|bin|ibn|von|van|dos|de|da|ap|ab)(?=[a-z]{4})/u
const leastName = 3

const namesIn = (word: string): string[] => {
  if (word.startsWith('abd')) return afterParticle(word)
  if (isKnownGivenName(word) || isKnownFamilyName(word)) return []
  const twoNames = cuts(word).find(([one, other]) => isKnownGivenName(one) && isKnownGivenName(other))
  return twoNames ?? afterParticle(word)
}

const afterParticle = (word: string): string[] => {
  const rest = word.replace(standsBefore, '')
  return rest === word ? [] : [rest]
}

const cuts = (word: string): [string, string][] =>
  Array.from({ length: Math.max(0, word.length - 2 * leastName + 1) }, (_, at) => [
    word.slice(0, at + leastName),
    word.slice(at + leastName),
  ])

/** The names that a word may be made of: what follows a word that stands before names, or two given names. None of a name that is common. */
const apart: (word: string) => readonly string[] = kept(50_000, namesIn)
