import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineKind, loadTestcontainers } from './docker.ts'
import { freePort } from './free-port.ts'
import { type EngineCommand, type EngineProcess, spawnEngine } from './spawn-engine.ts'

export type RedisEngine = {
  kind: 'docker' | 'local'
  host: string
  port: number
  url: string
  /** Ends it and starts it again on the same address with what it had stored. */
  restart: () => Promise<void>
  /** Ends it, and removes what it kept unless its folder was given. Nothing else is touched. */
  stop: () => Promise<void>
}

const host = '127.0.0.1'

/** Image of Redis; REDIS_IMAGE names another. */
export const redisImage = (): string => process.env.REDIS_IMAGE ?? 'breach-alerts-local/redis:7'

/**
 * A full memory refuses writes instead of forgetting keys. Source: reliability.md §2.2.
 *
 * `everysec`: an acknowledged write survives kill -9 of Redis. One that a power cut took is read again from the log, for
 * positions and what they stand for are lost together. `always` made everybody wait 3 ms for each write.
 */
const durable: readonly string[] = [
  '--appendonly',
  'yes',
  '--appendfsync',
  'everysec',
  '--save',
  '',
  '--maxmemory-policy',
  'noeviction',
]

const ready = /Ready to accept connections/u

export type LocalRedis = RedisEngine & {
  /** Its process; failure tests signal it. */
  process: () => EngineProcess
}

/**
 * Starts `redis-server` with a folder that outlives it; for `npm run start:engines`.
 *
 * @throws Error when the program is not installed, does not become ready, or the port is taken
 */
export const startLocalRedis = async ({
  dir,
  port,
  env,
}: {
  dir: string
  port: number
  env?: EngineCommand['env']
}): Promise<LocalRedis> => {
  const start = () =>
    spawnEngine({
      name: 'redis-server',
      command: 'redis-server',
      // Its title would be written over its environment, by which a process that was left behind is known.
      args: ['--bind', host, '--port', String(port), '--dir', dir, '--set-proc-title', 'no', ...durable],
      readyWhen: ready,
      withinMs: 15_000,
      ...(env === undefined ? {} : { env }),
    })
  await mkdir(dir, { recursive: true })
  let running = await start()
  return {
    kind: 'local',
    host,
    port,
    url: `redis://${host}:${port}`,
    process: () => running,
    restart: async () => {
      await running.stop()
      running = await start()
    },
    stop: () => running.stop(),
  }
}

const startTemporaryRedis = async (): Promise<RedisEngine> => {
  const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-redis-'))
  const redis = await startLocalRedis({ dir, port: await freePort() })
  return {
    ...redis,
    stop: async () => {
      await redis.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const startDockerRedis = async (image: string): Promise<RedisEngine> => {
  const { GenericContainer, Wait } = await loadTestcontainers()
  // Chosen first, because Docker would give a restarted container another one.
  const port = await freePort()
  const container = await new GenericContainer(image)
    .withCommand(['redis-server', ...durable])
    .withExposedPorts({ container: 6379, host: port })
    // Not by its log: after a restart the line may be taken for one of before, and never comes again.
    .withWaitStrategy(Wait.forSuccessfulCommand('redis-cli ping | grep -q PONG'))
    .withStartupTimeout(60_000)
    .start()
  return {
    kind: 'docker',
    host,
    port,
    url: `redis://${host}:${port}`,
    restart: () => container.restart({ timeout: 10_000 }),
    stop: async () => {
      await container.stop({ timeout: 2_000, remove: true, removeVolumes: true })
    },
  }
}

/** Starts a Redis of its own for one suite: a container where Docker has the image, else a local program. */
export const startRedis = async (): Promise<RedisEngine> => {
  const image = redisImage()
  return (await engineKind(image)) === 'docker' ? startDockerRedis(image) : startTemporaryRedis()
}
