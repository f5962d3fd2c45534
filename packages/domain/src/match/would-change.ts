import type { BreachEvent, EventType } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'
import { isHigher } from './levels.ts'
import type { Model } from './model/type.ts'

/** What would raise the finding, where the event allows less than is known of who it is. */
const moreDirect: Readonly<Partial<Record<EventType, string>>> = {
  'em.position': 'A second satellite fix on the same side of the edge, within the hour, would raise it.',
  'em.violation': 'Positions of the tag that show the same would raise it.',
  'anpr.hit': 'Knowing who drove would raise it.',
  'partner.reported': 'A report of the same by police would raise it.',
}

/**
 * What would raise or lower the level of a finding, in plain sentences, most telling first; worked out from what it lacks. Empty: nothing
 * but a contradiction would.
 */
export const wouldChange = (
  event: BreachEvent,
  identity: Identity | null,
  engagement: Engagement,
  model: Model,
): string[] => {
  if (!identity)
    return [
      'A suspect who is named would say whether it is the person under the order: it would raise this, or close it.',
    ]
  const isCapped = isHigher(identity.level, engagement.cap)
  const raise = isCapped ? [moreDirect[event.type] ?? 'A more direct report of the same would raise it.'] : []
  return [...raise, ...whoWouldChange(identity, model)]
}

const whoWouldChange = (
  { level, weight, evidence, flags, as, lacksLead, runnerUp }: Identity,
  model: Model,
): string[] => {
  const { probable, lead } = model.thresholds
  const compared = new Set(evidence.filter(one => one.bits !== 0).map(one => one.field))
  const isStrongSeen = evidence.some(one => one.agreement === 'EXACT' && isStrong(one.field))
  const missing = [
    ...(compared.has('dateOfBirth') ? [] : ['a date of birth']),
    ...(compared.has('home') || compared.has('UPRN') ? [] : ['an address']),
    ...(compared.has('PHONE') ? [] : ['a phone number']),
  ]
  return [
    ...(as === 'TEXT' ? ['The same name or number in a field of its own, as that of a suspect, would raise it.'] : []),
    ...(flags.includes('IDENTITY_CONFLICT') && isStrongSeen
      ? ['Finding out that the contradiction is a mistake of writing would make it certain who it is.']
      : []),
    ...(lacksLead && runnerUp
      ? [
          `Something that tells the two apart would make it probable: it is ${(weight - runnerUp.weight).toFixed(1)} bits ahead of the next best match, and ${lead} are needed.`,
        ]
      : []),
    ...(level === 'POSSIBLE' && weight < probable && as === 'SUSPECT' && missing.length > 0
      ? [
          `Anything more that agrees, such as ${missing.join(' or ')}, would raise it: it has ${weight.toFixed(1)} bits, and ${probable} make it probable.`,
        ]
      : []),
    ...(isStrongSeen
      ? []
      : ['A PNC, CRO, CRN or NOMS number that agrees, with nothing against it, would make it certain who it is.']),
    ...(compared.has('dateOfBirth') || isStrongSeen || as === 'KEEPER'
      ? []
      : ['Another date of birth would show that it is somebody else.']),
  ]
}
