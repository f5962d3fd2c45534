import { JournalEntry, topics } from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry, parseDesk, rowsOf, serialiseDesk } from '@breach-alerts/domain'
import { type Consumer, type EventLog, type LogRecord, partitionKey } from '@breach-alerts/log'
import type { DeskStore } from '@breach-alerts/store'

/** Folds the journal as alert-desk does, in as few lines: lifecycle first, then the state, then the position. */
export const startDesk = (log: EventLog, store: DeskStore): Promise<Consumer> => {
  const fold = async ({ value, offset, partition }: LogRecord) => {
    const entry = JournalEntry.parse(JSON.parse(value!.toString()))
    const [held] = await store.load([entry.orderId])
    const { desk, lifecycle } = foldEntry(
      held ? parseDesk(held.document) : emptyDesk(entry.orderId),
      entry,
      offset,
      defaultPolicy,
    )
    await log.append(
      lifecycle.map(event => ({
        topic: topics.lifecycle,
        key: event.orderId,
        value: Buffer.from(JSON.stringify(event)),
      })),
    )
    const document = { orderId: entry.orderId, document: serialiseDesk(desk), appliedOffset: desk.appliedOffset }
    await store.save(document, rowsOf(desk), held?.appliedOffset ?? null)
    await store.advance(partitionKey(topics.journal, partition), offset + 1)
  }
  return log.consume({ group: 'alert-desk', topics: [topics.journal] }, async batch => {
    for (const record of batch.records) await fold(record)
    return { kind: 'done' }
  })
}
