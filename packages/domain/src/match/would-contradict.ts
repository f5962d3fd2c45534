import type { Order } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import type { Identity } from './identify.ts'

const numbers = ['PNC', 'CRO', 'CRN', 'NOMS'] as const

/**
 * What would speak against somebody who is certain: of each thing that the order knows and the event has not said, another one. What a
 * contradiction is: `isConflict`.
 */
export const wouldContradict = ({ as, evidence }: Identity, { respondent }: Order): string[] => {
  if (as === 'WEARER')
    return ['A tag that is registered to somebody else after all would show that it is not this person.']
  const said = new Set(evidence.filter(one => one.agreement !== 'NOT_USED').map(one => one.field))
  const isHeld = (number: string) =>
    respondent.identifiers.some(({ scheme, value }) => scheme === number && canonicalIdentifier(scheme, value) !== null)
  const open = [
    ...numbers.filter(isHeld).map(scheme => [scheme, `${scheme} number`] as const),
    ...(respondent.names.length > 0 ? [['name', 'name'] as const] : []),
    ...(respondent.dateOfBirth ? [['dateOfBirth', 'date of birth'] as const] : []),
  ].flatMap(([field, words]) => (said.has(field) ? [] : [words]))
  return open.length === 0
    ? ['Nothing that the order knows of the person is left that could speak against it.']
    : [`Another ${open.join(' or ')} than the order knows would contradict it, and it would be certain no more.`]
}
