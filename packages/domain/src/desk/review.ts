import { standing } from './corrections.ts'
import type { ActionRecord } from './model.ts'

type Reviewed = Pick<ActionRecord, 'code' | 'fields' | 'by'>

const isNoAction = ({ code }: Pick<ActionRecord, 'code'>): boolean => code === 'NO_ACTION'
const viewOf = ({ code, fields }: Pick<ActionRecord, 'code' | 'fields'>): unknown =>
  code === 'SUPERVISOR_REVIEW' ? fields['view'] : null

/** Does somebody agree with nobody's decision but their own? @param earlier what was recorded before */
export const ownReview = (review: Reviewed, earlier: readonly ActionRecord[]): boolean => {
  const decisions = standing(earlier).filter(isNoAction)
  return viewOf(review) === 'AGREED' && decisions.length > 0 && decisions.every(({ by }) => by === review.by)
}

/**
 * How it stands with "no action": `NONE` was decided; it is `OPEN` until a supervisor other than the one who decided agrees
 * after it; `AGREED` holds until one is returned after that.
 */
export const noActionState = (actions: readonly ActionRecord[]): 'NONE' | 'OPEN' | 'AGREED' => {
  const counted = standing(actions)
  const from = counted.findIndex(isNoAction)
  if (from < 0) return 'NONE'
  const last = counted
    .slice(from + 1)
    .findLast(
      (action, index) =>
        action.roles.includes('supervisor') &&
        (viewOf(action) === 'RETURNED' ||
          (viewOf(action) === 'AGREED' && !ownReview(action, counted.slice(0, from + 1 + index)))),
    )
  return last && viewOf(last) === 'AGREED' ? 'AGREED' : 'OPEN'
}
