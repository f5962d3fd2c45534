import { topics } from '@breach-alerts/contracts'
import {
  type Desk,
  emptyDesk,
  foldEntry,
  keysOfOrder,
  policyAt,
  type PolicyHistory,
  policyHistory,
  rowsOf,
  serialiseDesk,
  timersOf,
} from '@breach-alerts/domain'
import { type Batch, type EventLog, partitionKey } from '@breach-alerts/log'
import { decodeEntry, decodeOrder, makePolicyReader, silentLogger } from '@breach-alerts/runtime'
import { memoryStores, type Stores } from '@breach-alerts/store'

/** What the stores must hold by what the log holds: read to the end into stores in memory, by the code of the services. */
export const expectedStores = async (log: Pick<EventLog, 'ends' | 'readToEnd'>): Promise<Stores> => {
  const stores = memoryStores()
  await log.readToEnd(topics.orders, batch => applyOrders(stores, batch))
  const desks = new Map<string, Desk>()
  const policies = makePolicyReader(log, { logger: silentLogger() })
  await log.readToEnd(topics.journal, async batch => {
    foldEntries(desks, batch, policyHistory(await policies()))
    await stores.desk.advance(partitionKey(batch.topic, batch.partition), nextOf(batch))
  })
  for (const desk of desks.values()) await keep(stores, desk)
  return stores
}

const nextOf = ({ records }: Batch): number => (records.at(-1)?.offset ?? -1) + 1

const applyOrders = async ({ orders }: Stores, batch: Batch): Promise<void> => {
  const latest = new Map(
    batch.records.flatMap(record => {
      const decoded = decodeOrder(record)
      return decoded.kind === 'order' ? [[decoded.order.orderId, decoded.order] as const] : []
    }),
  )
  await orders.apply({
    partition: partitionKey(batch.topic, batch.partition),
    nextOffset: nextOf(batch),
    orders: [...latest].map(([orderId, order]) => ({
      orderId,
      keys: keysOfOrder(order),
      document: JSON.stringify(order),
    })),
  })
}

const foldEntries = (desks: Map<string, Desk>, { records }: Batch, policies: PolicyHistory): void => {
  for (const record of records) {
    const decoded = decodeEntry(record)
    if (decoded.kind === 'bad') continue
    const { entry, offset, at } = decoded
    const before = desks.get(entry.orderId) ?? emptyDesk(entry.orderId)
    const { desk } = foldEntry(before, entry, offset, policyAt(policies, at))
    if (desk !== before) desks.set(entry.orderId, desk)
  }
}

const keep = async (stores: Stores, desk: Desk): Promise<void> => {
  const { orderId, appliedOffset } = desk
  await stores.desk.save({ orderId, appliedOffset, document: serialiseDesk(desk) }, rowsOf(desk), null)
  await stores.due.set(timersOf(desk))
}
