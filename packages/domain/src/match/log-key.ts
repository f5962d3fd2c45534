import type { BreachEvent } from '@breach-alerts/contracts'
import { eventKeyOf, idOf } from '../identifiers/digest.ts'
import { byStrength, canonicalIdentifier, deviceOf } from '../identifiers/identifier.ts'
import { deviceIdOf, knownSuspects, peopleOf, platesOf } from './event-parts.ts'

/**
 * Key of an event's record in the log: its strongest identifier, else its source and id, so that what is known of one person or
 * tag stays in order. A digest: no identifier of a person stands in a key.
 */
export const logKeyOf = (event: BreachEvent): string => {
  const deviceId = deviceOf(deviceIdOf(event) ?? '')
  if (deviceId !== null) return idOf('key', 'EM_DEVICE', deviceId)
  const strongest = strongestOf(event)
  return strongest ? idOf('key', ...strongest) : idOf('key', eventKeyOf(event.source, event.id))
}

const rank = (scheme: string) => {
  const index = byStrength.indexOf(scheme)
  // OTHER:<name> is strong, and comes after the national numbers.
  return index === -1 ? byStrength.indexOf('NOMS') + 0.5 : index
}

const strongestOf = (event: BreachEvent): readonly [scheme: string, value: string] | null => {
  const suspects = knownSuspects(event)
  const phones = event.type === 'incident.reported' ? (event.data.phones ?? []) : []
  const candidates = [
    ...(suspects.length > 0 ? suspects : peopleOf(event)).flatMap(person => person.identifiers ?? []),
    ...platesOf(event).map(value => ({ scheme: 'VRM' as const, value })),
    ...phones.map(value => ({ scheme: 'PHONE' as const, value })),
  ]
  return candidates
    .flatMap(({ scheme, value }) => {
      const good = canonicalIdentifier(scheme, value)
      return good === null ? [] : [[scheme, good] as const]
    })
    .reduce<readonly [string, string] | null>((best, one) => (best && rank(best[0]) <= rank(one[0]) ? best : one), null)
}
