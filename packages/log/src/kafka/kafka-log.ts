import type { EventLog } from '../port.ts'
import { LogUnavailable } from '../errors.ts'
import { makeGate } from '../shared/closing.ts'
import { within } from '../shared/deadline.ts'
import { makeAdmin } from './admin.ts'
import { checkVersions } from './api-versions.ts'
import { makeAppender, toWrite } from './appender.ts'
import { startConsumer } from './consumer.ts'
import { readToEnd } from './read-to-end.ts'
import { defaults, type KafkaSettings } from './settings.ts'

/** Checks once that broker and client understand each other; asks again until it has had an answer. */
const makeVersionCheck = (settings: KafkaSettings): (() => Promise<void>) => {
  let checked: Promise<void> | null = null
  return () => {
    checked ??= checkVersions(settings).catch((error: unknown) => {
      checked = null
      throw error
    })
    return checked
  }
}

/**
 * The event log on Apache Kafka, through kafkajs 2.2.4. Connects when first used, and again after an outage.
 *
 * An append that rejects may still be stored: repeat it under the same ids. Questions take at most `requestTimeoutMs`.
 * Everything, `ping` first, rejects with LogIncompatible when the broker is too new for the client.
 */
export const kafkaLog = (settings: KafkaSettings): EventLog => {
  const { appendDeadlineMs = defaults.appendDeadlineMs, requestTimeoutMs = defaults.requestTimeoutMs } = settings
  const admin = makeAdmin(settings)
  const appender = makeAppender(settings)
  const checked = makeVersionCheck(settings)
  const gate = makeGate()
  const stops = new Set<(deadlineMs: number) => Promise<void>>()

  const ask = async <T>(operation: string, question: () => Promise<T>): Promise<T> => {
    gate.check(operation)
    return within(requestTimeoutMs, operation, checked().then(question))
  }
  return {
    append: async (records, { deadlineMs = appendDeadlineMs } = {}) => {
      gate.check('append')
      let isLate = false
      const write = async () => {
        await checked()
        const topics = [...new Set(records.map(({ topic }) => topic))]
        const counts = new Map(
          await Promise.all(topics.map(async topic => [topic, await admin.partitions(topic)] as const)),
        )
        const writes = records.map(record => toWrite(record, counts.get(record.topic) ?? 1))
        return isLate ? [] : appender.offer(writes, () => isLate)
      }
      return within(deadlineMs, 'append', write(), () => (isLate = true))
    },
    consume: async (options, handler) => {
      gate.check('consume')
      await ask('consume', async () => undefined)
      const consumer = await startConsumer(settings, admin, options, handler)
      const stop = async (deadlineMs: number): Promise<void> => {
        stops.delete(stop)
        await consumer.stop(deadlineMs)
      }
      stops.add(stop)
      return { failed: consumer.failed, stop }
    },
    readToEnd: async (...what) => {
      await ask('readToEnd', async () => undefined)
      await readToEnd(settings, admin, ...what)
    },
    ends: topic => ask('ends', () => admin.ends(topic)),
    progress: (group, topic) => ask('progress', () => admin.progress(group, topic)),
    ping: () => ask('ping', admin.ping),
    drain: async deadlineMs => {
      if (!gate.close()) return
      const end = async (): Promise<void> => {
        await Promise.all([...stops].map(stop => stop(deadlineMs)))
        await appender.idle()
        await Promise.all([appender.end(), admin.end()])
      }
      await within(deadlineMs + 2_000, 'drain', end()).catch((error: unknown) => {
        if (!(error instanceof LogUnavailable)) throw error
        settings.logger?.warn({ err: error }, 'the log was left before it was drained')
      })
    },
  }
}
