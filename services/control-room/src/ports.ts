import type { EventLog } from '@breach-alerts/log'
import type { Platform } from '@breach-alerts/runtime'
import type { DeskStore, MatcherMemory, OrderIndex } from '@breach-alerts/store'
import type { TokenVerifier } from '@breach-alerts/web'

/** What the control room reads and writes. It writes to the log only. */
export type ControlRoomPorts = Platform & {
  log: EventLog
  desk: DeskStore
  orders: OrderIndex
  matcher: Pick<MatcherMemory, 'accounts'>
  /** One that is shared with other services of the same process; absent: its own. */
  verifier?: TokenVerifier
}
