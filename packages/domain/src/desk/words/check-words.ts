import { phrases } from './phrases.ts'
import type { PhraseKind } from './phrase.ts'

/** A place in a note that may put the risk on the person protected. `start` and `end` count UTF-16 units, end exclusive. */
export type WordHint = { id: string; kind: PhraseKind; start: number; end: number; phrase: string; instead: string }

/**
 * Looks through a note for wording that blames or burdens the person protected, in order of place.
 *
 * Suggests and never blocks; of hints that overlap the longest stands. Typographic apostrophes and runs of spaces make no
 * difference.
 */
export const checkWords = (note: string): WordHint[] => {
  const plain = note.replaceAll('’', "'").replaceAll(/\s/gu, ' ')
  const found = phrases.flatMap(({ id, kind, pattern, instead }) =>
    [...plain.matchAll(pattern)].map(match => {
      const end = match.index + match[0].length
      return { id, kind, start: match.index, end, phrase: note.slice(match.index, end), instead }
    }),
  )
  const longest = found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  return longest
    .filter((hint, index) => longest.slice(0, index).every(other => hint.end <= other.start || hint.start >= other.end))
    .toSorted((a, b) => a.start - b.start)
}
