import { doubleMetaphone } from 'double-metaphone'
import { bonesOf, isBare } from './consonants.ts'
import { isKnownFamilyName, isKnownGivenName } from './frequencies.ts'
import { kept } from './kept.ts'
import { letterMask } from './letters.ts'
import { lowInformation, sharesOf } from './low-information.ts'
import { marksOf } from './marks.ts'
import type { Marks } from './marks.ts'
import { spellingForm } from './spelling.ts'
import { groupsOf } from './variants/index.ts'

/** One word of a name with everything that comparing it needs, worked out once. */
export type Token = {
  readonly text: string
  /** Which letters it has; see `letterMask`. */
  readonly letters: number
  readonly sounds: readonly [string, string]
  /** Its consonants; see `bonesOf`. */
  readonly bones: string
  /** Has it no vowels, and is no name that is written so? */
  readonly isBare: boolean
  readonly spelling: string
  /** Groups of variants it stands in. */
  readonly groups: readonly number[]
  /** Does it tell people apart? */
  readonly isTelling: boolean
  /** log2 of the share of people with it, as a family name and as a given name. */
  readonly asFamily: number
  readonly asGiven: number
  readonly marks: Marks
}

let lastNumber = 0

/** The token of a folded word. */
export const tokenOf = kept(100_000, (text: string): Token => {
  const token = {
    text,
    letters: letterMask(text),
    sounds: doubleMetaphone(text),
    bones: bonesOf(text),
    isBare: isBare(text) && !isKnownGivenName(text) && !isKnownFamilyName(text) && groupsOf(text).length === 0,
    spelling: spellingForm(text),
    groups: groupsOf(text),
    isTelling: !lowInformation.has(text),
    ...sharesOf(text),
  }
  return { ...token, marks: marksOf(++lastNumber, token) }
})

/** Can a word be all that is known of a name? Not a letter, and not what half a city is called. */
export const tellsAlone = ({ text, isTelling }: Token): boolean => text.length > 1 && isTelling
