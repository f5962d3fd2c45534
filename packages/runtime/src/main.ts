import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { DestinationStream } from 'pino'
import type { z } from 'zod'
import { watchClock } from './clock.ts'
import { ConfigInvalid, loadConfig, PlatformConfig } from './config.ts'
import { codeOf } from './errors.ts'
import { makeLogger } from './logger.ts'
import { makeMetrics } from './metrics.ts'
import { startPlatformServer } from './platform-server.ts'
import { keepRecordsYoung } from './records-young.ts'
import type { Platform, RunningService } from './service.ts'

/** The parts of a process that `runMain` needs; a test brings its own. */
export type Host = {
  on: (event: string, listener: (reason: unknown) => void) => unknown
  exit: (code: number) => void
}

export type Main<S extends z.ZodType> = {
  name: string
  env: Readonly<Record<string, string | undefined>>
  /** Settings of this service; what every process has in common is read beside it. */
  schema: S
  /** Opens the adapters and starts the service. What it opened is closed by the `stop` of what it returns. */
  start: (config: z.output<S>, platform: Platform) => Promise<RunningService>
  /** true: the service answers `/ping` `/health` `/info` `/metrics` on its own port. */
  hasOwnHttp?: boolean
  stopMs?: number
  host?: Host
  destination?: DestinationStream
}

/**
 * Runs one service as a process: settings, log, start, platform HTTP, and a graceful stop on SIGTERM, SIGINT or SIGHUP.
 *
 * Whatever ends the service ends the process, with a log line and exit 1: a supervisor restarts it. A stop that takes longer
 * than its limit (8 s) is cut off by a hard exit. Nothing is lost by either: correctness never depends on a clean stop.
 */
export const runMain = async <S extends z.ZodType>(main: Main<S>): Promise<void> => {
  keepRecordsYoung()
  const { name, env, host = process, stopMs = 8_000 } = main
  const destination = main.destination ? { destination: main.destination } : {}
  let common: PlatformConfig
  let config: z.output<S>
  try {
    common = loadConfig(PlatformConfig, env)
    config = loadConfig(main.schema, env)
  } catch (error) {
    const variables = error instanceof ConfigInvalid ? { variables: error.variables } : {}
    makeLogger({ service: name, level: 'info', ...destination }).fatal(
      { err: error, ...variables },
      'settings are not usable',
    )
    return host.exit(1)
  }

  const version = { version: common.SERVICE_VERSION, env: common.DEPLOYMENT }
  const logger = makeLogger({ service: name, level: common.LOG_LEVEL, ...version, ...destination })
  const metrics = makeMetrics()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const clockWatch = watchClock({ wall: Date.now, monotonic: () => performance.now() })

  let service: RunningService | null = null
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    const hard = setTimeout(() => {
      void server?.close()
      host.exit(1)
    }, stopMs + 1_000)
    clockWatch.stop()
    delay.disable()
    try {
      await service?.stop(stopMs)
      await server?.close()
    } catch (error) {
      logger.error({ err: error }, 'stop failed')
    }
    clearTimeout(hard)
    logger.info({ code }, 'stopped')
    host.exit(code)
  }
  const fail = (reason: unknown) => {
    logger.fatal({ err: reason, reason: codeOf(reason) }, 'service failed')
    void end(1)
  }
  for (const event of ['uncaughtException', 'unhandledRejection']) host.on(event, fail)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    host.on(signal, () => {
      logger.info({ signal }, 'stopping')
      void end(0)
    })
  }
  clockWatch.failed.catch(fail)

  let server: Awaited<ReturnType<typeof startPlatformServer>> | undefined
  try {
    if (!main.hasOwnHttp) {
      const scraped = {
        ...metrics,
        text: () => {
          metrics.gauge('event_loop_delay_max_seconds', 'Longest stall since the last look', delay.max / 1e9)
          delay.reset()
          return metrics.text()
        },
      }
      server = await startPlatformServer({
        host: common.HEALTH_HOST,
        port: common.HEALTH_PORT,
        info: { service: name, ...version },
        metrics: scraped,
        current: () => service,
      })
      logger.info({ healthPort: server.port }, 'platform endpoints are up')
    }
    const started = await main.start(config, { clock: Date.now, logger, metrics })
    service = started
    // A signal may have come while the service was starting.
    if (ending) await started.stop(stopMs)
    else logger.info('started')
    started.failed.catch(fail)
  } catch (error) {
    fail(error)
  }
}
