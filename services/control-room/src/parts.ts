import type { Access, BrowserSession, TokenVerifier, Views } from '@breach-alerts/web'
import type { AccessLog } from './access-log.ts'
import type { Writer } from './alerts/write.ts'
import type { Cover } from './cover/cover.ts'
import type { ServiceConfig } from './config.ts'
import type { Hub } from './live/hub.ts'
import type { ParkedList } from './parked.ts'
import type { ControlRoomPorts } from './ports.ts'

/** What the routes are made of. */
export type Parts = {
  ports: ControlRoomPorts
  config: ServiceConfig
  verifier: TokenVerifier
  access: Access
  /** Absent: no sign-in by browser, bearer tokens only. */
  session?: BrowserSession
  hub: Hub
  parked: ParkedList
  writer: Writer
  accessLog: AccessLog
  cover: Cover
  views: Views
  newId: () => string
}
