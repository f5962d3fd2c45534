import type { NameAgreement, NameLevel } from './compare.ts'
import { inRow, shareOf, tells } from './name.ts'
import type { Name, Row } from './name.ts'
import { compareAnew, compareMarked, notKnown } from './compare-tokens.ts'
import { tellsAt, tokenMarks } from './marks.ts'

const half = (level: NameLevel): NameAgreement => ({ level, rarity: 0, isFull: false })
const [familyAlone, givenAlone, different] = [half('FAMILY'), half('GIVEN'), half('DIFFERENT')]

/** How two parts agree, best first. FURTHER: by the name that one is called by, which the other has as a further given name. */
const part = { SAME: 0, SPELLED: 1, VARIANT: 2, FURTHER: 3, CLOSE: 4, NEAR: 5, INITIAL: 6, NO: 7 } as const
const { SAME, SPELLED, VARIANT, FURTHER, CLOSE, NEAR, INITIAL, NO } = part

/**
 * By the agreement of two tokens: of given names that both are called by, of given names that for one is a further one, and where a family
 * name is among them.
 */
const called = [SAME, SPELLED, VARIANT, CLOSE, VARIANT, NEAR, INITIAL, VARIANT, NO] as const
const further = [FURTHER, FURTHER, FURTHER, NEAR, FURTHER, NO, NO, FURTHER, NO] as const
const familial = [SAME, SPELLED, VARIANT, CLOSE, NEAR, NEAR, INITIAL, NO, NO] as const

/** Level of a name by the worse of its two parts; where both are the same and the names are not, what stands beside them differs. */
const whole: readonly NameLevel[] = ['SPELLED', 'SPELLED', 'VARIANT', 'SUBSET', 'CLOSE', 'NEAR']

/**
 * Compares two names by given and family name. The two may have changed places; which of them is the family name is not known then:
 * either may be. Symmetric.
 */
export const compareByRoles = (a: Name, x: Row, b: Name, y: Row): NameAgreement => {
  const family = compareParts(a, x, true, b, y, true)
  const given = compareParts(a, x, false, b, y, false)
  const straight = wholeLevel(family, given)
  if (straight) {
    const rarity = rarityOf(a, x, true, b, y, true, family) + rarityOf(a, x, false, b, y, false, given)
    return { level: straight, rarity, isFull: false }
  }
  const one = compareParts(a, x, true, b, y, false)
  if (one !== NO) {
    const other = compareParts(a, x, false, b, y, true)
    const turned = wholeLevel(one, other) ?? wholeLevel(other, one)
    if (turned) {
      const rarity = rarityOf(a, x, true, b, y, false, one) + rarityOf(a, x, false, b, y, true, other)
      return { level: turned, rarity, isFull: false }
    }
  }
  // Half a name that half a city shares is no half.
  const telling = x[inRow.TELLS]! & y[inRow.TELLS]!
  if (family <= CLOSE) return telling & tells.FAMILY ? familyAlone : different
  return given <= CLOSE && telling & tells.GIVEN ? givenAlone : different
}

/** Null: the two parts do not make a name. */
const wholeLevel = (family: number, given: number): NameLevel | null => {
  const worse = Math.max(family, given)
  if (worse <= NEAR) return whole[worse]!
  return given === INITIAL && family <= CLOSE ? 'INITIAL' : null
}

/** Level at which a part of one name agrees with a part of the other, by their best tokens. */
const compareParts = (a: Name, x: Row, isMyFamily: boolean, b: Name, y: Row, isTheirFamily: boolean): number =>
  bestOf(a, x, isMyFamily, b, y, isTheirFamily, null)

/** Bits by which tokens that agree at the level of their parts tell people apart. */
const rarityOf = (
  a: Name,
  x: Row,
  isMyFamily: boolean,
  b: Name,
  y: Row,
  isTheirFamily: boolean,
  level: number,
): number => bestOf(a, x, isMyFamily, b, y, isTheirFamily, level)

/**
 * Goes through the tokens of two parts: those that tell people apart where both parts have such, else all. Further given names of both are
 * passed over: half a city shares one.
 *
 * @param level null: the best level is asked for; else the rarity of what agrees at this level
 */
const bestOf = (
  a: Name,
  x: Row,
  isMyFamily: boolean,
  b: Name,
  y: Row,
  isTheirFamily: boolean,
  level: number | null,
): number => {
  const onlyTelling =
    (x[inRow.TELLS]! & (isMyFamily ? tells.FAMILY : tells.GIVEN)) !== 0 &&
    (y[inRow.TELLS]! & (isTheirFamily ? tells.FAMILY : tells.GIVEN)) !== 0
  const plainly = isMyFamily || isTheirFamily ? familial : called
  const myEnd = isMyFamily ? x[inRow.COUNT]! : x[inRow.GIVEN]!
  const theirEnd = isTheirFamily ? y[inRow.COUNT]! : y[inRow.GIVEN]!
  let best: number = level === null ? NO : 0
  let isMyFurther = false
  for (let i = isMyFamily ? x[inRow.GIVEN]! : 0; i < myEnd; i++) {
    const mine = inRow.MARKS + i * tokenMarks
    if (onlyTelling && !tellsAt(x, mine)) continue
    let isTheirFurther = false
    for (let j = isTheirFamily ? y[inRow.GIVEN]! : 0; j < theirEnd; j++) {
      const theirs = inRow.MARKS + j * tokenMarks
      if (onlyTelling && !tellsAt(y, theirs)) continue
      if (!(isMyFurther && isTheirFurther)) {
        const known = compareMarked(x, mine, y, theirs)
        const agreed = known === notKnown ? compareAnew(a.tokens[i]!, b.tokens[j]!) : known
        const found = (isMyFurther || isTheirFurther ? further : plainly)[agreed]!
        if (level === null) best = found < best ? found : best
        // Of a common form and a rare one the common one counts: it is what the agreement rests on.
        else if (found === level)
          best = Math.max(best, -Math.max(shareOf(a.tokens[i]!, isMyFamily), shareOf(b.tokens[j]!, isTheirFamily)))
      }
      isTheirFurther = !isTheirFamily
    }
    isMyFurther = !isMyFamily
  }
  return best
}
