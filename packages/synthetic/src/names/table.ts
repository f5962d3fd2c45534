/** Names of one community, the commoner first. Invented as a set: which names and how common is plausible, not counted. */
export type NameTable = {
  male: readonly string[]
  female: readonly string[]
  families: readonly string[]
  /** Share of people with one of `families`; the rest have a rarer one, made of a beginning and an end. */
  commonShare: number
  beginnings: readonly string[]
  ends: readonly string[]
}

export const cultures = ['WHITE_BRITISH', 'SOUTH_ASIAN', 'ARABIC', 'POLISH', 'WEST_AFRICAN', 'IRISH_WELSH'] as const
export type Culture = (typeof cultures)[number]

export const words = (text: string): readonly string[] => text.trim().split(/\s+/u)
