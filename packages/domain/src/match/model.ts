import type { FoldedName } from '../names/fold.ts'
import { nameFrequency } from '../names/frequencies.ts'
import type { NameLevel } from '../names/compare.ts'
import { model20261101 } from './model/model-2026-11-1.ts'
import type { Model } from './model/type.ts'

/** The model in use unless another is given. */
export const model: Model = model20261101

/** Weight of an agreement on an identifier. */
export const identifierBits = (used: Model, scheme: string): number =>
  used.identifiers[scheme.startsWith('OTHER:') ? 'OTHER' : scheme] ?? 0

/** What a level of agreement on names is worth, more for a rare name than for a common one. */
export const nameBits = (used: Model, level: NameLevel, shared: FoldedName | null): number => {
  const base = used.names[level]
  if (shared === null || !(level === 'EXACT' || level === 'SUBSET' || level === 'VARIANT')) return base
  const { mean, damping, least, most } = used.frequency
  const correction = Math.min(most, Math.max(least, Math.log2(mean / nameFrequency(shared))))
  return base + correction * (level === 'EXACT' ? 1 : damping)
}

/** Share of the suspects of events who are under some order. Ours; measure it. */
const underOrder = 0.01

/**
 * The model for a register of so many orders: the more there are, the less a chance agreement with one of them says. The prior falls
 * with every doubling, and never rises above the base's; the version says which it is.
 */
export const modelFor = (base: Model, orders: number): Model => {
  const bits = Math.ceil(Math.log2(Math.max(1, orders)))
  const none = Math.round((Math.log2(underOrder) - bits) * 100) / 100
  return none >= base.priors.none
    ? base
    : { ...base, version: `${base.version}+n${bits}`, priors: { ...base.priors, none } }
}
