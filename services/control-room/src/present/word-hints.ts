import { checkWords, type HintUse, hintUse, type PhraseKind } from '@breach-alerts/domain'

/** Texts that end up on the record in an officer's own words. What somebody else said, or is challenged for, is quoted as it is. */
const worded = ['note', 'reason'] as const
type Texts = Readonly<Record<string, string>>

const why: Readonly<Record<PhraseKind, string>> = {
  BLAMES: 'It makes the protected person answerable for what was done to them.',
  DOUBTS: 'It treats what they said as worth less.',
  MINIMISES: 'It makes little of what was done.',
  SHIFTS_THE_TASK: 'It leaves the task of keeping safe to them.',
  HIDES_THE_PERPETRATOR: 'It leaves out who did it.',
}

export type WordHints = {
  rows: readonly { phrase: string; why: string; instead: string; href: string }[]
  /** Ids of every hint shown so far; the form carries them. */
  shown: string
}

const shownIn = (values: Texts): string[] => (values['shownHints'] ?? '').split(',').filter(id => id !== '')

/**
 * Hints to show before the texts of a form are recorded. null: record them, because nothing new is to be said or the person
 * wants it as it is. Each phrase is hinted once: nothing here ever stops a form.
 */
export const wordHints = (values: Texts): WordHints | null => {
  if (values['asItIs'] !== undefined) return null
  const shown = shownIn(values)
  const found = worded.flatMap(field => checkWords(values[field] ?? '').map(hint => ({ ...hint, href: `#${field}` })))
  const rows = found
    .filter(({ id }, index) => !shown.includes(id) && found.findIndex(other => other.id === id) === index)
    .map(({ id, phrase, kind, instead, href }) => ({ id, phrase, why: why[kind], instead, href }))
  return rows.length === 0 ? null : { rows, shown: [...shown, ...rows.map(({ id }) => id)].join(',') }
}

/** What became of the hints that this form showed. */
export const usedHints = (values: Texts): HintUse[] =>
  hintUse(
    shownIn(values),
    worded.map(field => values[field] ?? ''),
  )
