import { civilOrderTypes } from '@breach-alerts/contracts'
import type { OrderFacts, OrderType, Powers } from '@breach-alerts/contracts'
import { powersEffectiveFrom, powersRowOf, powersVersion } from './powers-table.ts'
import type { Cite, CitedLine, PowersRow } from './powers-row.ts'
import { isoOf } from './time.ts'

export type PowersFacts = Pick<OrderFacts, 'condition' | 'knowledge' | 'madeWithoutNotice'>

type Arrest = Powers['arrest']
type KnowledgeState = Powers['knowledge']

/** The card an officer reads, with what the contract does not ask for. */
export type PowersCard = Powers & {
  notes: string[]
  verify: string[]
  /** Where each line comes from, and what of it is still to be checked; notes in the order of `notes`. */
  cites: Record<CitedLine, Cite>
  noteCites: Cite[]
  /** A criminal route and one of contempt are open, and exclude each other. */
  isEitherRoute: boolean
  /** From when the power of arrest attached to this provision runs; null: it has no dates of its own. */
  arrestFrom: string | null
  /** The instant for which the card stands: when it was breached last. */
  breachAt: string
  /** Knowledge that is proven, but only from then on, after the breach; null: proven before, or not at all. */
  knownSince: string | null
  effectiveFrom: string
  tableVersion: string
}

/**
 * What the law lets police do about a suspected breach of this condition, at `now`, for a breach at `occurredAt` (both epoch
 * milliseconds). By condition, not only by order type: an occupation order gives a power of arrest in named provisions only,
 * for the power's own dates. Advice for a person, never a decision.
 */
export const powersOf = (
  orderType: OrderType,
  facts: PowersFacts,
  { occurredAt, now }: { occurredAt: number; now: number },
): PowersCard => {
  const row = powersRowOf(orderType, facts.condition.kind)
  const { knownSince, ...knowledge } = knowledgeOf(row, facts, { occurredAt, now })
  return {
    conditionId: facts.condition.conditionId,
    route: civilOrderTypes.has(orderType) ? 'CIVIL' : 'CRIME',
    offence: row.offence,
    arrest: unlessUnknown(arrestOf(row, facts, occurredAt, now), knowledge, knownSince),
    knowledge,
    courtClock: row.courtClock,
    maximumPenalty: row.maximumPenalty,
    ...citesOf(row),
    isEitherRoute: row.isEitherRoute,
    arrestFrom: facts.condition.arrestPower ? isoOf(Date.parse(facts.condition.arrestPower.from)) : null,
    breachAt: isoOf(occurredAt),
    knownSince: knownSince === null ? null : isoOf(knownSince),
    effectiveFrom: powersEffectiveFrom,
    tableVersion: powersVersion,
  }
}

/** Sources and open checks by line, and each once for the whole card. A line that the row does not have cites nothing. */
const citesOf = (row: PowersRow): Pick<PowersCard, 'sources' | 'notes' | 'verify' | 'cites' | 'noteCites'> => {
  const lines = Object.entries(row.cites).filter(([line]) => line !== 'COURT_CLOCK' || row.courtClock !== null)
  const all = [...lines.map(([, each]) => each), ...row.notes]
  return {
    sources: [...new Set(all.map(({ source }) => source))],
    verify: [...new Set(all.flatMap(({ verify }) => verify ?? []))],
    notes: row.notes.map(({ text }) => text),
    cites: { ...row.cites },
    noteCites: row.notes.map(({ source, verify }) => ({ source, verify })),
  }
}

const none = (reason: string): Arrest => ({ available: false, statute: null, until: null, reason })

const arrestOf = ({ arrest }: PowersRow, { condition }: PowersFacts, occurredAt: number, now: number): Arrest => {
  const attached = condition.arrestPower
  if (arrest.from === 'NONE') return none(arrest.reason)
  if (arrest.from === 'PACE') return { available: true, statute: arrest.statute, until: null, reason: arrest.reason }
  if (!attached) {
    if (arrest.from === 'STATUTE')
      return { available: true, statute: arrest.statute, until: null, reason: arrest.reason }
    return none(
      'No power of arrest is attached to this provision: the applicant may seek a warrant (s.47(8)); consider other offences or a breach of the peace',
    )
  }
  const from = Date.parse(attached.from)
  const to = attached.to === null ? null : Date.parse(attached.to)
  const ended = to !== null && (now >= to || occurredAt >= to)
  if (ended)
    return {
      ...none('The power of arrest attached to this provision has ended, before the order itself'),
      statute: attached.statute,
      until: isoOf(to),
    }
  if (occurredAt < from || now < from)
    return { ...none('The power of arrest attached to this provision had not begun'), statute: attached.statute }
  return { available: true, statute: attached.statute, until: to === null ? null : isoOf(to), reason: arrest.reason }
}

const knowledgeOf = (
  { knowledge: rule }: PowersRow,
  { knowledge, madeWithoutNotice }: PowersFacts,
  { occurredAt, now }: { occurredAt: number; now: number },
): KnowledgeState & { knownSince: number | null } => {
  const known = knowledge
    .filter(({ mode }) => rule !== 'PERSONAL_SERVICE' || mode === 'PERSONAL_SERVICE')
    .map(({ at }) => Date.parse(at))
  const first = known.length === 0 ? null : Math.min(...known)
  return {
    needed:
      rule === 'PERSONAL_SERVICE' || rule === 'KNOWN' || (rule === 'KNOWN_IF_WITHOUT_NOTICE' && madeWithoutNotice),
    proven: first !== null && first <= occurredAt,
    knownSince: first !== null && first > occurredAt && first <= now ? first : null,
  }
}

/** Nobody answers for an order they did not know of: the thing to do is to serve it, where nobody has since. */
const unlessUnknown = (arrest: Arrest, { needed, proven }: KnowledgeState, knownSince: number | null): Arrest => {
  if (!needed || proven || !arrest.available) return arrest
  const serve = knownSince === null ? ': serve it now' : ', only since: a breach from then on counts'
  return {
    ...arrest,
    available: false,
    reason: `Not proven served or known when it happened${serve}. If you can prove that the respondent knew: ${arrest.reason}`,
  }
}
