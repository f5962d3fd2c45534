import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

export type FaultProxy = {
  port: number
  /**
   * `pass`: as if it were not there. `hole`: takes everything, forwards nothing, answers nothing. `deaf`: forwards requests and
   * keeps the answers to itself.
   */
  behave: (mode: 'pass' | 'hole' | 'deaf') => void
  /** Ends every connection with a reset. */
  cut: () => void
  /** Bytes of requests that reached the server. */
  forwarded: () => number
  close: () => Promise<void>
}

/** A TCP proxy on 127.0.0.1 that fails on demand. */
export const startFaultProxy = (target: { host: string; port: number }): Promise<FaultProxy> => {
  let mode: 'pass' | 'hole' | 'deaf' = 'pass'
  let bytes = 0
  const sockets = new Set<Socket>()

  const server = createServer(client => {
    const upstream = connect(target)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', data => {
      if (mode === 'hole') return
      bytes += data.length
      upstream.write(data)
    })
    upstream.on('data', data => mode === 'pass' && client.write(data))
  })

  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        behave: next => (mode = next),
        cut: () => sockets.forEach(socket => socket.resetAndDestroy()),
        forwarded: () => bytes,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            sockets.forEach(socket => socket.destroy())
          }),
      })
    })
  })
}
