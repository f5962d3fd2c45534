import { asyncApi, intakeOperations, openApi, topics } from '@breach-alerts/contracts'
import type { KeyHash } from '@breach-alerts/domain'
import type { EventLog } from '@breach-alerts/log'
import { type Platform, probed, type RunningService } from '@breach-alerts/runtime'
import type { OrderIndex } from '@breach-alerts/store'
import {
  closeWithin,
  docsRoutes,
  listen,
  makeAccess,
  makeWebApp,
  platformRoutes,
  type TokenVerifier,
} from '@breach-alerts/web'
import type { ServiceConfig } from './config.ts'
import { eventRoutes } from './events/routes.ts'
import { makeWaitingRoom } from './events/waiting-room.ts'
import { makeOrderBook } from './orders/book.ts'
import { startFollower } from './orders/follower.ts'
import { orderRoutes } from './orders/routes.ts'

export { ServiceConfig } from './config.ts'

const name = 'intake'

export type IntakePorts = Platform & {
  log: EventLog
  /** Read for the versions of an order that a submission leaves out. */
  orders: Pick<OrderIndex, 'load'>
  /** How the keys of events are hashed: as the order index hashes its own. */
  keyHash: KeyHash
  verifier: TokenVerifier
  /** Different for every process: names its own consumer group. */
  instanceId: string
}

/** The door: takes events and orders over HTTP and answers once they are durable in the log. */
export const startIntake = async (
  ports: IntakePorts,
  config: ServiceConfig,
): Promise<RunningService & { url: string; port: number }> => {
  const { log, orders, verifier, logger, metrics } = ports
  const follower = startFollower(ports, log, ports.instanceId)
  const limits = { waitMs: config.ORDERS_WAIT_MS, appendMs: config.APPEND_DEADLINE_MS }
  const book = makeOrderBook({ log, orders, follower, ...limits })
  follower.onTorn(orderId => {
    metrics.count('intake_orders_torn_total', 'Orders written by two intakes at the same moment')
    book
      .repair(orderId)
      .catch((error: unknown) => logger.warn({ err: error, orderId }, 'torn order waits for its next record'))
  })

  const health = async () => ({
    log: await probed(log.ping),
    orders: await probed(async () => follower.reach(await log.ends(topics.orders), 1_500)),
    identity: await probed(verifier.ping),
  })

  const trustProxy = config.TRUST_PROXY === undefined ? {} : { trustProxy: config.TRUST_PROXY }
  const app = await makeWebApp({ logger, name, metrics, ...trustProxy })
  const access = makeAccess({ verifier })
  const room = makeWaitingRoom({ events: config.MAX_WAITING_EVENTS, bytes: config.MAX_WAITING_BYTES })
  eventRoutes(app, { ...ports, access, room, deadlineMs: config.APPEND_DEADLINE_MS })
  orderRoutes(app, { ...ports, access, book })
  platformRoutes(app, { name, version: config.SERVICE_VERSION, health, metrics })
  const title = 'Breach Alerts intake'
  await docsRoutes(app, { title, openapi: openApi(title, intakeOperations), asyncapi: asyncApi() })
  const { url, port } = await listen(app, { host: config.INTAKE_HOST, port: config.INTAKE_PORT })
  logger.info({ port }, 'intake listens')

  return {
    name,
    url,
    port,
    health,
    failed: follower.failed,
    stop: async deadlineMs => {
      // Requests in hand may need the follower to see their own record.
      await closeWithin(app, deadlineMs)
      await follower.stop(deadlineMs)
    },
  }
}
