import { soundChart } from './daitch-mokotoff-table.ts'
import { kept } from './kept.ts'

/** Ways to code one sound: at the start, before a vowel, elsewhere. */
type Sound = readonly [start: readonly string[], vowel: readonly string[], other: readonly string[]]

const waysOf = (text: string | undefined) => (text ?? '-').split('/').map(code => (code === '-' ? '' : code))

const sounds = new Map<string, Sound>(
  soundChart
    .trim()
    .split('\n')
    .flatMap(line => {
      const words = line.split(' ')
      const [start, vowel, other] = words.slice(-3).map(waysOf)
      return words.slice(0, -3).map(letters => [letters, [start!, vowel!, other!] as const] as const)
    }),
)
const longest = Math.max(...[...sounds.keys()].map(letters => letters.length))
const codeLength = 6

/** A code on its way, and the code of the sound before: the same sound twice in a row is heard once. */
type Branch = { code: string; last: string }

const codesOf = (word: string): string[] => {
  let branches: Branch[] = [{ code: '', last: '' }]
  for (let at = 0; at < word.length;) {
    const letters = letterGroup(word, at)
    const sound = sounds.get(letters)
    const next = word[at + letters.length]
    if (sound) {
      const ways = sound[at === 0 ? 0 : next !== undefined && 'aeiou'.includes(next) ? 1 : 2]
      branches = unique(branches.flatMap(branch => ways.map(way => heard(branch, way))))
    }
    at += letters.length
  }
  return [...new Set(branches.map(({ code }) => code.slice(0, codeLength).padEnd(codeLength, '0')))]
}

const letterGroup = (word: string, at: number): string => {
  for (let length = Math.min(longest, word.length - at); length > 1; length--) {
    const letters = word.slice(at, at + length)
    if (sounds.has(letters)) return letters
  }
  return word[at] ?? ''
}

const heard = ({ code, last }: Branch, way: string): Branch => ({
  code: last !== '' && last.endsWith(way) && way !== '' && last !== '66' ? code : code + way,
  last: way,
})

const unique = (branches: readonly Branch[]): Branch[] => [
  ...new Map(branches.map(branch => [`${branch.code}|${branch.last}`, branch])).values(),
]

/**
 * Daitch-Mokotoff codes of a word of letters a-z: six digits each, more than one where letters can be said in more than one way. It hears
 * Slavic and Yiddish spellings of one family name as the same; Double Metaphone hears English ones.
 */
export const daitchMokotoff: (word: string) => readonly string[] = kept(50_000, codesOf)
