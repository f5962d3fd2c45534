import type { ActionRecord } from '@breach-alerts/domain'
import { shortTime } from './time.ts'

/** What is known of the protected people's safety: the newest safety check on the record. `isOpen`: somebody must still look. */
export const safetyWords = (
  actions: readonly Pick<ActionRecord, 'code' | 'doneAt' | 'fields'>[],
  now: number,
): { text: string; isOpen: boolean } => {
  const check = actions
    .filter(({ code }) => code === 'VICTIM_SAFETY_CHECK')
    .toSorted((a, b) => Date.parse(b.doneAt) - Date.parse(a.doneAt))[0]
  if (!check) return { text: 'Not checked yet', isOpen: true }
  const at = shortTime(check.doneAt, now)
  if (check.fields['reached'] !== true) return { text: `Not reached, ${at}`, isOpen: true }
  return check.fields['safe'] === true
    ? { text: `Safe when checked, ${at}`, isOpen: false }
    : { text: `Not safe when checked, ${at}`, isOpen: true }
}
