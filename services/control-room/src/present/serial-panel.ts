import type { Serial } from '@breach-alerts/contracts'
import { forceName } from './forces.ts'
import { orderTypeWords } from './words.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const breachWords = (count: number) =>
  count === 0 ? 'no suspected breach' : counted(count, 'suspected breach', 'suspected breaches')

const orderRow = ({ orderId, orderType, forceCode, inForce, breaches }: Serial['orders'][number]) => ({
  type: orderTypeWords[orderType],
  orderId,
  force: forceCode === null ? 'No owning force' : forceName(forceCode),
  words: `${inForce ? 'In force' : 'Not in force'}, ${breachWords(breaches)}`,
  alertsHref: orderId === null || breaches === 0 ? null : `/alerts?show=all&orderId=${encodeURIComponent(orderId)}`,
})

/**
 * What is known of the person under the order across orders and forces; people are counted, never named.
 *
 * @param serial null: other orders could not be looked up
 */
export const serialPanel = (serial: Serial | null) =>
  serial && {
    banner: serial.sentence,
    isUnbound: serial.isUnbound,
    orders: serial.orders.map(orderRow),
    forces: serial.forces.map(forceName),
    protectedPeople: counted(serial.protectedPeople, 'person is', 'people are'),
    recent: `${breachWords(serial.breaches)} in ${serial.windowDays} days`,
    isPartial: serial.isPartial,
  }
