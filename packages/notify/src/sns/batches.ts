import type { PublishBatchRequestEntry } from '@aws-sdk/client-sns'
import type { Cleared } from '../privacy-guard.ts'

/** AWS takes ten messages of together 256 KiB in one PublishBatch; attributes count. Source: reliability.md §3.1. */
export const mostEntries = 10
export const mostBytes = 262_144

/** One message ready for the provider. `noticeId` finds the result again. */
export type Outgoing = { noticeId: string; cleared: Cleared }

/** As AWS counts: body, and name, type and value of every attribute. */
export const bytesOf = ({ body, attributes }: Cleared): number =>
  attributes.reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + 'String'.length + Buffer.byteLength(value),
    Buffer.byteLength(body),
  )

/** Cuts messages, none of them too long by itself, into batches that AWS takes, in order. */
export const batchesOf = (messages: readonly Outgoing[]): Outgoing[][] => {
  const batches: Outgoing[][] = []
  let bytes = Infinity
  for (const message of messages) {
    const size = bytesOf(message.cleared)
    const current = batches.at(-1)
    if (current && current.length < mostEntries && bytes + size <= mostBytes) {
      current.push(message)
      bytes += size
    } else {
      batches.push([message])
      bytes = size
    }
  }
  return batches
}

/** Ids within the batch are places, so they are distinct and of AWS's form whatever the noticeId is. */
export const entryOf = ({ cleared: { body, attributes } }: Outgoing, place: number): PublishBatchRequestEntry => ({
  Id: String(place),
  Message: body,
  MessageAttributes: Object.fromEntries(
    attributes.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  ),
})
