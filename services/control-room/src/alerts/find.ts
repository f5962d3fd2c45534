import { type AlertView, type Desk, type DeskAlert, parseDesk, presentAlert } from '@breach-alerts/domain'
import type { DeskStore } from '@breach-alerts/store'
import { ProblemError } from '@breach-alerts/web'
import { type Concerned, maySee, type Reader } from '../need-to-know.ts'

/** One alert as the desk holds it, and as it is shown now. */
export type Held = { desk: Desk; alert: DeskAlert; view: AlertView }

export const concernedIn = ({ facts, respondingForceCode, assignedTo, officersTold }: DeskAlert): Concerned => ({
  forceCode: facts.forceCode,
  respondingForceCode,
  officers: [...officersTold, ...(assignedTo === null ? [] : [assignedTo])],
})

export const loadDesk = async (store: DeskStore, orderId: string): Promise<Desk | null> => {
  const [held] = await store.load([orderId])
  return held ? parseDesk(held.document) : null
}

const notFound = () => new ProblemError(404, 'There is no such alert, or it is not yours to see.')

/** Ids are ours; whatever else is asked for is not there, and is not put to the store. */
const known = /^[\w.:~-]{1,128}$/u

/**
 * The alert, for somebody who may see it.
 *
 * @throws ProblemError 404 for an unknown alert and, word for word the same, for one that the reader need not know of
 * @param now epoch milliseconds
 * @throws StoreUnavailable
 */
export const findAlert = async (store: DeskStore, reader: Reader, alertId: string, now: number): Promise<Held> => {
  if (!known.test(alertId)) throw notFound()
  const orderId = await store.orderOf(alertId)
  if (orderId === null) throw notFound()
  const desk = await loadDesk(store, orderId)
  const alert = desk?.alerts.find(each => each.alertId === alertId)
  const view = desk && presentAlert(desk, alertId, now)
  if (!desk || !alert || !view || !maySee(reader, concernedIn(alert))) throw notFound()
  return { desk, alert, view }
}
