import type { FastifyInstance } from 'fastify'
import { alertsListed } from '../access-log.ts'
import { challengedAlerts, ownAlerts } from '../alerts/own-alerts.ts'
import type { Parts } from '../parts.ts'
import { reviewsPage } from '../present/reviews.ts'
import { monthOf } from '../present/time.ts'
import { readerOf } from '../reader.ts'
import { frame } from './frame.ts'

const open = ['RAISED', 'ACKNOWLEDGED', 'ACTED']
/** A closed alert is looked at when it was raised so lately; one that took longer than that to close is none to draw lots for. What is challenged is found however old it is. */
const closedLookBackMs = 92 * 24 * 60 * 60_000

/** What waits for a supervisor: no action to review, challenges to answer, dip checks of the month. */
export const reviewPages = (app: FastifyInstance, { ports, config, access, accessLog, views }: Parts): void => {
  app.get('/reviews', { onRequest: access.requirePerson('supervisor') }, async (request, reply) => {
    const reader = readerOf(request)
    const now = ports.clock()
    const alerts = [
      ...(await ownAlerts(ports.desk, reader, { states: open, withNobodys: true })),
      ...(await ownAlerts(ports.desk, reader, { states: ['CLOSED'], from: now - closedLookBackMs })),
      ...(await challengedAlerts(ports.desk, reader)),
    ]
    const each = [...new Map(alerts.map(alert => [alert.alertId, alert])).values()]
    const page = reviewsPage(each, monthOf(now), config.DIP_CHECK_SHARE, now)
    const shown = [page.noActions, page.challenges, page.dipChecks.open, page.dipChecks.done, page.goodPractice].flat()
    const alertIds = [...new Set(shown.map(({ alertId }) => alertId))]
    await accessLog.note(reader, alertsListed(reader, alertIds, request.id))
    return views.page(request, reply, 'reviews.njk', { ...frame(request, now, '/reviews'), ...page, path: '/reviews' })
  })
}
