import type { AlertClock, Order, Prompt, Serial } from '@breach-alerts/contracts'
import { clocksFor, promptContextOf, promptsFor, suspensionsOf } from '@breach-alerts/domain'
import type { AccessLog } from '../access-log.ts'
import type { Reader } from '../need-to-know.ts'
import { orderBeside } from '../orders.ts'
import type { ControlRoomPorts } from '../ports.ts'
import type { Held } from './find.ts'
import { respondentOf, type Respondent } from './respondent.ts'
import { serialFor } from './serial.ts'

/** What is shown of one alert that its journal alone does not say. */
export type Beside = {
  /** null: the register does not answer or does not hold it. */
  order: Order | null
  prompts: Prompt[]
  clocks: AlertClock[]
  /** null: other orders could not be looked up; that is not the same as none. */
  serial: Serial | null
}

/** Without the register or the desk's store the page does without other orders. */
const respondentBeside = async (ports: ControlRoomPorts, order: Order | null): Promise<Respondent | null> => {
  if (order === null) return null
  try {
    return await respondentOf(ports, order)
  } catch (error) {
    ports.logger.warn({ err: error }, 'other orders of a respondent were not looked up')
    return null
  }
}

/**
 * Questions, clocks and the serial view of an alert, as `reader` may have them now. Where records of several orders came
 * together, the access log says which.
 */
export const besideOf = async (
  { ports, accessLog }: { ports: ControlRoomPorts; accessLog: AccessLog },
  reader: Reader,
  { view }: Pick<Held, 'view'>,
  correlationId: string,
): Promise<Beside> => {
  const now = ports.clock()
  const order = await orderBeside(ports.orders, view.orderId)
  const respondent = await respondentBeside(ports, order)
  const serial = respondent && serialFor(reader, respondent, now)
  if (respondent && respondent.orders.length > 1)
    await accessLog.note(reader, {
      what: 'respondent.combined',
      subjectType: 'ORDER',
      subjectId: view.orderId,
      alertIds: [view.alertId],
      orderIds: respondent.orders.map(({ orderId }) => orderId),
      correlationId,
    })
  const isBoundElsewhere = serial?.orders.some(({ inForce }) => inForce) ?? false
  const prompts = promptsFor(view, promptContextOf(view, order, now, isBoundElsewhere))
  const suspensions = suspensionsOf(respondent?.orders ?? (order ? [order] : []))
  return { order, prompts, clocks: clocksFor(view, { now, order, suspensions, prompts }), serial }
}
