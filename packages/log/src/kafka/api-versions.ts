import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { LogIncompatible } from '../errors.ts'
import { defaults, type KafkaSettings } from './settings.ts'

/** Newest version of each request that kafkajs 2.2.4 speaks, by api key. Only requests that this package sends. */
export const spoken = {
  Produce: [0, 7],
  Fetch: [1, 11],
  ListOffsets: [2, 3],
  Metadata: [3, 6],
  OffsetCommit: [8, 5],
  OffsetFetch: [9, 4],
  FindCoordinator: [10, 2],
  JoinGroup: [11, 5],
  Heartbeat: [12, 3],
  LeaveGroup: [13, 3],
  SyncGroup: [14, 3],
  ApiVersions: [18, 2],
  CreateTopics: [19, 3],
} as const satisfies Readonly<Record<string, readonly [key: number, newest: number]>>

/** Oldest version that the broker still takes, by api key. */
export type Oldest = ReadonlyMap<number, number>

/** Which requests our client can't make to such a broker; kafkajs itself never looks at the broker's minimum. */
export const tooNew = (oldest: Oldest): string[] =>
  Object.entries(spoken)
    .filter(([, [key, newest]]) => (oldest.get(key) ?? 0) > newest)
    .map(([name, [key, newest]]) => `${name} from version ${oldest.get(key)}, we speak ${newest}`)

/** ApiVersions v0: length, api key 18, version 0, correlation 1, client id. */
const question = (clientId: string): Buffer => {
  const id = Buffer.from(clientId)
  const bytes = Buffer.alloc(14 + id.length)
  bytes.writeInt32BE(10 + id.length, 0)
  bytes.writeInt16BE(18, 4)
  bytes.writeInt32BE(1, 8)
  bytes.writeInt16BE(id.length, 12)
  id.copy(bytes, 14)
  return bytes
}

/** The answer, once all of it is here: length, correlation, error, then (api key, oldest, newest) for each. */
const parse = (bytes: Buffer): Oldest | null => {
  if (bytes.length < 14 || bytes.length < 4 + bytes.readInt32BE(0)) return null
  const oldest = new Map<number, number>()
  for (let i = 0; i < bytes.readInt32BE(10); i++)
    oldest.set(bytes.readInt16BE(14 + i * 6), bytes.readInt16BE(16 + i * 6))
  return oldest
}

const open = (broker: string, { ssl }: KafkaSettings) => {
  const at = broker.lastIndexOf(':')
  const address = { host: broker.slice(0, at), port: Number(broker.slice(at + 1)) }
  if (ssl === undefined || ssl === false) return connect(address)
  return connectTls({ ...(ssl === true ? {} : ssl), servername: address.host, ...address })
}

/** Asks one broker. Brokers answer this before sign-in. */
export const askVersions = (broker: string, settings: KafkaSettings): Promise<Oldest> =>
  new Promise((resolve, reject) => {
    const socket = open(broker, settings)
    let answer = Buffer.alloc(0)
    socket.setTimeout(settings.connectionTimeoutMs ?? defaults.connectionTimeoutMs)
    socket.on('timeout', () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the connection was closed')))
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk])
      const oldest = parse(answer)
      if (oldest === null) return
      resolve(oldest)
      socket.destroy()
    })
    socket.write(question(settings.clientId))
  })

/**
 * Asks every broker named whether our client can speak with it.
 *
 * @throws LogIncompatible one of those that answer is too new · Error none answers
 */
export const checkVersions = async (settings: KafkaSettings): Promise<void> => {
  const answers = await Promise.allSettled(settings.brokers.map(broker => askVersions(broker, settings)))
  const oldest = answers.filter(answer => answer.status === 'fulfilled').map(({ value }) => value)
  if (oldest.length === 0) throw new Error('no broker answers', { cause: answers[0] })
  const problems = [...new Set(oldest.flatMap(tooNew))]
  if (problems.length > 0) throw new LogIncompatible(problems.join('; '))
}
