import type { AlertRow, DeskDocument, DeskStore } from '../port.ts'
import { pageOf } from '../queue.ts'
import { makePositions } from './positions.ts'

type Held = { desk: DeskDocument; rows: readonly AlertRow[] }

export const memoryDesk = (): DeskStore => {
  const desks = new Map<string, Held>()
  const rows = new Map<string, AlertRow>()
  const positions = makePositions()

  return {
    load: orderIds => Promise.resolve(orderIds.map(orderId => desks.get(orderId)?.desk ?? null)),
    orderIds: () => Promise.resolve([...desks.keys()]),
    save: (desk, next, expectedOffset) => {
      const held = desks.get(desk.orderId)
      const isRepeat = held?.desk.appliedOffset === desk.appliedOffset && held.desk.document === desk.document
      if (!isRepeat && (held?.desk.appliedOffset ?? null) !== expectedOffset)
        return Promise.resolve('superseded' as const)
      for (const { alertId } of held?.rows ?? []) rows.delete(alertId)
      for (const row of next) rows.set(row.alertId, row)
      desks.set(desk.orderId, { desk, rows: next })
      return Promise.resolve('stored' as const)
    },
    orderOf: alertId => Promise.resolve(rows.get(alertId)?.orderId ?? null),
    // async: a bad cursor rejects, as it does in the other adapter.
    // oxlint-disable-next-line require-await
    list: async query => pageOf(rows.values(), query),
    count: () => Promise.resolve([...rows.values()].filter(({ kind }) => kind === undefined).length),
    advance: (partition, nextOffset) => {
      positions.move(partition, nextOffset)
      return Promise.resolve()
    },
    positions: positions.all,
  }
}
