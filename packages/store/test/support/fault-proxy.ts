import { EventEmitter } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

export type FaultProxy = {
  port: number
  /**
   * `pass`: as if it were not there. `hole`: takes everything, forwards nothing, answers nothing; what was taken goes on its way
   * when the path heals, as TCP would have it. `deaf`: forwards requests and loses the answers; cut the connections afterwards.
   */
  behave: (mode: 'pass' | 'hole' | 'deaf') => void
  /** The connections that exist now stay open and silent; later ones are not touched. */
  freeze: () => void
  /** Connections taken so far. */
  connections: () => number
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
  let taken = 0
  const sockets = new Set<Socket>()
  const healed = new EventEmitter().setMaxListeners(0)

  const server = createServer(client => {
    taken++
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
    const held: Buffer[] = []
    const forward = () => {
      for (const data of held.splice(0)) {
        bytes += data.length
        upstream.write(data)
      }
    }
    healed.on('pass', forward)
    client.on('close', () => healed.off('pass', forward))
    client.on('data', data => {
      held.push(data)
      if (mode !== 'hole') forward()
    })
    upstream.on('data', data => mode === 'pass' && client.write(data))
  })

  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        behave: next => {
          mode = next
          if (mode === 'pass') healed.emit('pass')
        },
        freeze: () => sockets.forEach(socket => socket.pause()),
        connections: () => taken,
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
