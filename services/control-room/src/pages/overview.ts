import type { FastifyInstance } from 'fastify'
import { readAccounting } from '../api/overview.ts'
import type { Parts } from '../parts.ts'
import { shortTime } from '../present/time.ts'
import { plainCode } from '../present/words.ts'
import { frame } from './frame.ts'

const pageSize = 50

/** Two small pages: does the account balance, and what could not be read. */
export const overviewPages = (app: FastifyInstance, parts: Parts): void => {
  const { ports, access, parked, views } = parts

  app.get('/accounting', { onRequest: access.requirePerson() }, async (request, reply) =>
    views.page(request, reply, 'accounting.njk', {
      ...frame(request, ports.clock(), '/accounting'),
      title: 'Accounting',
      path: '/accounting',
      account: await readAccounting(parts),
    }),
  )

  app.get<{ Querystring: { before?: unknown } }>(
    '/parked',
    { onRequest: access.requirePerson('control', 'supervisor') },
    async (request, reply) => {
      const now = ports.clock()
      const { before } = request.query
      const { items, next } = await parked.page(
        typeof before === 'string' && /^\d{1,12}$/u.test(before) ? Number(before) : null,
        pageSize,
      )
      return views.page(request, reply, 'parked.njk', {
        ...frame(request, now, '/parked'),
        title: 'Unreadable records',
        path: '/parked',
        items: items.map(item => ({
          ...item,
          reason: plainCode(item.reason),
          received: shortTime(item.receivedAt, now),
        })),
        nextHref: next === null ? null : `/parked?before=${next}`,
      })
    },
  )
}
