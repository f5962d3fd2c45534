import type { FoldedName } from './fold.ts'
import { tokenOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** A name with everything that comparing it needs, worked out once. */
export type Name = {
  readonly folded: FoldedName
  /** As it is shown. */
  readonly text: string
  readonly joined: string
  readonly given: Part
  readonly family: Part
  /** Sorted by text. */
  readonly all: readonly Token[]
  /** Which letters it has; see `letterMask`. */
  readonly letters: number
  /** Bits by which the name tells its bearer from others: the less, the more people share it. */
  readonly rarity: number
}

/** The given or the family names, and those of them that tell people apart. */
export type Part = { readonly tokens: readonly Token[]; readonly telling: readonly Token[]; readonly isFamily: boolean }

const partOf = (words: readonly string[], isFamily: boolean): Part => {
  const tokens = words.map(tokenOf)
  return { tokens, telling: tokens.filter(token => token.isTelling), isFamily }
}

export const nameOf = (folded: FoldedName): Name => {
  const { given, family, all } = folded
  return {
    folded,
    text: [...given, ...family].join(' '),
    joined: [...given, ...family].join(''),
    given: partOf(given, false),
    family: partOf(family, true),
    all: all.map(tokenOf),
    letters: all.reduce((letters, word) => letters | tokenOf(word).letters, 0),
    rarity: all.reduce((bits, word) => bits - shareOf(tokenOf(word), family.includes(word)), 0),
  }
}

/** log2 of the share of people with a token in one of the two roles. */
export const shareOf = (token: Token, isFamily: boolean): number => (isFamily ? token.asFamily : token.asGiven)
