import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../project-root.ts'
import { freePort } from './free-port.ts'
import { kafkaProperties } from './kafka-properties.ts'
import type { KafkaEngine } from './kafka.ts'
import { spawnEngine, type EngineCommand, type EngineProcess } from './spawn-engine.ts'

const run = promisify(execFile)

export type LocalKafka = KafkaEngine & {
  /** The broker's process, until it ends of itself or by `stop`; failure tests signal it. */
  process: () => EngineProcess
}

/**
 * How to run a class of the broker; its jars are fetched when they are not there yet (needs Java 17, Maven and Maven Central
 * once). Serial GC and the archive of loaded classes halve what a start costs: 9.0 s of CPU without, 4.8 s with.
 */
const kafkaJava = async (): Promise<string[]> => {
  const home = join(projectRoot(), '.tools/kafka')
  await mkdir(home, { recursive: true })
  await run(join(projectRoot(), 'infra/engines/kafka-jars.sh'), [home])
  return ['-XX:+UseSerialGC', `-XX:SharedArchiveFile=${join(home, 'kafka.jsa')}`, '-cp', join(home, 'lib', '*')]
}

/** Warnings, and the one line that says it is ready: at INFO it writes thousands at every start. */
const quiet = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
]

/** Written last by the formatter, so a folder that has it is whole. */
const isFormatted = (dataDir: string): boolean => existsSync(join(dataDir, 'meta.properties'))

/**
 * Starts Apache Kafka as a child process: one KRaft node on 127.0.0.1.
 *
 * @param dir keeps the log between starts; without it a temporary folder, removed by `stop`
 * @param port clients connect here; without it a free one
 * @param env added to the broker's environment
 */
export const startLocalKafka = async ({
  dir,
  port,
  env,
}: { dir?: string; port?: number; env?: EngineCommand['env'] } = {}): Promise<LocalKafka> => {
  const home = dir ?? (await mkdtemp(join(tmpdir(), 'breach-alerts-kafka-')))
  const java = await kafkaJava()
  const dataDir = join(home, 'data')
  const clientPort = port ?? (await freePort())
  const address = `127.0.0.1:${clientPort}`
  const settings = join(home, 'server.properties')
  await mkdir(dataDir, { recursive: true })
  const start = async (): Promise<EngineProcess> => {
    const place = {
      listen: '127.0.0.1',
      port: clientPort,
      advertised: address,
      controllerPort: await freePort(),
      dataDir,
    }
    await writeFile(settings, await kafkaProperties(place))
    if (!isFormatted(dataDir)) {
      await run('java', [...quiet, ...java, 'kafka.tools.StorageTool', 'format', '-t', randomUUID(), '-c', settings])
    }
    return spawnEngine({
      name: 'Kafka',
      command: 'java',
      args: ['-Xmx512m', ...quiet, ...java, 'kafka.Kafka', settings],
      readyWhen: /Kafka Server started/,
      withinMs: 60_000,
      logFile: join(home, 'kafka.log'),
      ...(env === undefined ? {} : { env }),
    })
  }

  let broker = await start()
  return {
    kind: 'local',
    brokers: [address],
    process: () => broker,
    restart: async () => {
      await broker.stop(15_000)
      broker = await start()
    },
    stop: async () => {
      // What it acknowledged survives a kill: the system's page cache holds it.
      await broker.stop(dir === undefined ? 2_000 : 4_000)
      if (dir === undefined) await rm(home, { recursive: true, force: true })
    },
  }
}
