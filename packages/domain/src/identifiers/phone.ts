/**
 * Phone number as E.164, or null when it is no number that can be dialled.
 *
 * Without a country code it is read as British. Personal numbers (070) and pagers (076) are no mobiles, but they can be dialled from,
 * and the same number on both sides is the same number: they count. Source: domain.md §3; Ofcom, National Telephone Numbering Plan.
 */
export const phoneOf = (value: string): string | null => {
  const bare = value.normalize('NFKC').replaceAll(/[\s().\-/]|^tel:/giu, '')
  const international = /^(\+|00)\d/u.test(bare)
  if (!/^\+?\d{7,16}$/u.test(bare)) return null
  const digits = bare.replace(/^(\+|00)/u, '')
  if (/^(\d)\1+$/u.test(digits)) return null
  if (international && !digits.startsWith('44')) return /^[1-9]\d{6,14}$/u.test(digits) ? `+${digits}` : null
  const national = digits.replace(/^(44)?0?/u, '')
  return isBritish(national) ? `+44${national}` : null
}

const isBritish = (national: string) =>
  /^[1-35789]\d{8,9}$/u.test(national) &&
  (!national.startsWith('7') || national.length === 10) &&
  !/^(\d)\1+$/u.test(national)
