import type { Evidence } from '@breach-alerts/contracts'
import { dateInWords } from './time.ts'
import { plainCode, sentenceCase } from './words.ts'

/** One line of the evidence table: what the order says, what the report says, and how much the two speak for the match. */
export type EvidenceRow = {
  field: string
  order: string
  event: string
  agreement: string
  /** Where in the report the value stands; empty: not said. */
  where: string
  bits: string
}

const fieldTable: Readonly<Record<string, string>> = {
  name: 'name',
  dateOfBirth: 'date of birth',
  PNC: 'PNC ID',
  CRO: 'CRO number',
  CRN: 'CRN',
  NOMS: 'NOMS number',
  ASN: 'arrest or summons number',
  EM_DEVICE: 'tag',
  PHONE: 'phone number',
  EMAIL: 'email address',
  HANDLE: 'account name',
  VRM: 'vehicle',
  UPRN: 'home (UPRN)',
  NINO: 'National Insurance number',
  position: 'position',
  place: 'place',
  runnerUp: 'next best match',
  prior: 'starting point',
}

/** `protectedPerson.PHONE` → `Protected person: phone number`; a field nobody wrote words for keeps its name. */
const fieldWords = (field: string): string => {
  const isProtected = field.startsWith('protectedPerson.')
  const name = field.replace(/^protectedPerson\./u, '').replace(/^OTHER:/u, '')
  const words = fieldTable[name] ?? name
  return isProtected ? `Protected person: ${words}` : sentenceCase(words)
}

const agreementTable: Readonly<Record<string, string>> = {
  EXACT: 'The same',
  SAME: 'The same',
  UPRN: 'Same address',
  VARIANT: 'A form of the same name',
  SUBSET: 'The same as far as given',
  CLOSE: 'Spelled almost the same',
  'name:NEAR': 'Sounds alike',
  FAMILY: 'Family name only',
  GIVEN: 'Given name only',
  PARTIAL: 'In part',
  AGREE: 'The same as far as known',
  SWAPPED: 'Day and month swapped',
  ONE_DIGIT: 'One digit different',
  TWO_OF_THREE: 'Two of three parts',
  'dateOfBirth:NEAR': 'A few years apart',
  MISREAD: 'One character easily misread',
  NOT_USED: 'Not written as such a number is: not used',
  AGE_IN: 'Age fits',
  AGE_OUT: 'Age does not fit',
  LEAD: 'Well behind',
  NO_LEAD: 'Almost as good',
  'prior:NONE': 'Before anything was compared',
  'prior:WEAK': 'Somebody of the name of the protected person is in it',
  'prior:STRONG': 'The protected person or their address is in it',
}

const placeTable: Readonly<Record<string, string>> = {
  people: 'people of the report',
  vehicles: 'vehicles of the report',
  phones: 'numbers it was reported from',
  vrm: 'plate that was read',
  deviceId: 'tag that sent it',
  summary: 'text of the report',
}

/** `/people/0` → `people of the report`; with the characters where it stands in a text. */
const whereWords = ({ source, span }: Evidence): string => {
  const place = source?.split('/')[1]
  if (place === undefined) return ''
  const words = sentenceCase(placeTable[place] ?? place)
  return span ? `${words}, characters ${span[0] + 1} to ${span[1]}` : words
}

const measures: Readonly<Record<string, (value: number) => string>> = {
  distanceM: metres => `${Math.abs(metres)} m ${metres < 0 ? 'outside' : 'inside'}`,
  accuracyM: metres => (metres > 0 ? `accurate to ${metres} m` : 'accuracy not stated'),
  probability: part => `${Math.round(part * 100)}% likely inside`,
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'not known'
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dateInWords(value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(shown).join(', ')
  return Object.entries(value)
    .map(([name, part]) => {
      const measure = typeof part === 'number' ? measures[name] : undefined
      return measure ? measure(part as number) : `${name} ${shown(part)}`
    })
    .join(', ')
}

export const signedBits = (bits: number): string => `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`.replace('-', '−')

/** Names are compared without case; people write them with it. */
const titleCase = (name: string): string => name.replaceAll(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())

const sideOf = (field: string, value: unknown): string =>
  field.endsWith('name') && typeof value === 'string' && value !== '' ? titleCase(value) : shown(value)

/** Starting point and next best match stand on neither side. */
const isBesides = (field: string) => field === 'prior' || field === 'runnerUp'

export const evidenceRow = (evidence: Evidence): EvidenceRow => ({
  field: fieldWords(evidence.field),
  order: isBesides(evidence.field) ? '' : sideOf(evidence.field, evidence.orderValue),
  event: isBesides(evidence.field) ? '' : sideOf(evidence.field, evidence.eventValue),
  agreement:
    agreementTable[`${evidence.field}:${evidence.agreement}`] ??
    agreementTable[evidence.agreement] ??
    plainCode(evidence.agreement),
  where: whereWords(evidence),
  bits: signedBits(evidence.bits),
})
