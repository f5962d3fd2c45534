import { OrderId } from '@breach-alerts/contracts'
import { orderGaps } from '@breach-alerts/domain'
import { ProblemError } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { alertReaders } from '../need-to-know.ts'
import { findOrder } from '../orders.ts'
import type { Parts } from '../parts.ts'
import { readerOf } from '../reader.ts'

export const orderRoutes = (app: FastifyInstance, { ports, access, accessLog }: Parts): void => {
  app.get<{ Params: { orderId: string } }>(
    '/api/orders/:orderId',
    { config: { api: true }, onRequest: access.requireRole(...alertReaders) },
    async request => {
      const reader = readerOf(request)
      const orderId = OrderId.safeParse(request.params.orderId)
      if (!orderId.success) throw new ProblemError(404, 'There is no such order, or it is not yours to see.')
      const order = await findOrder(ports.orders, reader, orderId.data)
      await accessLog.note(reader, {
        what: 'order.viewed',
        subjectType: 'ORDER',
        subjectId: order.orderId,
        alertIds: [],
        correlationId: request.id,
      })
      // Beside the order as it was sent: what keeps it, or a part of it, from being matched.
      const gaps = orderGaps(order)
      return gaps.length > 0 ? { ...order, gaps } : order
    },
  )
}
