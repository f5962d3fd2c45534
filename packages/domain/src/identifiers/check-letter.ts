/** Check alphabet of PNC, CRO and ASN: 23 letters, no I, O or S. Source: domain.md §3. */
const letters = 'ZABCDEFGHJKLMNPQRTUVWXY'

/**
 * Check letter of a number of any length.
 * @param digits decimal digits; longer than a double can hold is fine
 */
export const checkLetter = (digits: string): string => {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 23
  return letters.charAt(rest)
}
