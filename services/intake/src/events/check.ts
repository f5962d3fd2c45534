import { BreachEvent, eventErrors, type FieldError } from '@breach-alerts/contracts'
import { badRequest, unique } from '@breach-alerts/web'

/** An event as it was sent, and as the contract reads it. */
export type CheckedEvent = { sent: Readonly<Record<string, unknown>>; event: BreachEvent }

const maxBatch = 500

/** @throws ProblemError 400 with every bad field */
export const checkEvent = (body: unknown): CheckedEvent => {
  const { event, errors } = check(body, [])
  if (event === null) throw badRequest(errors)
  return event
}

/**
 * All or nothing: one bad field anywhere and none of them is taken. An empty batch is a valid one.
 * Source: CloudEvents 1.0, JSON batch format.
 *
 * @throws ProblemError 400 with every bad field of every event; pointers begin with the index
 */
export const checkBatch = (body: unknown): CheckedEvent[] => {
  if (!Array.isArray(body)) throw badRequest([{ pointer: '', message: 'must be an array of events' }])
  if (body.length > maxBatch) throw badRequest([{ pointer: '', message: `must have at most ${maxBatch} events` }])
  const checked = body.map((each: unknown, index) => check(each, [index]))
  const errors = checked.flatMap(each => each.errors)
  if (errors.length > 0) throw badRequest(errors)
  return checked.flatMap(({ event }) => (event === null ? [] : [event]))
}

const check = (sent: unknown, at: readonly PropertyKey[]): { event: CheckedEvent | null; errors: FieldError[] } => {
  const result = BreachEvent.safeParse(sent)
  return result.success
    ? { event: { sent: sent as Record<string, unknown>, event: result.data }, errors: [] }
    : { event: null, errors: unique(eventErrors(sent, result.error, at)) }
}
