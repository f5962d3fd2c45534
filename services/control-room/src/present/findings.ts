import type { Alert, OrderFacts } from '@breach-alerts/contracts'
import { evidenceRow, type EvidenceRow, signedBits } from './evidence.ts'
import { readable } from './sentences.ts'
import { flagTag, levelTag, type Tag } from './tags.ts'
import { ago, longTime, shortTime } from './time.ts'
import { conditionWords, type FlagContext, sentenceCase } from './words.ts'

export type FindingCard = {
  findingId: string
  suspected: string
  clause: string | null
  sentences: readonly string[]
  occurred: { ago: string; short: string; full: string; iso: string }
  /** Said only when we learned of it noticeably later. */
  received: string | null
  level: Tag
  flags: readonly Tag[]
  reportedBy: string
  evidence: readonly EvidenceRow[]
  /** What would raise or lower the level. */
  wouldChange: readonly string[]
  /** The sum of the evidence, and by which weights it was made. */
  weight: string
}

export type ClauseCard = {
  conditionId: string
  clause: string | null
  suspected: string
  text: string | null
  exceptions: readonly string[]
}

const conditionOf = (facts: readonly OrderFacts[], conditionId: string) =>
  facts.find(({ condition }) => condition.conditionId === conditionId)?.condition

/** What speaks for a suspected breach, newest happening first. */
export const findingCards = (
  alert: Pick<Alert, 'findings'>,
  facts: readonly OrderFacts[],
  now: number,
  context: FlagContext = {},
): FindingCard[] =>
  alert.findings
    .toSorted((a, b) => Date.parse(b.event.occurredAt) - Date.parse(a.event.occurredAt))
    .map(finding => {
      const { occurredAt, receivedAt } = finding.event
      const late = Date.parse(receivedAt) - Date.parse(occurredAt) > 60_000
      return {
        findingId: finding.findingId,
        suspected: sentenceCase(conditionWords[finding.conditionKind]),
        clause: conditionOf(facts, finding.conditionId)?.clause ?? null,
        sentences: readable(finding.sentences),
        occurred: {
          ago: ago(occurredAt, now),
          short: shortTime(occurredAt, now),
          full: longTime(occurredAt),
          iso: occurredAt,
        },
        received: late ? shortTime(receivedAt, now) : null,
        level: levelTag(finding.level),
        flags: finding.flags.map(flag => flagTag(flag, context)),
        reportedBy: finding.event.type,
        evidence: finding.evidence.map(evidenceRow),
        wouldChange: finding.wouldChange ?? [],
        weight: `In all ${signedBits(finding.weight)} bits, by the weights of ${finding.modelVersion}`,
      }
    })

/** The conditions concerned, with their words and exceptions, as they stood in the version that ruled the newest event. */
export const clauseCards = (facts: readonly OrderFacts[]): ClauseCard[] =>
  facts.map(({ condition }) => ({
    conditionId: condition.conditionId,
    clause: condition.clause,
    suspected: conditionWords[condition.kind],
    text: condition.text,
    exceptions: condition.exceptions,
  }))
