import type { PersonName } from '@breach-alerts/contracts'
import anyAscii from 'any-ascii'

/** A name as it is compared: lower-case a-z tokens, by role; `all` holds them sorted. Empty when nothing can be compared. */
export type FoldedName = { given: readonly string[]; family: readonly string[]; all: readonly string[] }

/** Words that stand where a name is not known, titles, and marks that case systems leave in front of names. */
const notNames = new Set(
  'unknown unk nk fnu lnu none na nil null test tbc anon anonymous male female occupier mr mrs miss ms mx dr prof rev sir lady jr jnr sr snr esq'.split(
    ' ',
  ),
)

const maxTokens = 12
const maxLength = 40

/**
 * Splits text into comparable tokens: accents and scripts to a-z, apostrophes to nothing, hyphens to a space, O' and Mc glued.
 *
 * What is not a letter (digits, emoji, punctuation) never counts. Sources: matching.md §1.2 (cleaning rules), §2.
 */
export const nameTokens = (text: string): readonly string[] => {
  const known = kept.get(text)
  if (known !== undefined) return known
  const tokens = tokensIn(text)
  if (kept.size >= 50_000) kept.clear()
  if (text.length <= 64) kept.set(text, tokens)
  return tokens
}

/** The same names come again and again: what they were split into is kept, within bounds. */
const kept = new Map<string, readonly string[]>()

const tokensIn = (text: string): string[] => {
  const letters = text
    .slice(0, 400)
    .replace(/^(MIG_ERROR_|NO_SHOW_|DUPLICATE_)/u, '')
    .normalize('NFKC')
    .replaceAll(/['’‘ʼ`´]/gu, '')
    .replaceAll(/[^\p{L}\p{M}]+/gu, ' ')
  const ascii = (/^[A-Za-z ]*$/u.test(letters) ? letters : anyAscii(letters)).toLowerCase().replaceAll(/[^a-z ]+/gu, '')
  return ascii
    .replaceAll(/\b(mc|mac|o) (?=[a-z]{3})/gu, '$1')
    .split(' ')
    .filter(token => token !== '' && !notNames.has(token))
    .slice(0, maxTokens)
    .map(token => token.slice(0, maxLength))
}

/** Folds a name; text that was not split has its last token as family name. */
export const foldName = (name: PersonName): FoldedName => {
  const given = (name.given ?? []).flatMap(nameTokens)
  const family = nameTokens(name.family ?? '')
  if (given.length + family.length > 0) return { given, family, all: [...given, ...family].toSorted() }
  const whole = nameTokens(name.full ?? '')
  return { given: whole.slice(0, -1), family: whole.slice(-1), all: whole.toSorted() }
}

/** Can this name say who somebody is? One token alone cannot tell people apart. */
export const isComparable = (name: FoldedName): boolean => name.all.length >= 2
