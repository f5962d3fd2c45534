import { actionTable } from './actions.ts'
import type { ActionRecord } from './model.ts'

type Named = Pick<ActionRecord, 'actionId' | 'code' | 'fields'>

/**
 * The actions that count: those that no later action corrects (`corrects`: an actionId).
 *
 * What is corrected stays on the record and counts for nothing, also when its correction is corrected in turn.
 */
export const standing = <T extends Named & Pick<ActionRecord, 'problems'>>(actions: readonly T[]): T[] => {
  const corrected = new Set(
    actions.flatMap(({ fields, problems }) => (problems.includes('/corrects') ? [] : [fields['corrects']])),
  )
  return actions.filter(({ actionId }) => !corrected.has(actionId))
}

/**
 * Why an action can't correct what its `corrects` names; null: it can, or corrects nothing.
 *
 * @param earlier the actions of the same alert that were recorded before
 */
export const correctionProblem = (
  { actionId, corrects }: { actionId: unknown; corrects: unknown },
  earlier: readonly Pick<ActionRecord, 'actionId' | 'code'>[],
  roles: readonly string[],
): string | null => {
  if (corrects === undefined || corrects === null) return null
  if (corrects === actionId) return 'must not be the action itself'
  const corrected = earlier.find(action => action.actionId === corrects)
  if (!corrected) return 'must be an action of this alert'
  const role = actionTable.get(corrected.code)?.role
  return role === undefined || roles.includes(role) ? null : `needs the role ${role}`
}
