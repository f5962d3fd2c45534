import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections (Linux from 32,768, RFC 6335 from 49,152). */
const range = { from: 20_000, to: 32_000 } as const

const given = new Set<number>()

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * A port of 127.0.0.1 on which nobody listens, each once in this process.
 *
 * Not one that the system picks: what it picks it also gives to outgoing connections, and a service that comes back on its port
 * then finds another's connection there.
 *
 * @throws Error so many are taken that it is not worth looking on
 */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(range.from, range.to)
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port found between ${range.from} and ${range.to}`)
}
