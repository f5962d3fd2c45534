import { type MatchSettings, modelFor } from '@breach-alerts/domain'
import type { OrderIndex } from '@breach-alerts/store'

/** The register grows slowly, and only its doublings count. */
const everyMs = 60_000

/**
 * Settings with the model for the number of orders there are: a chance agreement with one of a million says less than with one of a
 * thousand. Asks the index once a minute; when it can't be asked, what it said last holds.
 *
 * @throws StoreUnavailable it was never asked with success
 */
export const makeSizedSettings = (
  orders: Pick<OrderIndex, 'size'>,
  base: MatchSettings,
  clock: () => number,
): (() => Promise<MatchSettings>) => {
  let held: { settings: MatchSettings; askedAt: number } | null = null
  return async () => {
    const now = clock()
    if (held && now - held.askedAt < everyMs) return held.settings
    try {
      held = { settings: { ...base, model: modelFor(base.model, await orders.size()) }, askedAt: now }
    } catch (error) {
      if (!held) throw error
      held = { ...held, askedAt: now }
    }
    return held.settings
  }
}
