import { setTimeout as wait } from 'node:timers/promises'
import type { Accounting } from '@breach-alerts/contracts'
import type { Api } from '../api.ts'

export type Summary = {
  accepted: number
  matched: number
  unmatched: number
  parked: number
  pending: number
  alerts: number
  difference: number
}

type Settling = {
  api: Api
  before: Accounting
  accepted: number
  orders: readonly { orderId: string }[]
  say: (line: string) => void
}

/** Waits until every accepted record is decided and every decision is folded, then adds up. Gives up after ten minutes without progress. */
export const settled = async ({ api, before, accepted, orders, say }: Settling): Promise<Summary> => {
  let [last, lastChangedAt] = ['', performance.now()]
  for (;;) {
    const { totals } = await api.accounting()
    const open = totals.pending + (totals.undecidedEntries ?? 0)
    if (open === 0 && totals.read - before.totals.read >= accepted) {
      const { matched, unmatched, parked, pending, difference } = totals
      return {
        accepted,
        matched: matched - before.totals.matched,
        unmatched: unmatched - before.totals.unmatched,
        parked: parked - before.totals.parked,
        pending,
        alerts: await api.countAlerts(orders.map(order => order.orderId)),
        difference,
      }
    }
    const now = JSON.stringify(totals)
    if (now !== last) [last, lastChangedAt] = [now, performance.now()]
    else if (performance.now() - lastChangedAt > 600_000)
      throw new Error(`${open} records are still pending and nothing moves.`)
    say(`${totals.pending} pending`)
    await wait(500)
  }
}
