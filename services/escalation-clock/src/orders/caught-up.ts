import { topics } from '@breach-alerts/contracts'
import { type EventLog, partitionKey } from '@breach-alerts/log'
import type { DeskStore, OrderIndex, Positions } from '@breach-alerts/store'

export type CaughtUpPorts = {
  log: Pick<EventLog, 'ends'>
  orders: Pick<OrderIndex, 'positions'>
  desk: Pick<DeskStore, 'positions'>
}

const pauseMs = 20
const tries = 50

const reaches = (held: Positions, topic: string, ends: ReadonlyMap<number, number>): boolean =>
  [...ends].every(([partition, end]) => (held.get(partitionKey(topic, partition)) ?? 0) >= end)

/**
 * Waits until register and desk hold everything that the log held when it was asked; false: they are behind, look later.
 *
 * A look by an old version of an order, or by a desk that is being rebuilt, would say what is not so, or say it again.
 */
export const caughtUp = async ({ log, orders, desk }: CaughtUpPorts): Promise<boolean> => {
  const [orderEnds, journalEnds] = await Promise.all([log.ends(topics.orders), log.ends(topics.journal)])
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const [register, desks] = await Promise.all([orders.positions(), desk.positions()])
    if (reaches(register, topics.orders, orderEnds) && reaches(desks, topics.journal, journalEnds)) return true
    await new Promise<void>(resolve => setTimeout(resolve, pauseMs))
  }
  return false
}
