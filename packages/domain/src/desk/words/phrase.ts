/** What a phrase does to the person who was harmed. */
export type PhraseKind = 'BLAMES' | 'DOUBTS' | 'MINIMISES' | 'SHIFTS_THE_TASK' | 'HIDES_THE_PERPETRATOR'

export type Phrase = {
  readonly id: string
  readonly kind: PhraseKind
  readonly pattern: RegExp
  readonly instead: string
}

/** Not "he": in a note that is mostly the person who breached, of whom none of this may be said to be wrong. */
export const her = '(?:she|(?:the )?victim|vic|complainant|ip|(?:the )?aggrieved|mrs|ms|miss)'
export const phrase = (id: string, kind: PhraseKind, source: string, instead: string): Phrase => ({
  id,
  kind,
  pattern: new RegExp(`\\b(?:${source})\\b`, 'giu'),
  instead,
})
