/** Closed vocabularies of the public contract. Codes are only ever added. Source: contracts.md §1-§3. */

export const orderTypes = [
  'DVPN',
  'DVPO',
  'DAPN',
  'DAPO',
  'SPO',
  'INTERIM_SPO',
  'NON_MOLESTATION',
  'OCCUPATION',
  'RESTRAINING_CONVICTION',
  'RESTRAINING_ACQUITTAL',
  'PHA_INJUNCTION',
  'SHPO',
  'INTERIM_SHPO',
  'SRO',
  'INTERIM_SRO',
  'FMPO',
  'FGMPO',
  'BAIL_CONDITION',
  'LICENCE_CONDITION',
  'UNDERTAKING',
] as const
export type OrderType = (typeof orderTypes)[number]

export const conditionKinds = [
  'NO_CONTACT_DIRECT',
  'NO_CONTACT_INDIRECT',
  'NO_MOLEST',
  'NO_VIOLENCE',
  'EXCLUSION_ZONE',
  'NO_ATTEND',
  'LEAVE_PREMISES',
  'NO_ENTER',
  'NO_EVICT',
  'CURFEW',
  'EM_TAG',
  'DEVICE_INTERNET',
  'NOTIFY',
  'PROGRAMME',
  'NO_SURVEIL',
] as const
export type ConditionKind = (typeof conditionKinds)[number]

export const orderStatuses = ['ACTIVE', 'DISCHARGED', 'REVOKED', 'SUPERSEDED'] as const
export const knowledgeModes = ['PERSONAL_SERVICE', 'IN_COURT', 'PHONE', 'OTHER'] as const
export const risks = ['STANDARD', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const
export const partnerBases = ['CJA2003_S325', 'MARAC', 'CDA1998_S115', 'COMMON_LAW'] as const
export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const
export type Weekday = (typeof weekdays)[number]

export const identifierSchemes = [
  'PNC',
  'CRO',
  'CRN',
  'NOMS',
  'ASN',
  'EM_DEVICE',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'VRM',
  'UPRN',
  'NINO',
] as const
export type IdentifierScheme = (typeof identifierSchemes)[number] | `OTHER:${string}`

export const personRoles = ['SUSPECT', 'VICTIM', 'WITNESS', 'CALLER', 'MENTIONED'] as const
export type PersonRole = (typeof personRoles)[number]

export const fixKinds = ['GNSS', 'WIFI', 'CELL'] as const
export const violations = [
  'ZONE_ENTRY',
  'ZONE_EXIT',
  'CURFEW',
  'STRAP_TAMPER',
  'BODY_TAMPER',
  'BATTERY_LOW',
  'BATTERY_FLAT',
  'NO_SIGNAL',
] as const
export type Violation = (typeof violations)[number]
export const channels = ['CALL', 'TEXT', 'EMAIL', 'SOCIAL', 'LETTER', 'IN_PERSON', 'THIRD_PARTY'] as const
export const encounters = ['STOP', 'CUSTODY', 'SEARCH', 'VISIT', 'OTHER'] as const
export const changes = [
  'ADDRESS',
  'NAME',
  'RELATIONSHIP',
  'EMPLOYMENT',
  'VEHICLE',
  'DEVICE',
  'CONTACT',
  'HEALTH',
  'OTHER',
] as const
export const appointments = ['NOTIFICATION', 'PROBATION', 'PROGRAMME', 'ASSESSMENT', 'OTHER'] as const

/** How sure we are of *who*, lowered where the condition is only indicated. Strongest first. */
export const levels = ['CERTAIN', 'PROBABLE', 'POSSIBLE'] as const
export type Level = (typeof levels)[number]

/** What an event alone lets a finding say: A leaves the level of the identity, B caps it at PROBABLE, C at POSSIBLE. */
export const tiers = ['A', 'B', 'C'] as const
export type Tier = (typeof tiers)[number]

export const alertStates = ['RAISED', 'ACKNOWLEDGED', 'ACTED', 'CLOSED'] as const
export type AlertState = (typeof alertStates)[number]

export const duties = ['ACTED', 'PARTNERS_TOLD', 'VICTIM_DECISION', 'RECORD_COMPLETE'] as const
export type DutyName = (typeof duties)[number]

export const responses = ['SEEN', 'GOING', 'NOT_ME'] as const
export type Response = (typeof responses)[number]

export const flags = [
  'NOT_PROVEN_SERVED',
  'LATE',
  'FUTURE_STAMPED',
  'IDENTITY_CONFLICT',
  'NO_OWNER',
  'POSITION_UNKNOWN',
  'COORDINATES_SWAPPED',
  'POSITION_STALE',
  'IMPOSSIBLE_SPEED',
  'POSITION_VAGUE',
  'TAG_CONTRADICTED',
  'TAG_SILENT',
  'NEAR_PROTECTED_PERSON',
  'NOT_ALL_COMPARED',
] as const

/** `ON_BOARD`: stands on the alerts board of a control room; no message went out, so nobody has been told by it. */
export const noticeStates = ['SENT', 'FAILED', 'WITHHELD', 'NOBODY', 'READ', 'ON_BOARD'] as const
export type NoticeState = (typeof noticeStates)[number]

/** Order types whose breach is dealt with by a civil court, not as an offence. Source: contracts.md §3, "Closing". */
export const civilOrderTypes: ReadonlySet<OrderType> = new Set(['DVPN', 'DVPO', 'DAPN', 'OCCUPATION', 'UNDERTAKING'])
