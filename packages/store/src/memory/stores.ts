import type { Stores } from '../port.ts'
import { memoryDesk } from './desk.ts'
import { memoryDue } from './due.ts'
import { memoryMatcher } from './matcher.ts'
import { memoryOrders } from './orders.ts'

/**
 * The stores in this process, for the embedded mode and for tests; built again from the log at every start.
 *
 * @param clock epoch milliseconds; decides only when a remembered decision is forgotten
 */
export const memoryStores = ({ clock = Date.now }: { clock?: () => number } = {}): Stores => ({
  orders: memoryOrders(),
  desk: memoryDesk(),
  due: memoryDue(),
  matcher: memoryMatcher(clock),
  ping: () => Promise.resolve(),
  close: () => Promise.resolve(),
})
