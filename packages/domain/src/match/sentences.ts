import type { Condition, Evidence, Order, OrderVersion } from '@breach-alerts/contracts'
import { londonText } from '../time/london.ts'
import { clauseOf } from './engagement.ts'
import type { Engagement } from './engagement.ts'
import type { Identity } from './identify.ts'
import { rounded } from './model.ts'
import type { Unknown } from './unknown-suspect.ts'

const schemeWords: Readonly<Record<string, string>> = {
  PNC: 'PNC ID',
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
  field === 'dateOfBirth' ? 'date of birth' : (schemeWords[field] ?? field.replace('OTHER:', ''))

const agreementWords: Readonly<Record<string, string>> = {
  EXACT: 'Same {field}',
  SAME: 'Same {field}',
  SAME_POSTCODE: 'Same postcode',
  SAME_OUTCODE: 'Same postal district',
  VARIANT: 'The {field} is a form of the same name',
  SHORT: 'The {field} agrees, further given names apart',
  SPELLED: 'The {field} is the same, spelled otherwise',
  SUBSET: 'The {field} agrees in part: other given names stand beside it or before it',
  CLOSE: 'The {field} is spelled almost the same',
  'name:NEAR': 'The {field} sounds alike',
  INITIAL: 'The family name agrees, and the first letter of the given name',
  FAMILY: 'The family name agrees, the given name does not',
  GIVEN: 'The given name agrees, the family name does not',
  SINGLE: 'The one name by which both are known is the same',
  PARTIAL: 'A part of the {field} agrees',
  AGREE: 'The {field} agrees as far as it is known',
  SWAPPED: 'The {field} has day and month swapped',
  ONE_DIGIT: 'The {field} differs in one digit',
  TWO_OF_THREE: 'The {field} agrees in two of three parts',
  NEAR: 'The {field} is a few years apart, as far as it is known',
  AGE_IN: 'The age fits',
  AGE_OUT: 'The age does not fit',
  MISREAD: 'The {field} agrees but for one character that is easily misread',
  DIFFERENT: 'The {field} is different',
}

const plain = (bits: number) => `${bits < 0 ? '−' : ''}${(Math.round(Math.abs(bits) * 10) / 10).toFixed(1)}`
const signed = (bits: number) => `${bits < 0 ? '' : '+'}${plain(bits)}`

/** Fields of the evidence that are not about what agrees. */
const isPoint = (field: string) => field !== 'runnerUp' && field !== 'prior' && !field.startsWith('protectedPerson.')

const pointSentence = ({ field, agreement, bits, eventValue }: Evidence): string => {
  if (agreement === 'NOT_USED')
    return `The ${fieldWords(field)} of the ${eventValue === null ? 'order' : 'report'} is not one that exists, by its form or its check letter, and was not used.`
  // A date of birth or a PNC id of somebody else weighs against; of a phone nothing follows.
  if (agreement === 'DIFFERENT' && bits === 0)
    return `The ${fieldWords(field)} is not one that the order knows, which weighs nothing.`
  const words = agreementWords[`${field}:${agreement}`] ?? agreementWords[agreement] ?? '{field}'
  return `${words.replace('{field}', fieldWords(field))} (${signed(bits)}).`
}

const openings: Readonly<Record<Identity['as'], readonly string[]>> = {
  WEARER: ['The tag is that of the person under the order.'],
  KEEPER: ['The vehicle is that of the person under the order; who drove it is not known.'],
  TEXT: ['Only the text of the report points to the person under the order; nobody is named as suspect.'],
  SUSPECT: [],
}

/** Who, in words: what agrees and what does not, each with its weight in bits. */
const whoSentences = (identity: Identity | null, unknown: Unknown | null): string[] => {
  if (!identity)
    return ['Nobody is named as suspect: it may be the person under the order.', ...(unknown ? weighed(unknown) : [])]
  const isPlain = identity.as === 'WEARER' || (identity.as === 'KEEPER' && !identity.evidence.some(isMisread))
  const items = isPlain ? [] : weighed(identity)
  const conflict = identity.flags.includes('IDENTITY_CONFLICT')
    ? ['What is known of the person contradicts itself: check who it is.']
    : []
  return [...openings[identity.as], ...items, ...conflict, ...rivalSentences(identity)]
}

/** Every item with its bits, and what they add up to. */
const weighed = ({ evidence, weight }: Unknown): string[] => {
  const items = evidence.filter(({ field }) => isPoint(field)).map(pointSentence)
  const prior = evidence.find(({ field }) => field === 'prior')
  return items.length === 0 || !prior
    ? items
    : [...items, `With ${signed(prior.bits)} to begin with, before anything is compared, it has ${plain(weight)} bits.`]
}

const isMisread = ({ agreement }: Evidence) => agreement === 'MISREAD'

/** The runner-up is stated whenever there is one, without saying who. */
const rivalSentences = ({ runnerUp, weight, lacksLead }: Identity): string[] => {
  if (!runnerUp) return []
  const lead = rounded(weight - runnerUp.weight)
  if (lead < 0) return [`Somebody else under an order fits better, by ${(-lead).toFixed(1)} bits.`]
  if (lead === 0) return ['Somebody else under an order fits as well.']
  return [
    lacksLead
      ? 'Somebody else under an order fits almost as well.'
      : `The next best match among the orders is ${lead.toFixed(1)} bits behind.`,
  ]
}

const flagSentences = (flags: readonly string[]): string[] => [
  ...(flags.includes('NOT_PROVEN_SERVED') ? ['The order is not proven served: serve it now.'] : []),
  ...(flags.includes('FUTURE_STAMPED')
    ? ['It is stamped later than it was received: the clock of its source is wrong.']
    : []),
  ...(flags.includes('TIME_OF_RECEIPT') ? ['When it happened was not said: the time of receipt is taken.'] : []),
  ...(flags.includes('NO_OWNER') ? ['Nobody is named as owner of the order.'] : []),
  ...(flags.includes('NOT_ALL_COMPARED')
    ? [
        'So many people are named in it, or so many orders share a name, a date or a place with it, that not every one of them was compared.',
      ]
    : []),
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
    unknown,
    engagement,
    flags,
    at,
    delayMs,
  }: {
    identity: Identity | null
    unknown: Unknown | null
    engagement: Engagement
    flags: readonly string[]
    /** The instant whose version and hours counted, epoch milliseconds. */
    at: number
    delayMs: number
  },
  { order, version, condition }: { order: Order; version: OrderVersion; condition: Condition },
): string[] => [
  ...engagement.sentences,
  ...whoSentences(identity, unknown),
  `Held against ${clauseOf(condition)} of version ${version.version} of the order, in force on ${londonText(at)}.`,
  ...(condition.exceptions.length > 0
    ? [`Exceptions of this clause, shown and not applied: ${condition.exceptions.join('; ')}.`]
    : []),
  ...flagSentences(flags),
  ...late(flags, delayMs),
  ...(order.protectedPersons.length === 0 ? ['The order names no protected person.'] : []),
]
