import { BadCursor } from '@breach-alerts/store'
import type { FastifyInstance } from 'fastify'
import { alertsListed } from '../access-log.ts'
import { listAlerts } from '../alerts/list.ts'
import { openPrompts } from '../alerts/open-prompts.ts'
import { alertReaders, hasAny } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { queuePage } from '../present/queue-page.ts'
import { readerOf } from '../reader.ts'
import { frame } from './frame.ts'
import { alertQueryOf, filterItems, hrefOf, type Listing, listingOf } from './listing.ts'

export const queuePages = (app: FastifyInstance, { ports, access, accessLog, parked, views }: Parts): void => {
  const onRequest = access.requirePerson(...alertReaders)

  app.get('/', { onRequest }, async (_request, reply) => reply.redirect('/alerts', 303))

  app.get('/alerts', { onRequest }, async (request, reply) => {
    const reader = readerOf(request)
    const now = ports.clock()
    const listing = listingOf(request.query)
    const read = (asked: Listing) => listAlerts(ports.desk, reader, alertQueryOf(asked), now)
    const { alerts, nextCursor } = await read(listing).catch((error: unknown) => {
      if (error instanceof BadCursor) return read({ ...listing, cursor: '' })
      throw error
    })
    const alertIds = alerts.map(({ alertId }) => alertId)
    await accessLog.note(reader, alertsListed(reader, alertIds, request.id))
    // The banner must not take the queue away with it when the log is out of reach.
    const unreadable = hasAny(reader, 'control', 'supervisor') ? await parked.count().catch(() => 0) : 0
    const isFiltered = listing.grade !== '' || listing.show !== 'open' || listing.orderId !== ''
    return views.page(request, reply, 'queue.njk', {
      ...frame(request, now, '/alerts'),
      ...queuePage(alerts, now, { isFiltered, questions: await openPrompts(ports.orders, alerts, now) }),
      orderId: listing.orderId,
      filters: filterItems(listing),
      nextHref: nextCursor === null ? null : hrefOf(listing, nextCursor),
      path: request.url,
      parked: unreadable,
    })
  })
}
