import { asianAfrican } from './asian-african.ts'
import { british } from './british.ts'
import { celtic } from './celtic.ts'
import { european } from './european.ts'
import { muslim } from './muslim.ts'

/** Edition of the table and of the rules of spelling beside it (`spelling.ts`): part of what makes a score reproducible. */
export const variantsVersion = 'uk-given-names-2026-11-4'

const groups: readonly (readonly string[])[] = [british, celtic, european, muslim, asianAfrican]
  .flatMap(text => text.trim().split('\n'))
  .map(line => [...new Set(line.split(' '))])
  .filter(group => group.length > 1)

export const variantGroups: number = groups.length

const groupsByName = new Map<string, number[]>()
groups.forEach((group, index) => {
  for (const name of group) groupsByName.set(name, [...(groupsByName.get(name) ?? []), index])
})
const headsByName = new Map(
  [...groupsByName].map(([name, numbers]) => [name, numbers.map(group => groups[group]![0]!)] as const),
)
const noGroups: readonly number[] = []
const noHeads: readonly string[] = []

/** Numbers of the groups that a given name, folded, stands in: two names with a group in common are variants of each other. */
export const groupsOf = (name: string): readonly number[] => groupsByName.get(name) ?? noGroups

/** Are two given names, folded, forms of one name? Symmetric; a name is no variant of itself. */
export const areVariants = (a: string, b: string): boolean =>
  a !== b && groupsOf(a).some(group => groupsOf(b).includes(group))

/** The first name of every group that a name stands in: what its variants have in common, for lookup keys. */
export const headsOf = (name: string): readonly string[] => headsByName.get(name) ?? noHeads
