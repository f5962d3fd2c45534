/** Where a line comes from; `verify`: what of it nobody has checked against the revised statute, shown as such on the card. */
export type Cite = { readonly source: string; readonly verify: string | null }

/** Lines of the card that cite something. */
export type CitedLine = 'BREACH' | 'ARREST' | 'KNOWLEDGE' | 'COURT_CLOCK' | 'MAXIMUM_PENALTY'

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
  /** A criminal route and one of contempt are open, and exclude each other. */
  readonly isEitherRoute: boolean
  /** What else an officer must know. */
  readonly notes: readonly (Cite & { readonly text: string })[]
  readonly cites: Readonly<Record<CitedLine, Cite>>
}

export const cite = (source: string, verify: string | null = null): Cite => ({ source, verify })
export const note = (text: string, source: string, verify: string | null = null) => ({ text, source, verify })
