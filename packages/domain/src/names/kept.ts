/**
 * Makes something of a word, and keeps it: the same few thousand words come again and again. When so many are kept, all are forgotten.
 *
 * @param longest of a longer text it is made anew each time
 */
export const kept = <Made>(most: number, make: (word: string) => Made, longest = Number.POSITIVE_INFINITY) => {
  const known = new Map<string, Made>()
  return (word: string): Made => {
    const held = known.get(word)
    if (held !== undefined) return held
    const made = make(word)
    if (known.size >= most) known.clear()
    if (word.length <= longest) known.set(word, made)
    return made
  }
}
