import type { Consumer as KafkaConsumer, ConsumerRunConfig } from 'kafkajs'
import { makeFailure } from '../shared/failure.ts'
import { makeClient } from './client.ts'
import { mayPass } from './errors.ts'
import { patiently } from './patiently.ts'
import { defaults, type KafkaSettings } from './settings.ts'

/** Source: reliability.md §1.4; a poll of 100 ms because a real broker answers at the first byte anyway. */
const makeKafkaConsumer = (settings: KafkaSettings, group: string): KafkaConsumer => {
  const { sessionTimeoutMs = defaults.sessionTimeoutMs, stallMs = defaults.stallMs } = settings
  return makeClient(settings).consumer({
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.min(2_000, sessionTimeoutMs / 4),
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: 100,
    minBytes: 1,
    maxBytesPerPartition: 262_144,
    allowAutoTopicCreation: false,
    // Handlers never throw, so what is tried again here is the broker being away: until the watchdog has had enough.
    retry: {
      initialRetryTime: 100,
      maxRetryTime: 2_000,
      retries: Math.ceil(stallMs / 500),
      restartOnFailure: async () => false,
    },
  })
}

export type Joining = {
  group: string
  topics: readonly string[]
  /** Longest time to go on trying. */
  withinMs: number
  /** Aborted: nobody wants it any more. */
  signal: AbortSignal
  /** Puts the listeners on it before it connects. */
  listen: (client: KafkaConsumer) => void
  run: (client: KafkaConsumer) => ConsumerRunConfig
}

export type KafkaMember = {
  client: KafkaConsumer
  /** Rejects when kafkajs has given up. */
  crashed: Promise<never>
}

const tryToJoin = async (settings: KafkaSettings, joining: Joining): Promise<KafkaMember> => {
  const client = makeKafkaConsumer(settings, joining.group)
  const { failed: crashed, fail } = makeFailure()
  client.on(client.events.CRASH, ({ payload }) => fail(payload.error))
  joining.listen(client)
  const join = async (): Promise<void> => {
    await client.connect()
    await client.subscribe({ topics: [...joining.topics], fromBeginning: true })
    // Settles also when the join has crashed.
    await client.run({ autoCommit: false, ...joining.run(client) })
    joining.signal.throwIfAborted()
  }
  try {
    await Promise.race([join(), crashed])
    return { client, crashed }
  } catch (error) {
    void client.disconnect().catch(() => undefined)
    throw error
  }
}

/** Joins a group with a new kafkajs consumer, and with another one when that fails for a reason that may pass. */
export const joinGroup = (settings: KafkaSettings, joining: Joining): Promise<KafkaMember> =>
  patiently(
    joining.withinMs,
    () => tryToJoin(settings, joining),
    error => !joining.signal.aborted && mayPass(error),
  )
