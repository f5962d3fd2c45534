import type { OrderType } from '@breach-alerts/contracts'
import { cite, note } from './powers-row.ts'
import type { Cite, PowersRow } from './powers-row.ts'

/** Orders whose breach is an offence, for which police arrest under PACE. Source: domain.md §1b and its sources. */

const paceReason = 'The breach is an offence: PACE 1984 s.24, with a necessity reason recorded (Code G)'
const fiveYears = '5 years’ imprisonment'

type Offence = Partial<Pick<PowersRow, 'knowledge' | 'maximumPenalty' | 'isEitherRoute' | 'notes'>> & {
  offence: string
  /** The section that makes it an offence; every line comes from there unless it says otherwise. */
  act: string
  arrestReason?: string
  cites?: Partial<Record<'BREACH' | 'ARREST' | 'KNOWLEDGE' | 'MAXIMUM_PENALTY', Cite>>
}

const offenceRow = ({ offence, act, arrestReason = paceReason, cites, ...more }: Offence): PowersRow => ({
  offence,
  arrest: { from: 'PACE', statute: 'PACE_S24', reason: arrestReason },
  courtClock:
    'PACE custody clock: 24 hours from arrival at the station; reviews at 6 hours, then every 9; a superintendent may extend to 36 hours, a court to 96',
  knowledge: 'NOT_NEEDED',
  maximumPenalty: fiveYears,
  isEitherRoute: false,
  notes: [],
  ...more,
  cites: {
    BREACH: cite(act),
    ARREST: cite('PACE 1984 s.24', 'Power of arrest for the offence'),
    KNOWLEDGE: cite(act),
    COURT_CLOCK: cite('PACE 1984 s.40-44, s.46', 'PACE custody clock lengths'),
    MAXIMUM_PENALTY: cite(act),
    ...cites,
  },
})

const excuse = (source: string) =>
  note('The offence is "without reasonable excuse": ask for and record any explanation', source)
export const notBoth = (source: string, verify: string | null = null) =>
  note('Criminal or contempt, not both: record once which route is taken', source, verify)

const spoAct = 'Stalking Protection Act 2019 s.8'
const stalking = offenceRow({
  offence: `${spoAct}: breach of a stalking protection order`,
  act: spoAct,
  knowledge: 'KNOWN',
  notes: [
    excuse(spoAct),
    note('Treat an order that was not served as carrying no liability yet', spoAct, 'Treatment of unserved orders'),
  ],
  cites: { KNOWLEDGE: cite(spoAct, 'What the respondent must know') },
})

const restraining = (act: string) =>
  offenceRow({ offence: `${act}: breach of a restraining order`, act, notes: [excuse(act)] })

const sexual = (offence: string, act: string) =>
  offenceRow({
    offence,
    act,
    notes: [excuse(act)],
    cites: { MAXIMUM_PENALTY: cite(act, 'Maximum penalty') },
  })

const community = (offence: string, act: string) =>
  offenceRow({
    offence,
    act,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    isEitherRoute: true,
    notes: [
      notBoth(act, 'That the routes exclude each other'),
      note(
        'Do not contact the family or community of the protected person; no interpreter from them',
        'The briefing, on honour-based abuse',
      ),
    ],
    cites: {
      BREACH: cite(act, 'Offence'),
      KNOWLEDGE: cite(act, 'What the respondent must know'),
      MAXIMUM_PENALTY: cite(act, 'Maximum penalty'),
    },
  })

const spoNotify = 'Stalking Protection Act 2019 s.11'
const stalkingNotify = offenceRow({
  offence: `${spoNotify}: failing to notify names and home address`,
  act: spoNotify,
  knowledge: 'KNOWN',
  notes: [excuse(spoNotify)],
  cites: {
    KNOWLEDGE: cite(spoNotify, 'What the respondent must know'),
    MAXIMUM_PENALTY: cite(spoNotify, 'Maximum penalty'),
  },
})

const dapoNotify = 'Domestic Abuse Act 2021 s.43'

/** A duty to notify has an offence of its own, beside that of breaching the order. Source: domain.md §2, `NOTIFY`. */
export const notifyRows: Readonly<Partial<Record<OrderType, PowersRow>>> = {
  SPO: stalkingNotify,
  INTERIM_SPO: stalkingNotify,
  DAPO: offenceRow({
    offence: `${dapoNotify}: failing to notify names and home address`,
    act: dapoNotify,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    notes: [excuse(dapoNotify)],
    cites: {
      BREACH: cite(dapoNotify, 'Section of the offence'),
      KNOWLEDGE: cite(dapoNotify, 'What the respondent must know'),
      MAXIMUM_PENALTY: cite(dapoNotify, 'Maximum penalty'),
    },
  }),
}

const dapo = 'Domestic Abuse Act 2021 s.39'
const nmo = 'Family Law Act 1996 s.42A'
const pha = 'Protection from Harassment Act 1997 s.3(6)'

export const offenceRows = {
  DAPO: offenceRow({
    offence: `${dapo}: breach of a domestic abuse protection order`,
    act: dapo,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    isEitherRoute: true,
    notes: [
      notBoth(dapo),
      note(
        'Every force enforces it, in a pilot area or not',
        'College of Policing on the pilot',
        'Status of the scheme after 31 March 2026',
      ),
      note('A family or civil court may also issue a warrant', 'Domestic Abuse Act 2021 s.40'),
    ],
    cites: { KNOWLEDGE: cite('Domestic Abuse Act 2021 s.39(2), s.45(8)-(9)') },
  }),
  SPO: stalking,
  INTERIM_SPO: stalking,
  NON_MOLESTATION: offenceRow({
    offence: `${nmo}: breach of a non-molestation order`,
    act: nmo,
    arrestReason: `${paceReason}; the order needs no power of arrest of its own`,
    knowledge: 'KNOWN_IF_WITHOUT_NOTICE',
    maximumPenalty: '5 years’ imprisonment (contempt: 2 years)',
    isEitherRoute: true,
    notes: [
      notBoth(nmo),
      note(
        'Knowledge is proven by service, by being in court, or by being told by telephone or otherwise',
        'FPR 2010 r.10.10',
      ),
    ],
    cites: {
      ARREST: cite('PACE 1984 s.24; explanatory notes to the 2004 Act'),
      MAXIMUM_PENALTY: cite(nmo, 'Maximum penalty for contempt'),
    },
  }),
  RESTRAINING_CONVICTION: restraining('Sentencing Act 2020 s.363'),
  RESTRAINING_ACQUITTAL: restraining('Protection from Harassment Act 1997 s.5A'),
  PHA_INJUNCTION: offenceRow({
    offence: `${pha}: breach of an injunction`,
    act: pha,
    isEitherRoute: true,
    notes: [excuse(pha), notBoth(pha, 'That the routes exclude each other')],
    cites: { BREACH: cite(pha, 'Offence'), MAXIMUM_PENALTY: cite(pha, 'Maximum penalty') },
  }),
  SHPO: sexual(
    'Sentencing Act 2020 s.354: breach of a sexual harm prevention order',
    'Sentencing Act 2020 s.354; Sexual Offences Act 2003 s.103I',
  ),
  INTERIM_SHPO: sexual(
    'Sexual Offences Act 2003 s.103I: breach of an interim sexual harm prevention order',
    'Sexual Offences Act 2003 s.103I',
  ),
  SRO: sexual('Sexual Offences Act 2003 s.122H: breach of a sexual risk order', 'Sexual Offences Act 2003 s.122H'),
  INTERIM_SRO: sexual(
    'Sexual Offences Act 2003 s.122H: breach of an interim sexual risk order',
    'Sexual Offences Act 2003 s.122H',
  ),
  FMPO: community(
    'Family Law Act 1996 s.63CA: breach of a forced marriage protection order',
    'Family Law Act 1996 s.63CA',
  ),
  FGMPO: community(
    'Female Genital Mutilation Act 2003 Sch.2 para.4: breach of an FGM protection order',
    'Female Genital Mutilation Act 2003 Sch.2 para.4',
  ),
} as const satisfies Record<string, PowersRow>
