import { doubleMetaphone } from 'double-metaphone'
import { familyShare, givenShare } from './frequencies.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { letterMask, mayBeSimilar } from './letters.ts'
import { groupsOf } from './variants/index.ts'

/** How two name tokens agree, best first; numbers, because they are compared by the million. */
export const agreement = { SAME: 0, VARIANT: 1, CLOSE: 2, NEAR: 3, INITIAL: 4, NO: 5 } as const
const { SAME, VARIANT, CLOSE, NEAR, INITIAL, NO } = agreement

/** One word of a name with everything that comparing it needs, worked out once. */
export type Token = {
  readonly text: string
  /** Which letters it has; see `letterMask`. */
  readonly letters: number
  readonly sounds: readonly [string, string]
  /** In which transliterations meet; the hash tells most apart at once. */
  readonly spelling: string
  readonly spellingHash: number
  /** Groups of variants it stands in. */
  readonly groups: readonly number[]
  /** Does it tell people apart? */
  readonly isTelling: boolean
  /** log2 of the share of people with it, as a family name and as a given name. */
  readonly asFamily: number
  readonly asGiven: number
}

/**
 * Tokens that so many people share, or that are titles more than names, that agreement on them alone tells nothing.
 * Source: matching.md §2.
 */
export const lowInformation: ReadonlySet<string> = new Set(
  'singh kaur begum bibi khatun khatoon miah ali mohammed muhammad mohammad mohamed md mohd abdul abd abdel bin bint ibn al el haji hajji sheikh shaikh syed van von de da dos ap ab'.split(
    ' ',
  ),
)

/** Whoever has the rest of the name has such a token as well, once in four at least: it adds two bits at most. Ours. */
const commonplace = Math.log2(0.25)

/**
 * A spelling in which transliterations of one name meet: doubled letters once, ee/i/y, oo/u, kh/k, qu/kw, sz/sh, cz/ch, w/v, -ska/-ski.
 */
const spellingForm = (token: string): string =>
  token
    .replace(/(s|c|dz)ka$/u, '$1ki')
    .replace(/(ov|ev)a$/u, '$1')
    .replaceAll('ph', 'f')
    .replaceAll('qu', 'kw')
    .replaceAll('sz', 'sh')
    .replaceAll('cz', 'ch')
    .replaceAll(/kh|q|ck/gu, 'k')
    .replaceAll('gh', 'g')
    .replaceAll(/ee|ea|ie|y/gu, 'i')
    .replaceAll(/oo|ou/gu, 'u')
    .replaceAll('w', 'v')
    .replaceAll(/(.)\1+/gu, '$1')

const made = new Map<string, Token>()
/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** The token of a folded word. The same few thousand words come again and again: they are kept, within bounds. */
export const tokenOf = (text: string): Token => {
  const known = made.get(text)
  if (known !== undefined) return known
  if (made.size >= 100_000) made.clear()
  const isTelling = !lowInformation.has(text)
  const spelling = spellingForm(text)
  const token: Token = {
    text,
    letters: letterMask(text),
    sounds: doubleMetaphone(text),
    spelling,
    spellingHash: hashOf(spelling),
    groups: groupsOf(text),
    isTelling,
    asFamily: isTelling ? familyShare(text) : commonplace,
    asGiven: isTelling ? givenShare(text) : commonplace,
  }
  made.set(text, token)
  return token
}

/** How two tokens agree, by `agreement`. Symmetric. */
export const compareTokens = (a: Token, b: Token): number => {
  if (a === b || (a.letters === b.letters && a.text === b.text)) return SAME
  const x = a.text
  const y = b.text
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? INITIAL : NO
  if (areInOneGroup(a.groups, b.groups)) return VARIANT
  if (a.spellingHash === b.spellingHash && x.length > 3 && y.length > 3 && a.spelling === b.spelling) return VARIANT
  if (!mayBeSimilar(x, a.letters, y, b.letters)) return NO
  const similarity = jaroWinkler(x, y)
  if (similarity >= 0.92) return CLOSE
  return similarity >= 0.88 || (similarity >= 0.7 && soundAlike(a.sounds, b.sounds)) ? NEAR : NO
}

const areInOneGroup = (mine: readonly number[], others: readonly number[]): boolean => {
  if (mine.length === 0 || others.length === 0) return false
  for (const group of mine) if (others.includes(group)) return true
  return false
}

const soundAlike = (a: Token['sounds'], b: Token['sounds']): boolean =>
  (a[0] !== '' && (a[0] === b[0] || a[0] === b[1])) || (a[1] !== '' && (a[1] === b[0] || a[1] === b[1]))
