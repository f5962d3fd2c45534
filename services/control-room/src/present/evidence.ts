import type { Evidence } from '@breach-alerts/contracts'
import { agreementWords } from './agreement.ts'
import { conductCells } from './conduct.ts'
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
  proximity: 'nearness of the two devices',
  tag: 'what the tag says',
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

const placeTable: Readonly<Record<string, string>> = {
  people: 'people of the report',
  vehicles: 'vehicles of the report',
  phones: 'numbers it was reported from',
  vrm: 'plate that was read',
  deviceId: 'tag that sent it',
  summary: 'text of the report',
  violation: 'violation that was told',
  channel: 'channel of the report',
  appointment: 'appointment of the report',
  conditionKinds: 'view of the reporter',
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
  'place:probability': part => `${Math.round(part * 100)}% likely`,
  'proximity:probability': part => `${Math.round(part * 100)}% likely`,
  withinM: metres => `within ${metres} m`,
  leastMps: speed => `at least ${speed} m/s`,
}

const shown = (field: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'not known'
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dateInWords(value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(one => shown(field, one)).join(', ')
  return parts(field, value).join(', ')
}

const parts = (field: string, values: object): string[] =>
  Object.entries(values).map(([name, part]) => {
    if (name === 'isAccuracyAssumed') return 'which is taken, for the tag did not say'
    const measure = typeof part === 'number' ? (measures[`${field}:${name}`] ?? measures[name]) : undefined
    return measure ? measure(part as number) : `${name} ${shown(field, part)}`
  })

export const signedBits = (bits: number): string => `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`.replace('-', '−')

/** Names are compared without case; people write them with it. */
const titleCase = (name: string): string => name.replaceAll(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())

/** How a place is known to be an address: it has no inside, only a distance from its point. */
const atAddress = (value: unknown): string => {
  if (value === 'UPRN') return 'known by its UPRN'
  if (value === 'ADDRESS') return 'known by its lines'
  const { distanceM, ...known } = Object(value) as { distanceM?: number }
  return distanceM === undefined ? shown('place', value) : [`${distanceM} m away`, ...parts('place', known)].join(', ')
}

const sideOf = (field: string, value: unknown): string =>
  field === 'place'
    ? atAddress(value)
    : field === 'tag' && typeof value === 'string'
      ? sentenceCase(plainCode(value))
      : field.endsWith('name') && typeof value === 'string' && value !== ''
        ? titleCase(value)
        : shown(field, value)

/** Starting point and next best match stand on neither side. */
const isBesides = (field: string) => field === 'prior' || field === 'runnerUp'

export const evidenceRow = (evidence: Evidence): EvidenceRow => ({
  field: fieldWords(evidence.field),
  order: isBesides(evidence.field) ? '' : sideOf(evidence.field, evidence.orderValue),
  event: isBesides(evidence.field) ? '' : sideOf(evidence.field, evidence.eventValue),
  ...conductCells(evidence),
  agreement: agreementWords(evidence),
  where: whereWords(evidence),
  bits: signedBits(evidence.bits),
})
