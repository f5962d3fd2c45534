import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ServiceConfig as DeskConfig, startAlertDesk } from '@breach-alerts/alert-desk'
import { ServiceConfig as MatcherConfig, startBreachMatcher } from '@breach-alerts/breach-matcher'
import { ServiceConfig as ControlRoomConfig, startControlRoom } from '@breach-alerts/control-room'
import { ServiceConfig as ClockConfig, startEscalationClock } from '@breach-alerts/escalation-clock'
import { ServiceConfig as IntakeConfig, startIntake } from '@breach-alerts/intake'
import { ServiceConfig as SealerConfig, startLedgerSealer } from '@breach-alerts/ledger-sealer'
import type { EventLog } from '@breach-alerts/log'
import { ServiceConfig as NotifierConfig, startNotifier } from '@breach-alerts/notifier'
import type { Notify } from '@breach-alerts/notify'
import { ServiceConfig as RegisterConfig, startOrderRegister } from '@breach-alerts/order-register'
import type { Platform, RunningService } from '@breach-alerts/runtime'
import type { Stores } from '@breach-alerts/store'
import { BrowserConfig, OidcConfig, type TokenVerifier } from '@breach-alerts/web'
import type { RunOptions } from './options.ts'
import { addresses } from './welcome.ts'

type Shared = Platform & { log: EventLog; stores: Stores; notify: Notify; verifier: TokenVerifier }
type Settings = RunOptions & { issuer: string; sessionSecret: string; recentSecret: string }

/**
 * Starts the eight services on shared adapters, those with a door last, so that the doors open on a working house.
 *
 * What the log holds is folded into the stores before anything is asked of them: the projections start first.
 */
export const startEverything = async (shared: Shared, settings: Settings): Promise<RunningService[]> => {
  const { stores, verifier } = shared
  const { controlRoom } = addresses(settings.ports)
  const { LOOK_BACK_MS } = settings.retention
  const { orders, desk, due, watch, matcher, silences, keyHash } = stores
  const running: RunningService[] = []
  running.push(await startOrderRegister({ ...shared, orders }, RegisterConfig.parse({})))
  running.push(
    await startAlertDesk({ ...shared, desk, due }, DeskConfig.parse({ DESK_POLICY_FILE: settings.policyFile })),
  )
  const matching = { ...shared, orders, memory: matcher, silences, keyHash, recentSecret: settings.recentSecret }
  running.push(await startBreachMatcher(matching, MatcherConfig.parse({ LOOK_BACK_MS })))
  running.push(
    await startNotifier(
      shared,
      NotifierConfig.parse({ CONTROL_ROOM_URL: controlRoom, PARTNER_AGENCIES: 'prt_demo=PROBATION' }),
    ),
  )
  running.push(await startEscalationClock({ ...shared, orders, desk, due, watch }, ClockConfig.parse({})))
  running.push(await startLedgerSealer(shared, SealerConfig.parse({ SEALER_DIR: join(settings.dataDir, 'ledger') })))
  running.push(
    await startControlRoom(
      { ...shared, desk, orders, matcher },
      {
        ...ControlRoomConfig.parse({ CONTROL_ROOM_PORT: settings.ports.CONTROL_ROOM_PORT }),
        ...OidcConfig.parse({ OIDC_ISSUER: settings.issuer }),
        ...BrowserConfig.parse({
          OIDC_CLIENT_SECRET: 'control-room-demo-secret',
          SESSION_SECRETS: settings.sessionSecret,
          PUBLIC_URL: controlRoom,
        }),
      },
    ),
  )
  running.push(
    await startIntake(
      { ...shared, orders, keyHash, verifier, instanceId: randomUUID() },
      IntakeConfig.parse({ INTAKE_PORT: settings.ports.INTAKE_PORT }),
    ),
  )
  return running
}
