import type { AddressHit } from './her-address.ts'
import type { LevelOptions } from './person-level.ts'
import type { ProtectedHit } from './protected.ts'

/** What ties an event to an order whoever did it, and how likely that is. */
export type Pair = Pick<LevelOptions, 'context' | 'probability'>

/** A protected person or her address in an event: surely, perhaps (an inexact place), or somebody of her name. */
export const pairOf = (address: AddressHit | null, hits: readonly ProtectedHit[]): Pair => {
  if (address?.isSure || hits.some(hit => hit.sure)) return { context: 'STRONG' }
  if (address) return { context: 'PERHAPS', probability: address.probability }
  return { context: hits.length > 0 ? 'WEAK' : 'NONE' }
}
