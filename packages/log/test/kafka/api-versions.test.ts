import { createRequire } from 'node:module'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { once } from 'node:events'
import { kafkaLog, LogIncompatible, LogUnavailable } from '../../src/index.ts'
import { askVersions, spoken, tooNew } from '../../src/kafka/api-versions.ts'

const require = createRequire(import.meta.url)
const theirs = (name: string): number[] => {
  const { versions } = require(`kafkajs/src/protocol/requests/${name}/index.js`) as { versions: string[] }
  return versions.map(Number)
}

const folders: Readonly<Record<keyof typeof spoken, string>> = {
  Produce: 'produce',
  Fetch: 'fetch',
  ListOffsets: 'listOffsets',
  Metadata: 'metadata',
  OffsetCommit: 'offsetCommit',
  OffsetFetch: 'offsetFetch',
  FindCoordinator: 'findCoordinator',
  JoinGroup: 'joinGroup',
  Heartbeat: 'heartbeat',
  LeaveGroup: 'leaveGroup',
  SyncGroup: 'syncGroup',
  ApiVersions: 'apiVersions',
  CreateTopics: 'createTopics',
}

/** A broker that says which versions it takes, in as many pieces as bytes, and nothing else. */
const broker = async (oldest: Readonly<Record<number, number>>): Promise<{ server: Server; address: string }> => {
  const entries = Object.entries(oldest)
  const answer = Buffer.alloc(14 + entries.length * 6)
  answer.writeInt32BE(answer.length - 4, 0)
  answer.writeInt32BE(1, 4)
  answer.writeInt32BE(entries.length, 10)
  entries.forEach(([key, version], i) => {
    answer.writeInt16BE(Number(key), 14 + i * 6)
    answer.writeInt16BE(version, 16 + i * 6)
    answer.writeInt16BE(99, 18 + i * 6)
  })
  const server = createServer({ noDelay: true }, socket => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      for (const byte of answer) socket.write(Buffer.from([byte]))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('what our client speaks', () => {
  it.each(Object.keys(folders) as (keyof typeof spoken)[])('is what kafkajs brings for %s', name => {
    expect(spoken[name][1]).toBe(Math.max(...theirs(folders[name])))
  })

  it.each([
    ['takes what we speak', { 0: 3, 1: 4 }, 0],
    ['takes nothing older than our newest', { 0: 7, 1: 11 }, 0],
    ['takes only newer Produce', { 0: 8 }, 1],
    ['takes only newer Fetch and Metadata', { 1: 12, 3: 7 }, 2],
    ['says nothing of a request', {}, 0],
  ])('a broker that %s', (_, oldest, problems) => {
    const versions = new Map(Object.entries(oldest).map(([key, version]) => [Number(key), version]))
    expect(tooNew(versions)).toHaveLength(problems)
  })
})

describe('a broker that is too new', () => {
  it('is recognised from its answer, however it is cut, and named in a clear refusal', async () => {
    const { server, address } = await broker({ 0: 9, 18: 0 })
    const settings = { brokers: [address], clientId: 'versions' }
    expect(await askVersions(address, settings)).toEqual(
      new Map([
        [0, 9],
        [18, 0],
      ]),
    )
    const log = kafkaLog(settings)
    await expect(log.ping()).rejects.toThrow(LogIncompatible)
    await expect(log.append([{ topic: 't', key: 'k', value: Buffer.alloc(1) }])).rejects.toThrow(
      'Produce from version 9, we speak 7',
    )
    await expect(log.consume({ group: 'g', topics: ['t'] }, async () => ({ kind: 'done' }))).rejects.toThrow(
      LogIncompatible,
    )
    await log.drain(100)
    server.close()
  })
})

describe('a broker out of reach', () => {
  it.each(['accepts and never answers', 'refuses connections'])(
    'that %s: everything is refused within its deadline',
    async how => {
      const sockets = new Set<{ destroy: () => unknown }>()
      const server = createServer(socket => void sockets.add(socket))
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      if (how === 'refuses connections') server.close()
      const log = kafkaLog({
        brokers: [`127.0.0.1:${port}`],
        clientId: 'away',
        requestTimeoutMs: 400,
        connectionTimeoutMs: 600,
      })
      const begun = performance.now()
      await expect(log.append([{ topic: 't', key: 'k', value: Buffer.alloc(1) }], { deadlineMs: 300 })).rejects.toThrow(
        LogUnavailable,
      )
      expect(performance.now() - begun).toBeLessThan(2_000)
      await expect(log.ping()).rejects.toThrow(LogUnavailable)
      await expect(log.ends('t')).rejects.toThrow(LogUnavailable)
      await expect(log.consume({ group: 'g', topics: ['t'] }, async () => ({ kind: 'done' }))).rejects.toThrow(
        LogUnavailable,
      )
      expect(performance.now() - begun).toBeLessThan(5_000)
      await log.drain(100)
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  )
})
