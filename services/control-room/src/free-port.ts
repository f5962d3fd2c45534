import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A port that nobody listens on: the address of the service must be known before it listens (sign-in comes back to it). */
export const freePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
