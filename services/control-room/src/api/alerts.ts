import { BadCursor } from '@breach-alerts/store'
import { onlyMediaTypes } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { alertsListed, alertViewed } from '../access-log.ts'
import { acknowledge } from '../alerts/acknowledge.ts'
import { besideOf } from '../alerts/beside.ts'
import { closeAlert } from '../alerts/close.ts'
import { findAlert } from '../alerts/find.ts'
import { listAlerts } from '../alerts/list.ts'
import { recordAction } from '../alerts/record-action.ts'
import { alertReaders } from '../need-to-know.ts'
import type { Parts } from '../parts.ts'
import { readerOf } from '../reader.ts'
import { AlertsQuery, badCursor, readQuery } from './query.ts'

type Id = { Params: { alertId: string } }
const api = { config: { api: true } } as const

export const alertRoutes = (app: FastifyInstance, { ports, access, accessLog, writer }: Parts): void => {
  const reads = { ...api, onRequest: access.requireRole(...alertReaders) }
  const json = onlyMediaTypes('application/json')
  const writes = (...roles: readonly string[]) => ({ ...api, onRequest: [access.requireRole(...roles), json] })

  app.get('/api/alerts', reads, async request => {
    const reader = readerOf(request)
    const { state, force, grade, orderId, cursor, limit } = readQuery(AlertsQuery, request.query)
    const query = {
      ...(state && { states: state }),
      ...(force !== undefined && { force }),
      ...(grade !== undefined && { grade }),
      ...(orderId !== undefined && { orderId }),
      ...(cursor !== undefined && { cursor }),
      limit,
    }
    const { alerts, nextCursor } = await listAlerts(ports.desk, reader, query, ports.clock()).catch(
      (error: unknown) => {
        throw error instanceof BadCursor ? badCursor(error) : error
      },
    )
    const alertIds = alerts.map(({ alertId }) => alertId)
    await accessLog.note(reader, alertsListed(reader, alertIds, request.id))
    return { items: alerts, nextCursor }
  })

  app.get<Id>('/api/alerts/:alertId', reads, async request => {
    const reader = readerOf(request)
    const held = await findAlert(ports.desk, reader, request.params.alertId, ports.clock())
    const { view } = held
    const { alertId } = view
    await accessLog.note(reader, alertViewed(alertId, request.id))
    const { prompts, clocks, serial } = await besideOf({ ports, accessLog }, reader, held, request.id)
    return { ...view, prompts, clocks, ...(serial && { serial }) }
  })

  app.post<Id>('/api/alerts/:alertId/acknowledgements', writes('officer', 'control'), async (request, reply) => {
    const { status, body } = await acknowledge(ports, writer, readerOf(request), request.params.alertId, request.body)
    return reply.code(status).send(body)
  })

  app.post<Id>('/api/alerts/:alertId/actions', writes('officer', 'control', 'supervisor'), async (request, reply) => {
    const { status, body } = await recordAction(ports, writer, readerOf(request), request.params.alertId, request.body)
    return reply.code(status).send(body)
  })

  app.post<Id>('/api/alerts/:alertId/closure', writes('officer', 'supervisor'), async (request, reply) => {
    const { status, body } = await closeAlert(ports, writer, readerOf(request), request.params.alertId, request.body)
    return reply.code(status).send(body)
  })
}
