import { checkWords } from './check-words.ts'
import { phrases } from './phrases.ts'

/** What became of a hint that somebody was shown: taken, or the words stand as they were. */
export type HintUse = { id: string; taken: boolean }

const known: ReadonlySet<string> = new Set(phrases.map(({ id }) => id))

/**
 * What became of the hints that were shown, from the texts that were recorded in the end. Taken: the phrase is no longer there.
 *
 * @param shown ids of phrases; each counts once, and what is no id of a phrase is left out
 */
export const hintUse = (shown: readonly string[], texts: readonly string[]): HintUse[] => {
  const standing = new Set(texts.flatMap(checkWords).map(({ id }) => id))
  return [...new Set(shown)].filter(id => known.has(id)).map(id => ({ id, taken: !standing.has(id) }))
}

/** The hints that an action carries (`wordHints`, optional); what is not in their form is left out. */
export const hintsOn = (fields: Readonly<Record<string, unknown>>): HintUse[] => {
  const list = fields['wordHints']
  return Array.isArray(list) ? list.filter(isHintUse) : []
}

const isHintUse = (value: unknown): value is HintUse => {
  const { id, taken } = (value ?? {}) as Partial<HintUse>
  return typeof id === 'string' && typeof taken === 'boolean' && known.has(id)
}
