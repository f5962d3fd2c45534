import type { Condition, Evidence } from '@breach-alerts/contracts'

/** What was reported, as a code, and where in the event's data it stands. */
type Reported = { field: string; code: string; source?: string | undefined }

/**
 * What was done, beside the condition that it touches. It weighs nothing, since it does not say who did it; it is there so that every
 * finding shows what it holds against the clause.
 *
 * @param agreement REPORTED: said as such; NOT_ON_ORDER: the order does not know it; OTHER_PERSON: nobody whom the order protects
 */
export const conductOf = (
  { kind }: Condition,
  { field, code, source }: Reported,
  agreement: 'REPORTED' | 'NOT_ON_ORDER' | 'OTHER_PERSON' = 'REPORTED',
): Evidence => ({
  field,
  kind: 'context',
  orderValue: kind,
  eventValue: code,
  agreement,
  bits: 0,
  ...(source === undefined ? {} : { source }),
})
