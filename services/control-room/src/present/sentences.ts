/**
 * The sentences of a finding as a person reads them: what agrees about the person in one line, and no weights, which stand in
 * the table of evidence below. A sentence of another shape is shown as it is.
 */
export const readable = (sentences: readonly string[]): string[] => {
  const worded = sentences.filter(sentence => !isSum.test(sentence))
  const plain = worded.map(sentence => sentence.replace(/ \([+−-]\d+(?:\.\d+)?\)\.$/u, '.'))
  const same = plain.flatMap(sentence => /^Same (.+)\.$/u.exec(sentence)?.[1] ?? [])
  if (same.length < 2) return plain
  const joined = `Same ${same.slice(0, -1).join(', ')} and ${same.at(-1)}.`
  const first = plain.findIndex(isSame)
  return plain.flatMap((sentence, index) => (index === first ? [joined] : isSame(sentence) ? [] : [sentence]))
}

/** What the weights add up to. */
const isSum = /^With [+−][\d.]+ to begin with, before anything is compared, it has −?[\d.]+ bits\.$/u

const isSame = (sentence: string): boolean => /^Same .+\.$/u.test(sentence)
