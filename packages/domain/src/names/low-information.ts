import { familyShare, givenShare } from './frequencies.ts'

const words = (text: string): string[] => text.split(' ')

/** Words that stand before a name and are none, unless alone: Al Qahari and Ali have nothing in common. */
export const particles: ReadonlySet<string> = new Set(words('al el bin bint ibn von van de da dos ap ab ferch verch'))

const everywhere = words('singh kaur mohammed muhammad mohammad mohamed md mohd')
const frequent = words('begum bibi khatun khatoon miah abdul abd abdel haji hajji sheikh shaikh syed')
const ali = 'ali'

/**
 * Tokens that so many people share, or that are titles more than names, that agreement on them alone tells nothing.
 * Source: matching.md §2.
 */
export const lowInformation: ReadonlySet<string> = new Set([...particles, ...everywhere, ...frequent, ali])

/** One letter for a name: one person in ten shares it, and no more is known of the name. Ours. */
const initialShare = Math.log2(0.1)

/**
 * log2 of the share of those with the rest of the name who have such a token as well: it is not independent of the rest. Of 100,000
 * people 260 are called Singh or Kaur, 1,700 Mohammed in one of its spellings, 200 Begum, 260 Ali (`frequency-table.ts`), where 800 are
 * Sikh and 6,500 Muslim, half of them women (census of 2021): one in four or more of the first, one in sixteen, one in twenty-five. What
 * is not counted goes with Begum.
 */
const shares: ReadonlyMap<string, number> = new Map([
  ...[...particles, ...everywhere].map(token => [token, Math.log2(1 / 4)] as const),
  ...frequent.map(token => [token, Math.log2(1 / 16)] as const),
  [ali, Math.log2(1 / 25)],
])

/** log2 of the share of people with a token, as a family name and as a given name. */
export const sharesOf = (token: string): { asFamily: number; asGiven: number } => {
  const share = token.length === 1 ? initialShare : shares.get(token)
  return share === undefined
    ? { asFamily: familyShare(token), asGiven: givenShare(token) }
    : { asFamily: share, asGiven: share }
}
