/** No vowels (no words), and nothing that is mistaken for another over the radio or on paper: 0 O, 1 I L, 5 S, 8 B, U V. */
const alphabet = '234679CDFGHJKMNPQRTVWXYZ'

/** What is said over the radio: `7K3-2QD`. The same alert has the same reference everywhere. */
export const referenceOf = (alertId: string): string => {
  let hash = 0xcbf29ce484222325n
  for (const char of alertId) hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n)
  // FNV-1a mixes its low bits least: take the signs from the upper half.
  let rest = hash >> 24n
  const signs = Array.from({ length: 6 }, () => {
    const sign = alphabet[Number(rest % BigInt(alphabet.length))]
    rest /= BigInt(alphabet.length)
    return sign
  }).join('')
  return `${signs.slice(0, 3)}-${signs.slice(3)}`
}
