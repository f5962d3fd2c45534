import type { OrderType } from '@breach-alerts/contracts'

/** What the law says of a breach of one type of order. Data with an effective date: law changes, code does not. */
export type PowersRow = {
  /** What the breach is; null: no offence of its own. */
  readonly offence: string | null
  /**
   * Where the power to arrest comes from. `STATUTE`: the order carries it. `PROVISION`: only provisions to which the court
   * attached one, for the power's own dates. `PACE`: the breach is an offence. `NONE`.
   */
  readonly arrest: {
    readonly from: 'STATUTE' | 'PROVISION' | 'PACE' | 'NONE'
    readonly statute: string | null
    readonly reason: string
  }
  /** Must knowledge of the order be proven: always, only when it was made without notice, or not as a condition of liability? */
  readonly knowledge: 'PERSONAL_SERVICE' | 'KNOWN' | 'KNOWN_IF_WITHOUT_NOTICE' | 'NOT_NEEDED'
  readonly courtClock: string | null
  readonly maximumPenalty: string
  /** What else an officer must know. */
  readonly notes: readonly string[]
  readonly sources: readonly string[]
  /** Lines above that nobody has checked against the revised statute; shown as such on the card. */
  readonly verify: readonly string[]
}

export const powersVersion = '2026-11-23'
/** The table states the law as known on this date; later changes are unseen. Source: domain.md §1b and its sources. */
export const powersEffectiveFrom = '2026-04-30'

const paceClock =
  'PACE custody clock: 24 hours from arrival at the station; reviews at 6 hours, then every 9; a superintendent may extend to 36 hours, a court to 96'
const paceReason = 'The breach is an offence: PACE 1984 s.24, with a necessity reason recorded (Code G)'
const paceArrest = { from: 'PACE', statute: 'PACE_S24', reason: paceReason } as const
const excluded = 'Sundays, Christmas Day, Good Friday and bank holidays do not count'
const paceSources = ['PACE 1984 s.24, s.41'] as const
const paceVerify = ['PACE custody clock lengths'] as const
const fiveYears = '5 years’ imprisonment'
const notBoth = 'Criminal or contempt, not both: record once which route is taken'
const excuse = 'The offence is "without reasonable excuse": ask for and record any explanation'

const sexualOrder = (offence: string, source: string): PowersRow => ({
  offence,
  arrest: paceArrest,
  knowledge: 'NOT_NEEDED',
  courtClock: paceClock,
  maximumPenalty: fiveYears,
  notes: [excuse],
  sources: [source, ...paceSources],
  verify: ['Maximum penalty', ...paceVerify],
})

const stalking: PowersRow = {
  offence: 'Stalking Protection Act 2019 s.8: breach of a stalking protection order',
  arrest: paceArrest,
  knowledge: 'KNOWN',
  courtClock: paceClock,
  maximumPenalty: fiveYears,
  notes: [excuse, 'Treat an order that was not served as carrying no liability yet'],
  sources: ['Stalking Protection Act 2019 s.8', ...paceSources],
  verify: ['Power of arrest for the offence', ...paceVerify],
}

const restraining = (source: string): PowersRow => ({
  offence: `${source}: breach of a restraining order`,
  arrest: paceArrest,
  knowledge: 'NOT_NEEDED',
  courtClock: paceClock,
  maximumPenalty: fiveYears,
  notes: [excuse],
  sources: [source, ...paceSources],
  verify: paceVerify,
})

export const powersTable: Readonly<Record<OrderType, PowersRow>> = {
  DVPN: {
    offence: null,
    arrest: {
      from: 'STATUTE',
      statute: 'CSA2010_S25',
      reason:
        'A constable with reasonable grounds to believe the notice is breached may arrest without warrant; no necessity reason is needed',
    },
    knowledge: 'PERSONAL_SERVICE',
    courtClock: `Magistrates’ court within 24 hours of arrest, or the DVPO hearing if sooner; ${excluded}`,
    maximumPenalty: 'None of its own: held in custody for, and put before, the hearing of the DVPO application',
    notes: ['Not a crime', 'In force until the DVPO application is decided, also while it is adjourned'],
    sources: ['Crime and Security Act 2010 s.24-26'],
    verify: ['Test and limits of the power of arrest', 'Days that do not count', 'Continues on adjournment'],
  },
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
    notes: ['A civil matter, not a crime'],
    sources: ['Crime and Security Act 2010 s.28(9), s.29', 'Magistrates’ Courts Act 1980 s.63(3)'],
    verify: ['Maximum penalty', 'Days that do not count', 'What the respondent must know'],
  },
  DAPN: {
    offence: null,
    arrest: {
      from: 'STATUTE',
      statute: 'DAA2021_S26',
      reason:
        'A constable with reasonable grounds to believe the notice is breached may arrest without warrant; no necessity reason is needed',
    },
    knowledge: 'PERSONAL_SERVICE',
    courtClock: `Magistrates’ court within 24 hours of arrest, or the DAPO hearing if sooner; ${excluded}`,
    maximumPenalty: 'None of its own: held in custody for, and put before, the hearing of the DAPO application',
    notes: ['Not a crime', 'In force in the whole of the United Kingdom until the application is decided or withdrawn'],
    sources: ['Domestic Abuse Act 2021 s.22-26, s.29'],
    verify: [],
  },
  DAPO: {
    offence: 'Domestic Abuse Act 2021 s.39: breach of a domestic abuse protection order',
    arrest: paceArrest,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    courtClock: paceClock,
    maximumPenalty: fiveYears,
    notes: [
      notBoth,
      'Every force enforces it, in a pilot area or not',
      'A family or civil court may also issue a warrant (s.40)',
    ],
    sources: ['Domestic Abuse Act 2021 s.39, s.40, s.45(8)-(9)', ...paceSources],
    verify: ['Status of the scheme after 31 March 2026', ...paceVerify],
  },
  SPO: stalking,
  INTERIM_SPO: stalking,
  NON_MOLESTATION: {
    offence: 'Family Law Act 1996 s.42A: breach of a non-molestation order',
    arrest: { ...paceArrest, reason: `${paceReason}; the order needs no power of arrest of its own` },
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    courtClock: paceClock,
    maximumPenalty: '5 years’ imprisonment (contempt: 2 years)',
    notes: [notBoth, 'Knowledge is proven by service, by being in court, or by being told by telephone or otherwise'],
    sources: ['Family Law Act 1996 s.42A', 'FPR 2010 r.10.10', ...paceSources],
    verify: ['Maximum penalty for contempt', ...paceVerify],
  },
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
    notes: ['Civil contempt, not a crime', 'The station should hold a copy and a statement of service'],
    sources: ['Family Law Act 1996 s.47(2), s.47(6)-(8)', 'FPR 2010 r.10.10, PD10A para 4.1'],
    verify: ['That bank holidays count', 'Maximum penalty'],
  },
  RESTRAINING_CONVICTION: restraining('Sentencing Act 2020 s.363'),
  RESTRAINING_ACQUITTAL: restraining('Protection from Harassment Act 1997 s.5A'),
  PHA_INJUNCTION: {
    offence: 'Protection from Harassment Act 1997 s.3(6): breach of an injunction',
    arrest: paceArrest,
    knowledge: 'NOT_NEEDED',
    courtClock: paceClock,
    maximumPenalty: fiveYears,
    notes: [excuse, notBoth],
    sources: ['Protection from Harassment Act 1997 s.3', ...paceSources],
    verify: ['Offence and penalty', 'That the routes exclude each other', ...paceVerify],
  },
  SHPO: sexualOrder(
    'Sentencing Act 2020 s.354: breach of a sexual harm prevention order',
    'Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I',
  ),
  INTERIM_SHPO: sexualOrder(
    'Sexual Offences Act 2003 s.103I: breach of an interim sexual harm prevention order',
    'Sexual Offences Act 2003 s.103I',
  ),
  SRO: sexualOrder('Sexual Offences Act 2003 s.122H: breach of a sexual risk order', 'Sexual Offences Act 2003 s.122H'),
  INTERIM_SRO: sexualOrder(
    'Sexual Offences Act 2003 s.122H: breach of an interim sexual risk order',
    'Sexual Offences Act 2003 s.122H',
  ),
  FMPO: {
    offence: 'Family Law Act 1996 s.63CA: breach of a forced marriage protection order',
    arrest: paceArrest,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    courtClock: paceClock,
    maximumPenalty: fiveYears,
    notes: [notBoth, 'Do not contact the family or community of the protected person; no interpreter from them'],
    sources: ['Family Law Act 1996 s.63CA', ...paceSources],
    verify: ['Offence, penalty and what the respondent must know', ...paceVerify],
  },
  FGMPO: {
    offence: 'Female Genital Mutilation Act 2003 Sch.2 para.4: breach of an FGM protection order',
    arrest: paceArrest,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    courtClock: paceClock,
    maximumPenalty: fiveYears,
    notes: [notBoth, 'Do not contact the family or community of the protected person; no interpreter from them'],
    sources: ['Female Genital Mutilation Act 2003 Sch.2 para.4', ...paceSources],
    verify: ['Offence, penalty and what the respondent must know', ...paceVerify],
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
    notes: ['A broken condition is not an offence in itself'],
    sources: ['PACE 1984 s.46A', 'Bail Act 1976 s.7'],
    verify: ['Both powers and the clock'],
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
    notes: ['Once recalled the person is unlawfully at large and may be arrested'],
    sources: ['Criminal Justice Act 2003 s.254'],
    verify: ['Recall and arrest after it'],
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
    notes: ['Not a crime'],
    sources: ['Family Law Act 1996 s.46'],
    verify: ['That no power of arrest can attach'],
  },
}
