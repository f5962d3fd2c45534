import type { Order, OrderBrief } from '@breach-alerts/contracts'
import { followedOf } from '../match/finding.ts'
import { endOf, startOf } from '../time/validity.ts'
import { binds, nextEndOf } from './validity-of-order.ts'

/** A record of the journal has a bound; of an order that was varied again and again the newest versions go with it. */
const mostVersions = 20

const isoOrNull = (at: number | null): string | null =>
  at === null || !Number.isFinite(at) ? null : new Date(at).toISOString()

/** The order as the response follows it, at `now` (epoch milliseconds). The same order and instant give the same bytes. */
export const briefOf = (order: Order, now: number): OrderBrief => {
  const versions = order.versions.toSorted((a, b) => a.version - b.version)
  return {
    orderType: order.type,
    version: versions.at(-1)?.version ?? 0,
    ...followedOf(order),
    isInForce: binds(order, now),
    endsAt: isoOrNull(nextEndOf(order, now)),
    versions: versions
      .slice(-mostVersions)
      .map(({ version, validFrom, validTo, status, madeWithoutNotice, knowledge }) => ({
        version,
        validFrom: new Date(startOf(validFrom)).toISOString(),
        validTo: isoOrNull(endOf(validTo)),
        status,
        madeWithoutNotice,
        knowledge,
      })),
  }
}
