import type { ConditionKind, OrderType } from '@breach-alerts/contracts'
import { notifyRows, offenceRows } from './powers-offences.ts'
import { cite, note } from './powers-row.ts'
import type { PowersRow } from './powers-row.ts'

export const powersVersion = '2026-11-28'
/** The table states the law as known on this date; later changes are unseen. Source: domain.md §1b and its sources. */
export const powersEffectiveFrom = '2026-04-30'

const excluded = 'Sundays, Christmas Day, Good Friday and bank holidays do not count'
const csa = 'Crime and Security Act 2010'
const daa = 'Domestic Abuse Act 2021'
const fla = 'Family Law Act 1996'

/** A notice that police give: not a crime, and the person is put before the hearing of the order. */
const notice = (
  statute: string,
  reason: string,
  more: Pick<PowersRow, 'courtClock' | 'maximumPenalty' | 'notes' | 'cites'>,
): PowersRow => ({
  offence: null,
  arrest: { from: 'STATUTE', statute, reason },
  knowledge: 'PERSONAL_SERVICE',
  isEitherRoute: false,
  ...more,
})
const noticeReason =
  'A constable with reasonable grounds to believe the notice is breached may arrest without warrant; no necessity reason is needed'

/** Lines of what nobody has checked, all from one place. */
const unchecked = (source: string): PowersRow['cites'] => ({
  BREACH: cite(source, 'That a breach is no offence'),
  ARREST: cite(source, 'Power of arrest'),
  KNOWLEDGE: cite(source, 'What the respondent must know'),
  COURT_CLOCK: cite(source, 'The clock'),
  MAXIMUM_PENALTY: cite(source, 'What may follow a breach'),
})

export const powersTable: Readonly<Record<OrderType, PowersRow>> = {
  ...offenceRows,
  DVPN: notice('CSA2010_S25', noticeReason, {
    courtClock: `Magistrates’ court within 24 hours of arrest, or the DVPO hearing if sooner; ${excluded}`,
    maximumPenalty: 'None of its own: held in custody for, and put before, the hearing of the DVPO application',
    notes: [
      note('Not a crime', `${csa} s.24-26`, 'That a breach is no crime'),
      note(
        'In force until the DVPO application is decided, also while it is adjourned',
        `${csa} s.27`,
        'Continues on adjournment',
      ),
    ],
    cites: {
      BREACH: cite(`${csa} s.24-26`, 'That a breach is no crime'),
      ARREST: cite(`${csa} s.25-26`, 'Test and limits of the power of arrest'),
      KNOWLEDGE: cite(`${csa} s.25`),
      COURT_CLOCK: cite(`${csa} s.26`, 'Days that do not count'),
      MAXIMUM_PENALTY: cite(`${csa} s.26`, 'What may follow a breach'),
    },
  }),
  DVPO: {
    offence: null,
    arrest: {
      from: 'STATUTE',
      statute: 'CSA2010_S28',
      reason:
        'A constable with reasonable grounds to believe the order is breached may arrest without warrant; the order must say so',
    },
    knowledge: 'KNOWN',
    courtClock: `Magistrates’ court within 24 hours of arrest; ${excluded}`,
    maximumPenalty: '£50 a day up to £5,000, or 2 months’ imprisonment (Magistrates’ Courts Act 1980 s.63(3))',
    isEitherRoute: false,
    notes: [note('A civil matter, not a crime', `${csa} s.28`)],
    cites: {
      BREACH: cite(`${csa} s.28`),
      ARREST: cite(`${csa} s.28(9)`),
      KNOWLEDGE: cite(`${csa} s.28`, 'What the respondent must know'),
      COURT_CLOCK: cite(`${csa} s.29`, 'Days that do not count'),
      MAXIMUM_PENALTY: cite('Magistrates’ Courts Act 1980 s.63(3)', 'Maximum penalty'),
    },
  },
  DAPN: notice('DAA2021_S26', noticeReason, {
    courtClock: `Magistrates’ court within 24 hours of arrest, or the DAPO hearing if sooner; ${excluded}`,
    maximumPenalty: 'None of its own: held in custody for, and put before, the hearing of the DAPO application',
    notes: [
      note('Not a crime', `${daa} s.22-26`, 'That a breach is no crime'),
      note(
        'In force in the whole of the United Kingdom until the application is decided or withdrawn',
        `${daa} s.22-23, s.29`,
      ),
    ],
    cites: {
      BREACH: cite(`${daa} s.22-26`, 'That a breach is no crime'),
      ARREST: cite(`${daa} s.26`),
      KNOWLEDGE: cite(`${daa} s.25`),
      COURT_CLOCK: cite(`${daa} s.26`),
      MAXIMUM_PENALTY: cite(`${daa} s.26`, 'What may follow a breach'),
    },
  }),
  OCCUPATION: {
    offence: null,
    arrest: {
      from: 'PROVISION',
      statute: 'FLA1996_S47',
      reason:
        'This provision carries a power of arrest: a constable with reasonable cause to suspect a breach may arrest without warrant',
    },
    knowledge: 'KNOWN',
    courtClock:
      'Judge within 24 hours of arrest; Sundays, Christmas Day and Good Friday do not count, bank holidays do',
    maximumPenalty: '2 years’ imprisonment for contempt of court',
    isEitherRoute: false,
    notes: [
      note('Civil contempt, not a crime', `${fla} s.47`),
      note('The station should hold a copy and a statement of service', 'FPR 2010 r.10.10'),
    ],
    cites: {
      BREACH: cite(`${fla} s.47`),
      ARREST: cite(`${fla} s.47(2), s.47(6)-(8)`),
      KNOWLEDGE: cite('FPR 2010 r.10.10'),
      COURT_CLOCK: cite(`${fla} s.47(7); PD10A para 4.1`, 'That bank holidays count'),
      MAXIMUM_PENALTY: cite('Contempt of Court Act 1981 s.14', 'Maximum penalty'),
    },
  },
  BAIL_CONDITION: {
    offence: null,
    arrest: {
      from: 'STATUTE',
      statute: 'OTHER',
      reason:
        'A constable may arrest without warrant for a broken condition: PACE 1984 s.46A before charge, Bail Act 1976 s.7(3) after',
    },
    knowledge: 'NOT_NEEDED',
    courtClock:
      'After charge: magistrates’ court within 24 hours of arrest (Bail Act 1976 s.7(4)). Before charge: PACE custody clock',
    maximumPenalty: 'None of its own: bail may be taken away',
    isEitherRoute: false,
    notes: [note('A broken condition is not an offence in itself', 'Bail Act 1976 s.7', 'That a breach is no offence')],
    cites: {
      BREACH: cite('Bail Act 1976 s.7', 'That a breach is no offence'),
      ARREST: cite('PACE 1984 s.46A; Bail Act 1976 s.7(3)', 'Both powers'),
      KNOWLEDGE: cite('Bail Act 1976 s.7', 'What the respondent must know'),
      COURT_CLOCK: cite('Bail Act 1976 s.7(4)', 'The clock'),
      MAXIMUM_PENALTY: cite('Bail Act 1976 s.7', 'What may follow a breach'),
    },
  },
  LICENCE_CONDITION: {
    offence: null,
    arrest: {
      from: 'NONE',
      statute: null,
      reason: 'No power to arrest for the breach itself: tell probation, who decide on recall',
    },
    knowledge: 'NOT_NEEDED',
    courtClock: null,
    maximumPenalty: 'Recall to prison, decided by probation',
    isEitherRoute: false,
    notes: [
      note(
        'Once recalled the person is unlawfully at large and may be arrested',
        'Criminal Justice Act 2003 s.254',
        'Recall and arrest after it',
      ),
    ],
    cites: {
      ...unchecked('Criminal Justice Act 2003 s.254'),
      ARREST: cite('Criminal Justice Act 2003 s.254', 'Recall and arrest after it'),
    },
  },
  UNDERTAKING: {
    offence: null,
    arrest: {
      from: 'NONE',
      statute: null,
      reason: 'An undertaking carries no power of arrest; consider other offences or a breach of the peace',
    },
    knowledge: 'NOT_NEEDED',
    courtClock: null,
    maximumPenalty: 'Contempt of court, on the application of the person protected',
    isEitherRoute: false,
    notes: [note('Not a crime', `${fla} s.46`, 'That a breach is no crime')],
    cites: {
      ...unchecked(`${fla} s.46`),
      ARREST: cite(`${fla} s.46`, 'That no power of arrest can attach'),
    },
  },
}

/** The row of a breach of this condition: of its own where the law makes it another offence than breaching the order. */
export const powersRowOf = (orderType: OrderType, kind: ConditionKind): PowersRow =>
  (kind === 'NOTIFY' ? notifyRows[orderType] : undefined) ?? powersTable[orderType]
