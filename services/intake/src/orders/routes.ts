import { Order } from '@breach-alerts/contracts'
import { codeOf, type Platform } from '@breach-alerts/runtime'
import { type Access, badRequest, onlyMediaTypes, ProblemError, read } from '@breach-alerts/web'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { OrderBook } from './book.ts'

/** `POST /intake/orders` and `PUT /intake/orders/{orderId}`. */
export const orderRoutes = (
  app: FastifyInstance,
  { access, book, metrics }: Platform & { access: Access; book: OrderBook },
): void => {
  const onRequest = [access.requireRole('court', 'owner'), onlyMediaTypes('application/json')]

  const enter = async (order: Order, reply: FastifyReply) => {
    const entered = await book.enter(order).catch((error: unknown) => {
      if (codeOf(error) === 'LOG_REFUSED')
        throw new ProblemError(413, 'With the versions held already the order is larger than the log takes.', {
          cause: error,
        })
      throw error
    })
    const outcome = entered.kind === 'conflict' ? 'conflict' : entered.isNew ? 'new' : 'held'
    metrics.count('intake_orders_total', 'Orders by what became of them', { outcome })
    if (entered.kind === 'conflict')
      throw new ProblemError(409, 'A version of this order is held with other content.', {
        code: 'version-conflict',
        errors: entered.versions.map(index => ({
          pointer: `/versions/${index}`,
          message: 'is held with other content; a change is a new version',
        })),
      })
    return reply.code(entered.isNew ? 202 : 200).send({ orderId: order.orderId, version: entered.version })
  }

  app.post('/intake/orders', { onRequest }, async (request, reply) => enter(read(Order, request.body), reply))

  app.put<{ Params: { orderId: string } }>('/intake/orders/:orderId', { onRequest }, async (request, reply) =>
    enter(read(Order, named(request.body, request.params.orderId)), reply),
  )
}

/** The order under the id of the path: filled in where the body has none. @throws ProblemError 400 when the body has another */
const named = (body: unknown, orderId: string): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const own: unknown = (body as { orderId?: unknown }).orderId
  if (own !== undefined && own !== orderId)
    throw badRequest([{ pointer: '/orderId', message: 'must be the id in the path' }])
  return { ...body, orderId }
}
