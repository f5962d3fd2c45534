import { annualReturn, type Dimension, dimensions, learningExport, londonDayStart } from '@breach-alerts/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { measuresExported } from '../access-log.ts'
import { ownAlerts } from '../alerts/own-alerts.ts'
import { ediByOrder } from '../orders.ts'
import type { Parts } from '../parts.ts'
import { learningCsv } from '../present/learning.ts'
import { annualReturnCsv, dimensionWords, measuresCsv, measuresPage } from '../present/measures.ts'
import { wallTime } from '../present/time.ts'
import { readerOf } from '../reader.ts'
import { frame } from './frame.ts'

const dayMs = 24 * 60 * 60_000
const windows: Readonly<Record<string, string>> = { 7: '7 days', 30: '30 days', 90: '90 days', 365: 'A year' }

/** Alerts of so many days back stand behind what leaves for learning: enough that little of it has to be hidden. */
const learningDays = 365

type Query = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What the address asks for. Anything unknown means the default: a page never fails over it. */
const askedOf = (query: Query) => {
  const operators = Number(text(query['operators']))
  return {
    by: dimensions.find(dimension => dimension === query['by']) ?? ('grade' satisfies Dimension),
    days: Object.hasOwn(windows, text(query['days'])) ? Number(query['days']) : 30,
    operators: Number.isInteger(operators) && operators >= 1 && operators <= 1_000 ? operators : 1,
  }
}

/** Years of the return, April to March, by the year in which they begin: this one and the two before. */
const returnYears = (now: number): number[] => {
  const { month, year } = wallTime(now)
  const first = Number(year) - (Number(month) < 4 ? 1 : 0)
  return [first, first - 1, first - 2]
}

/** How the force does, for its supervisors: on the page every number, in a download none that is small. */
export const measurePages = (app: FastifyInstance, { ports, access, accessLog, views }: Parts): void => {
  const onRequest = access.requirePerson('supervisor')

  const download = async (request: FastifyRequest, reply: FastifyReply, name: string, body: string) => {
    await accessLog.note(readerOf(request), measuresExported(name, request.id))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(body)
  }

  app.get<{ Querystring: Query }>('/measures', { onRequest }, async (request, reply) => {
    const now = ports.clock()
    const asked = askedOf(request.query)
    const alerts = await ownAlerts(ports.desk, readerOf(request), { from: now - asked.days * dayMs })
    const query = new URLSearchParams({ by: asked.by, days: String(asked.days) }).toString()
    return views.page(request, reply, 'measures.njk', {
      ...frame(request, now, '/measures'),
      ...measuresPage(alerts, { ...asked, now }),
      operators: asked.operators,
      windowWords: windows[asked.days]?.toLowerCase(),
      filters: {
        by: dimensions.map(value => ({ value, text: dimensionWords[value], selected: value === asked.by })),
        days: Object.entries(windows).map(([value, words]) => ({
          value,
          text: words,
          selected: Number(value) === asked.days,
        })),
      },
      csvHref: `/measures.csv?${query}`,
      returns: returnYears(now).map(year => ({
        text: `April ${year} to March ${year + 1}`,
        href: `/measures/mappa-annual-return.csv?year=${year}`,
      })),
      path: request.url,
    })
  })

  app.get<{ Querystring: Query }>('/measures.csv', { onRequest }, async (request, reply) => {
    const { by, days } = askedOf(request.query)
    const alerts = await ownAlerts(ports.desk, readerOf(request), { from: ports.clock() - days * dayMs })
    return download(request, reply, `measures-by-${by}-${days}-days`, measuresCsv(alerts, by))
  })

  app.get('/measures/learning.csv', { onRequest }, async (request, reply) => {
    const alerts = await ownAlerts(ports.desk, readerOf(request), { from: ports.clock() - learningDays * dayMs })
    return download(request, reply, 'learning', learningCsv(learningExport(alerts)))
  })

  app.get<{ Querystring: Query }>('/measures/mappa-annual-return.csv', { onRequest }, async (request, reply) => {
    const years = returnYears(ports.clock())
    const year = years.find(each => String(each) === request.query['year']) ?? years[0] ?? 0
    const from = londonDayStart(`${year}-04-01`)
    const to = londonDayStart(`${year + 1}-04-01`)
    const alerts = await ownAlerts(ports.desk, readerOf(request), { from })
    const edi = await ediByOrder(ports.orders, [...new Set(alerts.map(({ orderId }) => orderId))])
    return download(
      request,
      reply,
      `mappa-annual-return-${year}`,
      annualReturnCsv(annualReturn(alerts, { from, to }, edi)),
    )
  })
}
