import type { ExcludedDays } from './days.ts'

/**
 * How long a clock runs. `hours`: of time that passes on days that count. `dates`: whole London dates, the first of them the
 * date it starts. `daysAfter`: whole London dates after it. `workingDaysAfter`: working days after it. `months`: to the end
 * of the day before the same day of the month.
 */
export type ClockLength =
  | { readonly hours: number }
  | { readonly dates: number }
  | { readonly daysAfter: number }
  | { readonly workingDaysAfter: number }
  | { readonly months: number }

/** Another duty that stands this one still while it applies. */
export type Suspender = 'SOA_NOTIFICATION' | 'SPO_NOTIFICATION'

export type ClockRule = {
  readonly name: string
  readonly starts: string
  /** What ends the clock before it runs out. */
  readonly stops: string
  readonly length: ClockLength
  readonly excluded: ExcludedDays
  readonly suspendedBy: readonly Suspender[]
  readonly source: string
  /** Not checked against the revised text; shown beside the due time. */
  readonly verify: string | null
}

export const clocksVersion = '2026-11-23'

const rule = (
  name: string,
  starts: string,
  stops: string,
  length: ClockLength,
  excluded: ExcludedDays,
  source: string,
  verify: string | null = null,
  suspendedBy: readonly Suspender[] = [],
): ClockRule => ({ name, starts, stops, length, excluded, source, verify, suspendedBy })

const threeDates = { dates: 3 } as const
const spoPauses = ['SOA_NOTIFICATION'] as const
const dapoPauses = ['SOA_NOTIFICATION', 'SPO_NOTIFICATION'] as const
const spa = 'Stalking Protection Act 2019 s.9'
const daa41 = 'Domestic Abuse Act 2021 s.41'
const daa41Check = 'Revised text of s.41: what starts the clock'
const pace = 'PACE 1984 s.41-44'
const code = 'Victims’ Code'
const codeCheck = 'Edition of the Victims’ Code in force'

/** Every legal and promised time limit of a response. Source: domain.md §1d. */
export const clockTable = {
  DVPN_HEARING: rule(
    'DVPN to hearing',
    'Service of the notice',
    'The DVPO application is heard',
    { hours: 48 },
    'COURT',
    'Crime and Security Act 2010 s.27',
    'Days that do not count',
  ),
  DAPN_HEARING: rule(
    'DAPN to hearing',
    'The notice is given',
    'The DAPO application is heard',
    { hours: 48 },
    'COURT',
    'Domestic Abuse Act 2021 s.29',
  ),
  DVPN_COURT: rule(
    'Breach of DVPN to court',
    'Arrest',
    'Brought before the court, or the DVPO hearing if sooner',
    { hours: 24 },
    'COURT',
    'Crime and Security Act 2010 s.26',
    'Days that do not count',
  ),
  DAPN_COURT: rule(
    'Breach of DAPN to court',
    'Arrest',
    'Brought before the court, or the DAPO hearing if sooner',
    { hours: 24 },
    'COURT',
    'Domestic Abuse Act 2021 s.26',
  ),
  DVPO_COURT: rule(
    'Breach of DVPO to court',
    'Arrest',
    'Brought before the court',
    { hours: 24 },
    'COURT',
    'Crime and Security Act 2010 s.29',
    'Days that do not count',
  ),
  OCCUPATION_COURT: rule(
    'Occupation order arrest to judge',
    'Arrest',
    'Brought before a judge',
    { hours: 24 },
    'JUDGE',
    'Family Law Act 1996 s.47(7)',
    'That bank holidays count',
  ),
  PACE_DETENTION: rule(
    'PACE detention',
    'Arrival at the station',
    'Charge or release',
    { hours: 24 },
    'NONE',
    pace,
    'Lengths',
  ),
  PACE_SUPERINTENDENT: rule(
    'PACE detention, extended by a superintendent',
    'Arrival at the station',
    'Charge or release',
    { hours: 36 },
    'NONE',
    pace,
    'Lengths',
  ),
  PACE_COURT: rule(
    'PACE detention, extended by a court',
    'Arrival at the station',
    'Charge or release',
    { hours: 96 },
    'NONE',
    pace,
    'Lengths',
  ),
  SPO_NOTIFY: rule(
    'SPO: notify names and address',
    'Service of the order',
    'Notified in person at a police station',
    threeDates,
    'NONE',
    spa,
    null,
    spoPauses,
  ),
  SPO_NOTIFY_CHANGE: rule(
    'SPO: notify a change of name or address',
    'The change',
    'Notified in person at a police station',
    threeDates,
    'NONE',
    spa,
    null,
    spoPauses,
  ),
  DAPO_NOTIFY: rule(
    'DAPO: notify names and address',
    'The order is made',
    'Notified in person at a police station',
    threeDates,
    'NONE',
    daa41,
    daa41Check,
    dapoPauses,
  ),
  DAPO_NOTIFY_CHANGE: rule(
    'DAPO: notify a change of name or address, or having no home',
    'The change',
    'Notified in person at a police station',
    threeDates,
    'NONE',
    daa41,
    daa41Check,
    dapoPauses,
  ),
  DAPO_EM: rule(
    'DAPO electronic monitoring ends at the latest',
    'The requirement is imposed',
    'The court extends it',
    { months: 12 },
    'NONE',
    'Domestic Abuse Act 2021 s.37-38',
    'That the last day is the day before the same date',
  ),
  VICTIM_ENHANCED: rule(
    'Tell the victim (enhanced rights)',
    'Arrest, bail, release, charge or no further action',
    'The victim is told',
    { workingDaysAfter: 1 },
    'WORKING',
    code,
    codeCheck,
  ),
  VICTIM_STANDARD: rule(
    'Tell the victim',
    'Arrest, bail, release, charge or no further action',
    'The victim is told',
    { workingDaysAfter: 5 },
    'WORKING',
    code,
    codeCheck,
  ),
  DVDS: rule(
    'Clare’s Law disclosure',
    'Application, or what triggered the right to know',
    'Decided, and made where it is to be made',
    { daysAfter: 28 },
    'NONE',
    'DVDS statutory guidance 2023',
    'Length',
  ),
  CSODS: rule(
    'Sarah’s Law disclosure',
    'Application',
    'Decided; at once where there is immediate risk',
    { daysAfter: 28 },
    'NONE',
    'CSODS guidance',
    'Length',
  ),
  IDVA_CONTACT: rule(
    'First contact by an IDVA',
    'Referral',
    'The IDVA has been in touch',
    { workingDaysAfter: 2 },
    'WORKING',
    'Local practice',
  ),
  RMP_REVIEW: rule(
    'Risk management plan review',
    'A suspected breach or a change of circumstances',
    'Reviewed, or recorded as not needed with the reason',
    { workingDaysAfter: 5 },
    'WORKING',
    'Local policy, to be agreed',
  ),
  DVPO_END: rule(
    'DVPO ends',
    'The order is made',
    'Nothing: a further order needs a new notice',
    { dates: 28 },
    'NONE',
    'Crime and Security Act 2010 s.28',
    'That the day it is made is the first',
  ),
} as const satisfies Readonly<Record<string, ClockRule>>

export type ClockId = keyof typeof clockTable
