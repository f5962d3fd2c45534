import type { IHeaders, KafkaMessage } from 'kafkajs'
import type { Headers, LogRecord } from '../port.ts'

/** Kafka allows several values under a name; the last one stands, as with other clients. */
const toHeaders = (headers: IHeaders = {}): Headers => {
  const result: Record<string, string> = {}
  for (const name in headers) {
    const given = headers[name]
    const value = Array.isArray(given) ? given.at(-1) : given
    if (value !== undefined) result[name] = value.toString()
  }
  return result
}

export const toRecord = (topic: string, partition: number, message: KafkaMessage): LogRecord => ({
  topic,
  partition,
  offset: Number(message.offset),
  key: message.key === null ? null : message.key.toString(),
  value: message.value,
  headers: toHeaders(message.headers),
  appendedAt: Number(message.timestamp),
})
