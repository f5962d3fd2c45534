/** British plates: current, prefix, suffix and Northern Irish or dateless. Source: domain.md §3. */
const grammars = [
  /^[A-Z]{2}\d{2}[A-Z]{3}$/u,
  /^[A-Z]\d{1,3}[A-Z]{3}$/u,
  /^[A-Z]{3}\d{1,3}[A-Z]$/u,
  /^[A-Z]{1,3}\d{1,4}$/u,
]

/** Is a plate in canonical form one that was given out in the United Kingdom? */
export const isBritishPlate = (plate: string): boolean => grammars.some(grammar => grammar.test(plate))

/** Characters that cameras and people take for one another. Source: matching.md §2. */
const confusables: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'I',
  I: '1',
  '8': 'B',
  B: '8',
  '5': 'S',
  S: '5',
  '2': 'Z',
  Z: '2',
}

/** British plates that a plate in canonical form may have been, had one character of it been misread. */
export const platesMisreadAs = (plate: string): string[] =>
  plate.split('').flatMap((character, at) => {
    const other = confusables[character]
    if (other === undefined) return []
    const read = `${plate.slice(0, at)}${other}${plate.slice(at + 1)}`
    return isBritishPlate(read) ? [read] : []
  })

/** Is the first plate the second with one confusable character misread? The second must be a British plate. */
export const isMisread = (seen: string, plate: string): boolean => {
  if (seen.length !== plate.length || seen === plate) return false
  let wrong = -1
  for (let at = 0; at < plate.length; at++) {
    if (seen[at] === plate[at]) continue
    if (wrong !== -1 || confusables[seen[at]!] !== plate[at]) return false
    wrong = at
  }
  return isBritishPlate(plate)
}
