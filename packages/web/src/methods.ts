import type { FastifyInstance } from 'fastify'

/**
 * Which methods an address takes, to tell 405 from 404: Fastify's router only knows that none matched.
 *
 * @returns methods of the routes whose pattern fits an address, sorted; none: there is nothing there
 */
export const methodsOf = (app: FastifyInstance): ((url: string) => string[]) => {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    // A catch-all says nothing about what is at an address.
    if (url.endsWith('*')) return
    routes.push({ pattern: patternOf(url), methods: Array.isArray(method) ? method : [method] })
  })
  return url => {
    const path = url.split('?', 1)[0]!
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].toSorted()
  }
}

const patternOf = (url: string) =>
  new RegExp(
    `^${url
      .split('/')
      .map(part => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)))
      .join('/')}$`,
    'u',
  )
