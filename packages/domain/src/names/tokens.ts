import { doubleMetaphone } from 'double-metaphone'
import { jaroWinkler } from './jaro-winkler.ts'
import { areVariants } from './variants/index.ts'

/** How two name tokens agree, best first. */
export const tokenLevels = ['SAME', 'VARIANT', 'CLOSE', 'NEAR', 'INITIAL', 'NO'] as const
export type TokenLevel = (typeof tokenLevels)[number]

/**
 * Tokens that so many people share, or that are titles more than names, that agreement on them alone tells nothing.
 * Source: matching.md §2.
 */
export const lowInformation: ReadonlySet<string> = new Set(
  'singh kaur begum bibi khatun khatoon miah ali mohammed muhammad mohammad mohamed md mohd abdul abd abdel bin bint ibn al el haji hajji sheikh shaikh syed van von de da dos ap ab'.split(
    ' ',
  ),
)

/**
 * A spelling in which transliterations of one name meet: doubled letters once, ee/i/y, oo/u, kh/k, sz/sh, cz/ch, w/v, -ska/-ski.
 */
export const spellingForm = (token: string): string => remembered(spellings, token, spell)

const spell = (token: string): string =>
  token
    .replace(/(s|c|dz)ka$/u, '$1ki')
    .replace(/(ov|ev)a$/u, '$1')
    .replaceAll('ph', 'f')
    .replaceAll('sz', 'sh')
    .replaceAll('cz', 'ch')
    .replaceAll(/kh|q|ck/gu, 'k')
    .replaceAll('gh', 'g')
    .replaceAll(/ee|ea|ie|y/gu, 'i')
    .replaceAll(/oo|ou/gu, 'u')
    .replaceAll('w', 'v')
    .replaceAll(/(.)\1+/gu, '$1')

const [spellings, sounds] = [new Map<string, string>(), new Map<string, readonly [string, string]>()]

/** The same few thousand names come again and again: what is worked out of one is kept, within bounds. */
const remembered = <T>(kept: Map<string, T>, token: string, work: (token: string) => T): T => {
  const known = kept.get(token)
  if (known !== undefined) return known
  if (kept.size >= 100_000) kept.clear()
  const made = work(token)
  kept.set(token, made)
  return made
}

/** Both Double Metaphone codes of a token. */
export const soundsOf = (token: string): readonly [string, string] => remembered(sounds, token, doubleMetaphone)

/** Compares two tokens. Symmetric. */
export const compareTokens = (a: string, b: string): TokenLevel => {
  if (a === b) return 'SAME'
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'INITIAL' : 'NO'
  if (areVariants(a, b) || (a.length > 3 && b.length > 3 && spellingForm(a) === spellingForm(b))) return 'VARIANT'
  const similarity = jaroWinkler(a, b)
  if (similarity >= 0.92) return 'CLOSE'
  return similarity >= 0.88 || (similarity >= 0.7 && soundAlike(a, b)) ? 'NEAR' : 'NO'
}

const soundAlike = (a: string, b: string): boolean => {
  const others = soundsOf(b)
  return soundsOf(a).some(code => code !== '' && others.includes(code))
}
