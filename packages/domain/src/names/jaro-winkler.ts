const maxLength = 64
const used = new Uint8Array(maxLength)
const matched = new Uint16Array(maxLength)

/**
 * Jaro-Winkler similarity by its definition: window half the longer length less one, prefix of four at most at 0.1, and the prefix
 * counts only from a Jaro similarity of 0.7. Own code, because the packages on npm differ from the definition in window, floor or
 * prefix (matching.md §2.2); pinned by vectors in the tests. Symmetric, 0 to 1. Source: Winkler 1990, Census SRD 90-05.
 */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1
  const isFirst = a.length <= b.length
  const x = isFirst ? a : b
  const y = isFirst ? b : a
  const jaro = jaroOf(x.slice(0, maxLength), y.slice(0, maxLength))
  if (jaro < 0.7) return jaro
  let prefix = 0
  while (prefix < 4 && x[prefix] === y[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** @param x the shorter one; of two of one length either, as both ways pair the same letters */
const jaroOf = (x: string, y: string): number => {
  const window = Math.max(0, (y.length >> 1) - 1)
  used.fill(0, 0, y.length)
  let m = 0
  for (let i = 0; i < x.length; i++) {
    const letter = x.charCodeAt(i)
    const to = Math.min(y.length - 1, i + window)
    for (let j = Math.max(0, i - window); j <= to; j++)
      if (used[j] === 0 && letter === y.charCodeAt(j)) {
        used[j] = 1
        matched[m++] = letter
        break
      }
  }
  if (m === 0) return 0
  let [halves, at] = [0, 0]
  for (let j = 0; j < y.length; j++) if (used[j] === 1 && matched[at++] !== y.charCodeAt(j)) halves++
  return (m / x.length + m / y.length + (m - halves / 2) / m) / 3
}
