import { randomUUID } from 'node:crypto'
import { type ComponentHealth, probed, type RunningService, serviceOf } from '@breach-alerts/runtime'
import {
  type BrowserConfig,
  browserSession,
  closeWithin,
  listen,
  makeAccess,
  makeTokenVerifier,
  type OidcConfig,
  verifierOptions,
} from '@breach-alerts/web'
import { makeAccessLog } from './access-log.ts'
import { makeWriter } from './alerts/write.ts'
import { controlRoomViews, makeControlRoomApp } from './app.ts'
import type { ServiceConfig } from './config.ts'
import { makeCover } from './cover/cover.ts'
import { startCoverWatch } from './cover/watch.ts'
import { freePort } from './free-port.ts'
import { startHub } from './live/hub.ts'
import { makeParkedList } from './parked.ts'
import type { ControlRoomPorts } from './ports.ts'

export { ServiceConfig } from './config.ts'
export type { AccessRecord } from './access-log.ts'
export type { ControlRoomPorts } from './ports.ts'

export type ControlRoomConfig = ServiceConfig & OidcConfig & BrowserConfig & { SERVICE_VERSION?: string }

const name = 'control-room'
/** So many access records unwritten for so long that the service must not go on as if it kept a record of who looked. */
const mostUnwritten = 1_000

/**
 * API, pages and live stream. Holds no state of its own: any number of them run side by side on the same log and stores.
 *
 * @returns with `url`, as it listens
 * @throws when the port is taken or the log is out of reach
 */
export const startControlRoom = async (
  ports: ControlRoomPorts,
  config: ControlRoomConfig,
): Promise<RunningService & { url: string }> => {
  const { log, desk, orders } = ports
  const port = config.CONTROL_ROOM_PORT === 0 ? await freePort(config.CONTROL_ROOM_HOST) : config.CONTROL_ROOM_PORT
  const baseUrl = config.PUBLIC_URL ?? `http://localhost:${port}`
  const verifier = ports.verifier ?? makeTokenVerifier(verifierOptions(config))
  const session = browserSession({
    oidc: {
      issuer: config.OIDC_ISSUER,
      ...(config.OIDC_INTERNAL_URL === undefined ? {} : { internalUrl: config.OIDC_INTERNAL_URL }),
      clientId: config.OIDC_CLIENT_ID,
      ...(config.OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: config.OIDC_CLIENT_SECRET }),
      prompt: config.OIDC_PROMPT,
    },
    verifier,
    baseUrl,
    secrets: config.SESSION_SECRETS,
  })
  // A group of its own for each process: every one of them must see every change.
  const hub = await startHub(log, `${name}-stream-${randomUUID()}`)
  const cover = makeCover(ports)
  const accessLog = makeAccessLog(ports, { waitMs: config.ACCESS_LOG_WAIT_MS, newId: randomUUID })

  const health = async (): Promise<Readonly<Record<string, ComponentHealth>>> => {
    const [logHealth, desks, register, identity] = await Promise.all([
      probed(() => log.ping()),
      probed(() => desk.positions()),
      probed(() => orders.positions()),
      probed(() => verifier.ping()),
    ])
    const unwritten = accessLog.pending()
    const access: ComponentHealth =
      unwritten > mostUnwritten ? { status: 'DOWN', detail: 'ACCESS_LOG_BEHIND' } : { status: 'UP' }
    return { log: logHealth, desk: desks, orders: register, identity, accessLog: access }
  }

  const app = await makeControlRoomApp(
    {
      ports,
      config,
      verifier,
      access: makeAccess({ verifier, session }),
      session,
      hub,
      parked: makeParkedList(log),
      writer: makeWriter(ports, { foldWaitMs: config.FOLD_WAIT_MS }),
      accessLog,
      cover,
      views: controlRoomViews(),
      newId: randomUUID,
    },
    {
      version: config.SERVICE_VERSION ?? 'dev',
      health,
      https: baseUrl.startsWith('https:'),
      formAction: [new URL(config.OIDC_ISSUER).origin],
    },
  )
  const { url } = await listen(app, { host: config.CONTROL_ROOM_HOST, port }).catch(async (error: unknown) => {
    await hub.stop(1_000)
    throw error
  })
  const watch = startCoverWatch(ports, cover, config.COVER_CHECK_MS)
  ports.logger.info({ port }, 'control room is open')

  return {
    ...serviceOf({ name, running: [hub, watch], health }),
    url,
    stop: async deadlineMs => {
      await closeWithin(app, deadlineMs)
      await Promise.all([hub.stop(deadlineMs), watch.stop(deadlineMs), accessLog.flush(deadlineMs)])
    },
  }
}
