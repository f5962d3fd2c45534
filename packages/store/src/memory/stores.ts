import { makeKeyHash } from '@breach-alerts/domain'
import type { Stores } from '../port.ts'
import { memoryDesk } from './desk.ts'
import { memoryDue, memoryWatch } from './due.ts'
import { memoryMatcher } from './matcher.ts'
import { memoryOrders } from './orders.ts'

/**
 * The stores in this process, for the embedded mode and for tests; built again from the log at every start.
 *
 * @param clock epoch milliseconds; decides only when a remembered decision is forgotten
 * @param indexSecret key of the hashes; needed only where somebody else hashes keys too
 */
export const memoryStores = ({
  clock = Date.now,
  indexSecret = 'of this process alone',
}: { clock?: () => number; indexSecret?: string } = {}): Stores => {
  const keyHash = makeKeyHash(indexSecret)
  return {
    orders: memoryOrders(keyHash),
    desk: memoryDesk(),
    due: memoryDue(),
    silences: memoryDue(),
    watch: memoryWatch(),
    matcher: memoryMatcher(clock),
    keyHash,
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}
