import type { IdentifierScheme } from '@breach-alerts/contracts'
import { phoneOf } from './phone.ts'
import { asnOf, croOf, pncOf } from './police-numbers.ts'

const formed = (pattern: RegExp) => (value: string) => {
  const text = value.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '')
  return pattern.test(text) ? text : null
}

/** Vehicle registration mark: upper case, no spaces or dashes; foreign plates pass. */
export const vrmOf = (value: string): string | null => {
  const text = value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.-]/gu, '')
  return /^[A-Z0-9]{2,8}$/u.test(text) && !/^(.)\1+$/u.test(text) ? text : null
}

/** Unique property reference number: up to twelve digits, leading zeros dropped. */
export const uprnOf = (value: string): string | null => {
  const text = value.trim().replace(/^0+/u, '')
  return /^[1-9]\d{0,11}$/u.test(text) ? text : null
}

/** Id of a tag in the one form in which it is compared: letter case and spaces are not part of it. */
export const deviceOf = (value: string): string | null =>
  value.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase() || null

const emailOf = (value: string): string | null => {
  const text = value.normalize('NFKC').trim().toLowerCase()
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/u.test(text) ? text : null
}

const handleOf = (value: string): string | null => {
  const text = value.normalize('NFKC').trim().toLowerCase().replace(/^@/u, '')
  return /^\S{2,}$/u.test(text) ? text : null
}

const ninoOf = (value: string): string | null => {
  const text = value.toUpperCase().replaceAll(/[\s.-]/gu, '')
  const good = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/u
  return good.test(text) ? text : null
}

const canonical: Readonly<Record<string, (value: string) => string | null>> = {
  PNC: pncOf,
  CRO: croOf,
  ASN: asnOf,
  CRN: formed(/^[A-Z]\d{6}$/u),
  NOMS: formed(/^[A-Z]\d{4}[A-Z]{2}$/u),
  EM_DEVICE: deviceOf,
  PHONE: phoneOf,
  EMAIL: emailOf,
  HANDLE: handleOf,
  VRM: vrmOf,
  UPRN: uprnOf,
  NINO: ninoOf,
}

/**
 * Identifier in the one form in which it is compared, or null when its form or check letter is wrong: such a value is kept
 * and shown, and never matched on. `OTHER:<name>` is compared exactly as written. Source: contracts.md §1, domain.md §3.
 */
export const canonicalIdentifier = (scheme: IdentifierScheme, value: string): string | null =>
  scheme.startsWith('OTHER:') ? (value.trim() === '' ? null : value) : (canonical[scheme]?.(value) ?? null)

/** Schemes that name one person by themselves; every other agreement is at most PROBABLE. Source: contracts.md §3. */
export const isStrong = (scheme: string): boolean =>
  scheme === 'PNC' ||
  scheme === 'CRO' ||
  scheme === 'EM_DEVICE' ||
  scheme === 'CRN' ||
  scheme === 'NOMS' ||
  scheme.startsWith('OTHER:')

/** Strongest first: which identifier of an event keys its record in the log. */
export const byStrength: readonly string[] = [
  'EM_DEVICE',
  'PNC',
  'CRO',
  'CRN',
  'NOMS',
  'NINO',
  'ASN',
  'VRM',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'UPRN',
]
