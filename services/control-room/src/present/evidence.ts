import type { Evidence } from '@breach-alerts/contracts'
import { dateInWords } from './time.ts'
import { plainCode, sentenceCase } from './words.ts'

/** One line of the evidence table: what the order says, what the report says, and how much the two speak for the match. */
export type EvidenceRow = { field: string; order: string; event: string; agreement: string; bits: string }

const fieldTable: Readonly<Record<string, string>> = {
  name: 'name',
  dateOfBirth: 'date of birth',
  PNC: 'PNC id',
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
}

/** `protectedPerson.PHONE` → `Protected person: phone number`; a field nobody wrote words for keeps its name. */
const fieldWords = (field: string): string => {
  const isProtected = field.startsWith('protectedPerson.')
  const name = field.replace(/^protectedPerson\./u, '').replace(/^OTHER:/u, '')
  const words = fieldTable[name] ?? name
  return isProtected ? `Protected person: ${words}` : sentenceCase(words)
}

const agreementTable: Readonly<Record<string, string>> = { EXACT: 'The same', SAME: 'The same', UPRN: 'Same address' }

const measures: Readonly<Record<string, (value: number) => string>> = {
  distanceM: metres => `${Math.abs(metres)} m ${metres < 0 ? 'outside' : 'inside'}`,
  accuracyM: metres => `accurate to ${metres} m`,
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

export const evidenceRow = ({ field, orderValue, eventValue, agreement, bits }: Evidence): EvidenceRow => ({
  field: fieldWords(field),
  order: shown(orderValue),
  event: shown(eventValue),
  agreement: agreementTable[agreement] ?? plainCode(agreement),
  bits: `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`.replace('-', '−'),
})
