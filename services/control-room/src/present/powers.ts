import type { OrderFacts, Powers } from '@breach-alerts/contracts'
import type { Cite, PowersCard as DomainCard, RouteTaken } from '@breach-alerts/domain'
import { powerWords } from './actions.ts'
import { whoWords } from './people.ts'
import { dateInWords, longTime, shortTime } from './time.ts'
import { conditionWords } from './words.ts'

/** One line of the card with its source, and what of it somebody must still check. */
export type PowersLine = { key: string; value: string; source: string; verify: string | null }

export type PowersCard = {
  /** Which conditions it is for: `Clause 1: entering an excluded area`. */
  conditions: readonly string[]
  arrest: { available: boolean; heading: string; reason: string }
  lines: readonly PowersLine[]
  notes: readonly (Cite & { text: string })[]
  /** Which of two routes was taken; null: there is only one. */
  routeTaken: { text: string; isContradicted: boolean } | null
  breachAt: string
  effectiveFrom: string
}

const fullStop = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`)

const breachWords = ({ route, offence }: Powers): string => {
  if (route === 'CIVIL') return 'Civil: a breach is for the court, not an offence'
  return offence === null
    ? 'A breach is not an offence in itself'
    : `Criminal: a breach would be an offence. ${offence}`
}

const knowledgeWords = ({ knowledge: { needed, proven }, knownSince }: DomainCard, now: number): string => {
  if (proven) return 'Proven that the person knew of the order'
  if (needed && knownSince !== null)
    return `Not proven for when it happened. Proven from ${shortTime(knownSince, now)} on: a breach since then counts.`
  return needed
    ? 'Not proven that the person knew of the order: serve it now. No breach liability until then.'
    : 'Not proven; this route does not depend on it'
}

const statuteWords = ({ arrest, arrestFrom }: DomainCard): string | null => {
  if (arrest.statute === null) return null
  const statute = powerWords[arrest.statute] ?? arrest.statute
  const dates = [
    arrestFrom === null ? null : `from ${longTime(arrestFrom)}`,
    arrest.until === null ? null : `until ${longTime(arrest.until)}`,
  ].filter(date => date !== null)
  return dates.length === 0 ? statute : `${statute}, ${dates.join(' ')}`
}

const linesOf = (card: DomainCard, now: number): PowersLine[] => {
  const { cites } = card
  const lines = [
    ['Breach', breachWords(card), cites.BREACH],
    ['Power', statuteWords(card), cites.ARREST],
    ['Knew of the order', knowledgeWords(card, now), cites.KNOWLEDGE],
    ['Time limits', card.courtClock, cites.COURT_CLOCK],
    ['Maximum penalty', card.maximumPenalty, cites.MAXIMUM_PENALTY],
  ] as const
  return lines.flatMap(([key, value, { source, verify }]) => (value === null ? [] : [{ key, value, source, verify }]))
}

const routeWords = (taken: RouteTaken | null, now: number): PowersCard['routeTaken'] => {
  if (taken === null)
    return { text: 'Criminal or contempt: not chosen yet. Record it once it is.', isContradicted: false }
  const route = taken.route === 'CRIMINAL' ? 'Criminal' : 'Contempt of court'
  return {
    text: `${route}, recorded by ${whoWords(taken.by)}, ${shortTime(taken.at, now)}`,
    isContradicted: taken.isContradicted,
  }
}

const conditionName = (facts: readonly OrderFacts[], conditionId: string): string => {
  const condition = facts.find(each => each.condition.conditionId === conditionId)?.condition
  if (!condition) return conditionId
  return `${condition.clause === null ? '' : `Clause ${condition.clause}: `}${conditionWords[condition.kind]}`
}

/** What two conditions must share to stand on one card: everything that the law says of them, dates included. */
const lawOf = (card: DomainCard): string => JSON.stringify({ ...card, conditionId: null, breachAt: null })

/**
 * What the law allows at this instant, as advice to a person: never a decision, never "breach proven". One card for each
 * condition, the one that lets police do most first; conditions of which the law says the same share one.
 */
export const powersCards = (
  cards: readonly DomainCard[],
  facts: readonly OrderFacts[],
  route: RouteTaken | null,
  now: number,
): PowersCard[] =>
  [...Map.groupBy(cards, lawOf).values()]
    .toSorted(([a], [b]) => Number(b?.arrest.available) - Number(a?.arrest.available))
    .flatMap(group => {
      const [card] = group
      if (!card) return []
      return {
        conditions: group.map(({ conditionId }) => conditionName(facts, conditionId)),
        arrest: {
          available: card.arrest.available,
          heading: card.arrest.available ? 'Power to arrest available' : 'No power to arrest under this order',
          reason: fullStop(card.arrest.reason),
        },
        lines: linesOf(card, now),
        notes: card.notes.map((text, index) => ({
          text: fullStop(text),
          source: card.noteCites[index]?.source ?? '',
          verify: card.noteCites[index]?.verify ?? null,
        })),
        routeTaken: card.isEitherRoute ? routeWords(route, now) : null,
        breachAt: shortTime(
          group
            .map(({ breachAt }) => breachAt)
            .toSorted()
            .at(-1) ?? card.breachAt,
          now,
        ),
        effectiveFrom: dateInWords(card.effectiveFrom),
      }
    })
