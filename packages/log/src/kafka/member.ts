import type { Consumer as KafkaConsumer, ConsumerRunConfig } from 'kafkajs'
import { makeFailure } from '../shared/failure.ts'
import { makeClient, retryOf } from './client.ts'
import { mayPass } from './errors.ts'
import { patiently } from './patiently.ts'
import { defaults, type KafkaSettings } from './settings.ts'

/**
 * Of one partition in one answer, as compressed by the broker: some two thousand events. kafkajs unpacks a whole answer before
 * it gives any of it out; what is alive until then costs more than the round trips that larger answers save.
 */
const fetchBytes = 131_072

/** Source: reliability.md §1.4; a poll of 100 ms because a real broker answers at the first byte anyway. */
const makeKafkaConsumer = (settings: KafkaSettings, { group, lingerMs }: Joining): KafkaConsumer => {
  const { sessionTimeoutMs = defaults.sessionTimeoutMs, stallMs = defaults.stallMs } = settings
  // Handlers never throw, so what kafkajs tries again is the broker being away. As long as it has not given up it keeps its
  // place in the group; a new consumer would wait until the broker takes the old one for dead. The watchdog ends the patience.
  const retries = Math.ceil(stallMs / 500)
  return makeClient(settings, { retries }).consumer({
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.min(2_000, sessionTimeoutMs / 4),
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: lingerMs > 0 ? lingerMs : 100,
    // A reader that lingers does not wait for more than one partition can give.
    minBytes: lingerMs > 0 ? fetchBytes : 1,
    maxBytesPerPartition: fetchBytes,
    allowAutoTopicCreation: false,
    retry: { ...retryOf(retries), restartOnFailure: async () => false },
  })
}

export type Joining = {
  group: string
  topics: readonly string[]
  /** How long records may wait for more. */
  lingerMs: number
  /** Longest time to go on trying, each time. */
  withinMs: number
  /** Aborted: nobody wants it any more. */
  signal: AbortSignal
  /** Puts the listeners on it before it connects. */
  listen: (client: KafkaConsumer) => void
  run: (client: KafkaConsumer) => ConsumerRunConfig
  /** The broker was away for longer than kafkajs bears; a new consumer will join. */
  onLost: (reason: unknown) => void
}

type KafkaMember = {
  client: KafkaConsumer
  /** Rejects when kafkajs has given up. */
  crashed: Promise<never>
}

const tryToJoin = async (settings: KafkaSettings, joining: Joining): Promise<KafkaMember> => {
  const client = makeKafkaConsumer(settings, joining)
  const { failed: crashed, fail } = makeFailure()
  client.on(client.events.CRASH, ({ payload }) => fail(payload.error))
  joining.listen(client)
  const start = async (): Promise<void> => {
    await client.connect()
    await client.subscribe({ topics: [...joining.topics], fromBeginning: true })
    // Settles also when the join has crashed.
    await client.run({ autoCommit: false, ...joining.run(client) })
    joining.signal.throwIfAborted()
  }
  try {
    await Promise.race([start(), crashed])
    return { client, crashed }
  } catch (error) {
    void client.disconnect().catch(() => undefined)
    throw error
  }
}

/** Joins with a new kafkajs consumer, and with another one when that fails for a reason that may pass. */
const join = (settings: KafkaSettings, joining: Joining): Promise<KafkaMember> =>
  patiently(
    joining.withinMs,
    () => tryToJoin(settings, joining),
    error => !joining.signal.aborted && mayPass(error),
  )

/**
 * Joins a group and stays in it.
 *
 * kafkajs gives up for good when the broker is away for a few seconds. An outage is no defect, so it is met here with a new
 * consumer, for as long as `withinMs`; what else crashes a consumer ends it.
 */
export const stayInGroup = (settings: KafkaSettings, joining: Joining) => {
  const first = Promise.withResolvers<void>()
  let client: KafkaConsumer | null = null

  const live = async (): Promise<never> => {
    for (;;) {
      const member = await join(settings, joining)
      client = member.client
      first.resolve()
      const reason: unknown = await member.crashed.catch((error: unknown) => error)
      if (joining.signal.aborted || !mayPass(reason)) throw reason
      joining.onLost(reason)
    }
  }
  const ended = live()
  ended.catch(first.reject)
  first.promise.catch(() => undefined)
  return {
    /** Settles with the first join. */
    joined: first.promise,
    /** Rejects when it can go on no longer. */
    ended,
    /** Waits for what is in hand. Abort `signal` first, or it joins again. */
    leave: async (): Promise<void> => {
      await client?.disconnect().catch(() => undefined)
    },
  }
}
