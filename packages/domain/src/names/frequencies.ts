import { familyShares, givenShares } from './frequency-table.ts'

/** log2 of the share of each name, from lines of a share per 100,000 and its names. */
const table = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split('\n')
      .flatMap(line => {
        const [share, ...names] = line.split(' ')
        return names.map(name => [name, Math.log2(Number(share) / 100_000)] as const)
      }),
  )

const [families, givens] = [table(familyShares), table(givenShares)]

/** What a name that is in neither table is taken to be: one in 40,000, and one in 10,000, for given names are counted down to 5 in 100,000. */
const [rareFamily, rareGiven] = [Math.log2(2.5e-5), Math.log2(1e-4)]

/** log2 of the share of people with this family name. */
export const familyShare = (token: string): number => families.get(token) ?? rareFamily

/** log2 of the share of people with this given name. */
export const givenShare = (token: string): number => givens.get(token) ?? rareGiven

export const isKnownFamilyName = (token: string): boolean => families.has(token)
export const isKnownGivenName = (token: string): boolean => givens.has(token)
