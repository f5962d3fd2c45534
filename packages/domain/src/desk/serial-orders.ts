import type { Order, Person } from '@breach-alerts/contracts'
import { isSameProtected } from '../match/same-person.ts'
import { inForce, rulingVersion } from '../time/validity.ts'
import type { Desk } from './model.ts'
import type { SerialOrder } from './serial.ts'

/**
 * Orders on one respondent as the serial view counts them at `now` (epoch milliseconds).
 *
 * A protected person of several orders counts once: by `personId`, else where both descriptions fit one person. The ids that
 * come out are numbers of this list and mean nothing outside it.
 *
 * @param deskOf the alerts of an order; null: it has none
 */
export const serialOrders = (
  orders: readonly Order[],
  deskOf: (orderId: string) => Pick<Desk, 'alerts'> | null,
  now: number,
): SerialOrder[] => {
  const known: Person[][] = []
  const idOf = (person: Person): string => {
    const at = known.findIndex(descriptions => descriptions.every(other => isOne(person, other)))
    if (at < 0) return String(known.push([person]))
    known[at]?.push(person)
    return String(at + 1)
  }
  return orders.map(order => {
    const ruling = rulingVersion(order, now)
    return {
      orderId: order.orderId,
      orderType: order.type,
      forceCode: order.owner?.forceCode ?? null,
      inForce: ruling !== null && inForce(ruling, now),
      protectedPersonIds: order.protectedPersons.map(idOf),
      desk: deskOf(order.orderId),
    }
  })
}

const isOne = (a: Person, b: Person): boolean =>
  a.personId !== undefined && b.personId !== undefined ? a.personId === b.personId : isSameProtected(a, b)
