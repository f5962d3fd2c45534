import type { BreachEvent, Condition, Evidence, Level, Order, Tier } from '@breach-alerts/contracts'
import type { Spot } from '../geo/place.ts'
import type { Identity } from './identify.ts'
import { isHigher } from './levels.ts'
import type { AddressHit } from './her-address.ts'
import type { ProtectedHit } from './protected.ts'
import type { MatchSettings } from './settings.ts'
import type { Placed } from './track.ts'

/** Everything that a condition is held against. */
export type Scene = {
  event: BreachEvent
  order: Order
  /** Who of the event is the respondent; null: no suspect is known, and the protected person or her address is. */
  identity: Identity | null
  hits: readonly ProtectedHit[]
  address: AddressHit | null
  /** Where it happened; null: unknown. */
  spot: Spot | null
  /** The fix with those before it; null: the event has none. */
  placed: Placed | null
  settings: MatchSettings
}

/** What the event alone allows a finding to say: A leaves the level of the identity. Source: contracts.md §2. */
export const tiers = { A: 'CERTAIN', B: 'PROBABLE', C: 'POSSIBLE' } as const satisfies Record<string, Level>

/** The tier by which an engagement was capped. */
export const tierOf = ({ cap }: Engagement): Tier => (cap === tiers.A ? 'A' : cap === tiers.B ? 'B' : 'C')

/** Does an event touch a condition, and what may be said of it? Hours and validity are left aside. */
export type Engagement = {
  kind: 'TOUCHED' | 'CANNOT_TELL' | 'NONE'
  cap: Level
  evidence: readonly Evidence[]
  sentences: readonly string[]
  /** Metres to the edge of the condition's area, positive inside; absent: not known, or the condition has none. */
  distanceM?: number
  /** Does the wearer move into the area, or deeper into it? Absent: there is nothing to tell by. */
  approaching?: boolean
  /** What must be minded about it, as flags of the finding. */
  flags?: readonly string[]
}

export type Row = (scene: Scene, condition: Condition) => Engagement

export const none: Engagement = { kind: 'NONE', cap: 'POSSIBLE', evidence: [], sentences: [] }

export const touched = (cap: Level, sentence: string, evidence: readonly Evidence[] = []): Engagement => ({
  kind: 'TOUCHED',
  cap,
  evidence,
  sentences: [sentence],
})

export const cannotTell = (sentence: string, evidence: readonly Evidence[] = []): Engagement => ({
  kind: 'CANNOT_TELL',
  cap: 'POSSIBLE',
  evidence,
  sentences: [sentence],
})

/** The strongest of what several rows say. */
export const strongest = (found: readonly Engagement[]): Engagement =>
  found.reduce((top, one) => {
    if (top.kind === 'NONE') return one
    if (one.kind !== top.kind) return one.kind === 'TOUCHED' ? one : top
    return isHigher(one.cap, top.cap) ? one : top
  }, none)

/** Two things that touch one condition, as one: the stronger cap, and everything that was said. */
export const together = (a: Engagement, b: Engagement): Engagement => ({
  ...b,
  ...a,
  kind: 'TOUCHED',
  cap: isHigher(b.cap, a.cap) ? b.cap : a.cap,
  evidence: [...a.evidence, ...b.evidence],
  sentences: [...a.sentences, ...b.sentences],
  flags: [...new Set([...(a.flags ?? []), ...(b.flags ?? [])])],
})

/** What an order calls a condition: its clause, else its id. */
export const clauseOf = (condition: Condition): string => `clause ${condition.clause ?? condition.conditionId}`
