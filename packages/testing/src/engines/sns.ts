import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type EngineCommand, type EngineProcess, spawnEngine } from './spawn-engine.ts'

/** Where the emulator answers, and as whom to ask: it knows no permissions, the client only wants something to sign with. */
export type SnsEngine = {
  endpoint: string
  port: number
  region: string
  accountId: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  stop: () => Promise<void>
}

/** What arrived in a queue: `Message` of the SNS envelope, and its attributes by name. */
export type DeliveredMessage = { body: string; attributes: Readonly<Record<string, string>> }

/** The emulator in this process, which can also be looked into. */
export type SnsInProcess = SnsEngine & {
  /** Makes an SQS queue that gets what the topic gets. */
  subscribe: (topic: string, queue: string) => void
  /** Everything that is in the queue, oldest first; takes nothing out. */
  delivered: (queue: string) => readonly DeliveredMessage[]
  /** Removes a topic, as somebody in the console might. */
  forgetTopic: (topic: string) => void
}

export const snsRegion = 'eu-west-2'
const accountId = '000000000000'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

type Envelope = { Message: string; MessageAttributes?: Record<string, { Value: string }> }

const opened = (text: string): DeliveredMessage => {
  const { Message, MessageAttributes = {} } = JSON.parse(text) as Envelope
  return {
    body: Message,
    attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, { Value }]) => [name, Value])),
  }
}

/**
 * Starts fauxqs (SNS and SQS on one port) in this process.
 *
 * Laxer than AWS (reliability.md §3.4) and delivers to SQS only: what it accepts proves nothing about limits or permissions.
 * It listens on every address of the machine and knows no permissions: for development only.
 *
 * @param port 0 or absent: any free one
 * @param dir topics, subscriptions and messages are kept here and are there after a restart; absent: in memory
 */
export const startSns = async ({ port = 0, dir }: { port?: number; dir?: string } = {}): Promise<SnsInProcess> => {
  const { startFauxqs } = await import('fauxqs')
  if (dir !== undefined) await mkdir(dir, { recursive: true })
  const server = await startFauxqs({
    port,
    logger: false,
    defaultRegion: snsRegion,
    ...(dir === undefined ? {} : { dataDir: dir }),
  })
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    port: server.port,
    region: snsRegion,
    accountId,
    credentials,
    subscribe: (topic, queue) => {
      server.createQueue(queue)
      server.subscribe({ topic, queue })
    },
    delivered: queue => (server.inspectQueue(queue)?.messages.ready ?? []).map(({ body }) => opened(body)),
    forgetTopic: topic => server.deleteTopic(topic),
    stop: () => server.stop(),
  }
}

export type LocalSns = SnsEngine & {
  /** Its process; failure tests signal it. */
  process: () => EngineProcess
  /** Ends it and starts it again on the same port with what it had kept. */
  restart: () => Promise<void>
}

/** Starts fauxqs as a program of its own with a folder that outlives it; for `npm run start:engines`. */
export const startLocalSns = async ({
  dir,
  port,
  env,
}: {
  dir: string
  port: number
  env?: EngineCommand['env']
}): Promise<LocalSns> => {
  const start = () =>
    spawnEngine({
      name: 'fauxqs',
      command: process.execPath,
      args: ['--no-warnings', fileURLToPath(new URL('./sns-child.ts', import.meta.url)), String(port), dir],
      readyWhen: /^ready$/u,
      withinMs: 15_000,
      ...(env === undefined ? {} : { env }),
    })
  let running = await start()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    region: snsRegion,
    accountId,
    credentials,
    process: () => running,
    restart: async () => {
      await running.stop()
      running = await start()
    },
    stop: () => running.stop(),
  }
}
