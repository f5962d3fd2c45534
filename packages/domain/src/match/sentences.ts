import type { Condition, Order, OrderVersion } from '@breach-alerts/contracts'
import { londonText } from '../time/london.ts'
import { clauseOf } from './engagement.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'

const schemeWords: Readonly<Record<string, string>> = {
  PNC: 'PNC id',
  CRO: 'CRO number',
  CRN: 'CRN',
  NOMS: 'NOMS number',
  ASN: 'arrest or summons number',
  EM_DEVICE: 'tag',
  PHONE: 'phone number',
  EMAIL: 'e-mail address',
  HANDLE: 'account name',
  VRM: 'vehicle',
  UPRN: 'home',
  NINO: 'National Insurance number',
}

const fieldWords = (field: string) =>
  field === 'name'
    ? 'name'
    : field === 'dateOfBirth'
      ? 'date of birth'
      : (schemeWords[field] ?? field.replace('OTHER:', ''))

const agreementWords: Readonly<Record<string, string>> = {
  EXACT: 'Same {field}',
  SAME: 'Same {field}',
  SAME_POSTCODE: 'Same postcode',
  SAME_OUTCODE: 'Same postal district',
  VARIANT: 'The {field} is a form of the same name',
  SUBSET: 'The {field} agrees as far as it is given',
  CLOSE: 'The {field} is spelled almost the same',
  'name:NEAR': 'The {field} sounds alike',
  FAMILY: 'The family name agrees, the given name does not',
  GIVEN: 'The given name agrees, the family name does not',
  PARTIAL: 'A part of the {field} agrees',
  AGREE: 'The {field} agrees as far as it is known',
  SWAPPED: 'The {field} has day and month swapped',
  ONE_DIGIT: 'The {field} differs in one digit',
  TWO_OF_THREE: 'The {field} agrees in two of three parts',
  NEAR: 'The {field} is a year apart or less',
  DIFFERENT: 'The {field} is different',
}

const signed = (bits: number) => `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`

/** Who, in words: what agrees and what does not, each with its weight in bits. */
const whoSentences = (identity: Identity | null): string[] => {
  if (!identity) return ['Nobody is named as suspect: it may be the person under the order.']
  const opening = {
    WEARER: ['The tag is that of the person under the order.'],
    KEEPER: ['The vehicle is that of the person under the order; who drove it is not known.'],
    SUSPECT: [],
  }[identity.as]
  const points = identity.as === 'SUSPECT' ? identity.evidence.filter(one => one.field !== 'runnerUp') : []
  const items = points.map(one => {
    const words = (
      agreementWords[`${one.field}:${one.agreement}`] ??
      agreementWords[one.agreement] ??
      '{field}'
    ).replace('{field}', fieldWords(one.field))
    return `${words} (${signed(one.bits)}).`
  })
  const conflict = identity.flags.includes('IDENTITY_CONFLICT')
    ? ['What is known of the person contradicts itself: check who it is.']
    : []
  const rival = identity.evidence.some(one => one.field === 'runnerUp')
    ? ['Somebody else under an order fits almost as well.']
    : []
  const more =
    identity.level === 'CERTAIN'
      ? []
      : ['A PNC, CRO, CRN or NOMS number that agrees, with nothing against it, would make it certain who it is.']
  return [...opening, ...items, ...conflict, ...rival, ...more]
}

const flagSentences = (flags: readonly string[]): string[] => [
  ...(flags.includes('NOT_PROVEN_SERVED') ? ['The order is not proven served: serve it now.'] : []),
  ...(flags.includes('FUTURE_STAMPED')
    ? ['It is stamped later than it was received: the clock of its source is wrong.']
    : []),
  ...(flags.includes('TIME_OF_RECEIPT') ? ['When it happened was not said: the time of receipt is taken.'] : []),
  ...(flags.includes('NO_OWNER') ? ['Nobody is named as owner of the order.'] : []),
]

const late = (flags: readonly string[], delayMs: number): string[] => {
  if (!flags.includes('LATE')) return []
  const minutes = Math.round(delayMs / 60_000)
  const text =
    minutes < 120
      ? `${minutes} minutes`
      : minutes < 2880
        ? `${Math.round(minutes / 60)} hours`
        : `${Math.round(minutes / 1440)} days`
  return [`It was received ${text} after it happened.`]
}

/** A finding in plain sentences: what happened, who, which order, and what to mind. Coordinates never stand in them. */
export const sentencesOf = (
  {
    identity,
    engagement,
    flags,
    occurredAt,
    delayMs,
  }: {
    identity: Identity | null
    engagement: Engagement
    flags: readonly string[]
    occurredAt: number
    delayMs: number
  },
  { order, version, condition }: { order: Order; version: OrderVersion; condition: Condition },
): string[] => [
  ...engagement.sentences,
  ...whoSentences(identity),
  `Held against ${clauseOf(condition)} of version ${version.version} of the order, in force on ${londonText(occurredAt)}.`,
  ...(condition.exceptions.length > 0
    ? [`Exceptions of this clause, shown and not applied: ${condition.exceptions.join('; ')}.`]
    : []),
  ...flagSentences(flags),
  ...late(flags, delayMs),
  ...((order.protectedPersons ?? []).length === 0 ? ['The order names no protected person.'] : []),
]
