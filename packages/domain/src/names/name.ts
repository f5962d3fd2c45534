import type { FoldedName } from './fold.ts'
import { particles } from './low-information.ts'
import { tokenOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * Numbers that every comparison reads, side by side: memory is what it waits for. Where in its row a name has how many words, which letters
 * (`letterMask`), how many `tokens`, how many of them given names, which parts tell people apart, and the marks of its tokens
 * (`compareMarked`); more may follow.
 */
export type Row = readonly number[]
export const inRow = { SIZE: 0, LETTERS: 1, COUNT: 2, GIVEN: 3, TELLS: 4, MARKS: 5 } as const

/** Of `TELLS`: has it a given name, a family name, that tells people apart? */
export const tells = { GIVEN: 1, FAMILY: 2 } as const

/** A name with everything that comparing it needs, worked out once. */
export type Name = {
  readonly row: Row
  /** Given names as they stand, then family names; particles only where a part has nothing else. */
  readonly tokens: readonly Token[]
  /** Every word, particles among them, sorted by text. */
  readonly all: readonly Token[]
  /** Bits by which the name tells its bearer from others: the less, the more people share it. */
  readonly rarity: number
  readonly joined: string
  /** As it is shown. */
  readonly text: string
  readonly folded: FoldedName
}

const withoutParticles = (words: readonly string[]): readonly string[] => {
  if (!words.some(word => particles.has(word))) return words
  const names = words.filter(word => !particles.has(word))
  return names.length > 0 ? names : words
}

export const nameOf = (folded: FoldedName): Name => {
  const { given, family } = folded
  const givens = withoutParticles(given).map(tokenOf)
  const families = withoutParticles(family).map(tokenOf)
  const tokens = [...givens, ...families]
  const all = folded.all.map(tokenOf)
  let letters = 0
  let rarity = 0
  for (const token of all) {
    letters |= token.letters
    rarity -= shareOf(token, family.includes(token.text))
  }
  const telling = (givens.some(isTelling) ? tells.GIVEN : 0) | (families.some(isTelling) ? tells.FAMILY : 0)
  const words = [...given, ...family]
  return {
    row: [all.length, letters, tokens.length, givens.length, telling, ...tokens.flatMap(({ marks }) => marks)],
    tokens,
    all,
    rarity,
    joined: words.join(''),
    text: words.join(' '),
    folded,
  }
}

const isTelling = (token: Token): boolean => token.isTelling

/** log2 of the share of people with a token in one of the two roles. */
export const shareOf = (token: Token, isFamily: boolean): number => (isFamily ? token.asFamily : token.asGiven)
