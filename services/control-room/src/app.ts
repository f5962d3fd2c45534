import { fileURLToPath } from 'node:url'
import { asyncApi, controlRoomOperations, openApi } from '@breach-alerts/contracts'
import type { ComponentHealth } from '@breach-alerts/runtime'
import { assetRoutes, docsRoutes, makeViews, makeWebApp, platformRoutes } from '@breach-alerts/web'
import type { FastifyInstance } from 'fastify'
import { alertRoutes } from './api/alerts.ts'
import { coverRoutes } from './api/cover.ts'
import { orderRoutes } from './api/orders.ts'
import { overviewRoutes } from './api/overview.ts'
import { streamRoute } from './api/stream.ts'
import { alertPages } from './pages/alert.ts'
import { coverPages } from './pages/cover.ts'
import { frame } from './pages/frame.ts'
import { measurePages } from './pages/measures.ts'
import { overviewPages } from './pages/overview.ts'
import { queuePages } from './pages/queue.ts'
import { recordActionPages } from './pages/record-action.ts'
import { reviewPages } from './pages/reviews.ts'
import { rulesPages } from './pages/rules.ts'
import { taskPages } from './pages/tasks.ts'
import type { Parts } from './parts.ts'

const own = (folder: string) => fileURLToPath(new URL(`../${folder}`, import.meta.url))

export const controlRoomViews = () => makeViews({ dirs: [own('views')] })

export type AppOptions = {
  version: string
  health: () => Promise<Readonly<Record<string, ComponentHealth>>>
  /** Reached over https? */
  https: boolean
  /** Origin to which a form may end up redirected: signing in again leads to the identity provider. */
  formAction: readonly string[]
}

/** Every route of the control room on one server; not listening yet. */
export const makeControlRoomApp = async (parts: Parts, options: AppOptions): Promise<FastifyInstance> => {
  const { ports, session, views } = parts
  const app = await makeWebApp({
    name: 'control-room',
    logger: ports.logger,
    metrics: ports.metrics,
    forms: true,
    https: options.https,
    formAction: options.formAction,
    errorPage: (problem, request) =>
      views.render(request, 'problem.njk', { ...frame(request, ports.clock(), ''), title: problem.title, problem }),
  })
  session?.register(app)
  platformRoutes(app, {
    name: 'control-room',
    version: options.version,
    health: options.health,
    metrics: ports.metrics,
  })
  await assetRoutes(app, { ownDir: own('public') })
  await docsRoutes(app, {
    openapi: openApi('Breach Alerts control room', controlRoomOperations),
    asyncapi: asyncApi(),
    title: 'Breach Alerts control room: API',
    withAssets: false,
  })
  alertRoutes(app, parts)
  orderRoutes(app, parts)
  overviewRoutes(app, parts)
  streamRoute(app, parts)
  coverRoutes(app, parts)
  queuePages(app, parts)
  alertPages(app, parts)
  recordActionPages(app, parts)
  reviewPages(app, parts)
  measurePages(app, parts)
  taskPages(app, parts)
  overviewPages(app, parts)
  coverPages(app, parts)
  rulesPages(app, parts)
  return app
}
