import type { BreachEvent, Condition, Order } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'
import { isHigher } from './levels.ts'
import type { Model } from './model/type.ts'
import { wouldContradict } from './would-contradict.ts'
import { wouldRaise } from './would-raise.ts'

type Held = { identity: Identity | null; engagement: Engagement; condition: Condition; order: Order }

/** What would raise or lower the level of a finding, in plain sentences, most telling first; worked out from what it lacks. */
export const wouldChange = (
  event: BreachEvent,
  { identity, engagement, condition, order }: Held,
  model: Model,
): string[] => {
  if (!identity)
    return [
      'A suspect who is named would say whether it is the person under the order: it would raise this, or close it.',
    ]
  const isCapped = isHigher(identity.level, engagement.cap)
  return [
    ...(isCapped ? capWouldChange(event, { identity, engagement, condition, order }) : []),
    ...(identity.level === 'CERTAIN' ? wouldContradict(identity, order) : whoWouldChange(identity, model)),
  ]
}

const capWouldChange = (
  event: BreachEvent,
  { identity, engagement, condition }: Held & { identity: Identity },
): string[] => {
  const raise = wouldRaise(event, engagement, condition, identity.as)
  return raise.length > 0
    ? raise
    : [`What was reported makes a breach of this clause no more than ${engagement.cap.toLowerCase()}, whoever it was.`]
}

/** @param bits of lead; below 0 the other one leads */
const leadText = (bits: number) =>
  `${Math.abs(bits).toFixed(1)} bits ${bits < 0 ? 'behind' : 'ahead of'} the next best match`

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
  const needsLead = runnerUp ? ` once it also leads by ${lead}: it is ${leadText(weight - runnerUp.weight)}` : ''
  return [
    ...(as === 'TEXT' ? ['The same name or number in a field of its own, as that of a suspect, would raise it.'] : []),
    ...(flags.includes('IDENTITY_CONFLICT') && isStrongSeen
      ? ['Finding out that the contradiction is a mistake of writing would make it certain who it is.']
      : []),
    ...(level === 'POSSIBLE' && weight >= probable && as === 'SUSPECT' && !lacksLead
      ? [
          flags.includes('IDENTITY_CONFLICT')
            ? 'By what it weighs it would be probable, were it not for what speaks against it: finding out that this is a mistake would raise it.'
            : 'A twin, a brother or a namesake would agree as much: a number that only one of them has would raise it.',
        ]
      : []),
    ...(lacksLead && runnerUp
      ? [
          `Something that tells the two apart would make it probable: it is ${leadText(weight - runnerUp.weight)}, and ${lead} are needed.`,
        ]
      : []),
    ...(level === 'POSSIBLE' && weight < probable && as === 'SUSPECT' && missing.length > 0
      ? [
          `Anything more that agrees, such as ${missing.join(' or ')}, would make it surer who it is: it has ${weight.toFixed(1)} bits, and ${probable} make it probable${needsLead}.`,
        ]
      : []),
    ...(isStrongSeen
      ? []
      : ['A PNC, CRO, CRN or NOMS number that agrees, with nothing against it, would make it certain who it is.']),
    ...(compared.has('dateOfBirth') || isStrongSeen || as === 'KEEPER'
      ? []
      : ['Another date of birth would weigh against it.']),
  ]
}
