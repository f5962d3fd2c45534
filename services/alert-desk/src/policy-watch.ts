import { type PlacedChange, type PolicyHistory, policyHistory, policyLeadMs } from '@breach-alerts/domain'

/** How far the clocks of services may be apart, milliseconds; the rest of the lead is how old what was read may be. */
const skewMs = 30_000

/**
 * The policies that entries up to an instant are folded under. The log is asked again only when what was read before says
 * nothing of that instant: a change binds at the earliest `policyLeadMs` after the log took it.
 *
 * @returns by the latest instant of a batch, epoch milliseconds · @throws LogUnavailable
 */
export const makePolicyWatch = (
  read: () => Promise<readonly PlacedChange[]>,
  clock: () => number,
): ((latest: number) => Promise<PolicyHistory>) => {
  let knownUntil = Number.NEGATIVE_INFINITY
  let history: PolicyHistory = []
  return async latest => {
    if (latest >= knownUntil) {
      const askedAt = clock()
      history = policyHistory(await read())
      knownUntil = askedAt + policyLeadMs - skewMs
    }
    return history
  }
}
