import { topics } from '@breach-alerts/contracts'
import { type EventLog, type LogRecord, memoryLog, type NewRecord } from '@breach-alerts/log'
import { makeHorizon } from '../../src/late/horizon.ts'
import { makeSeal, type Seal } from '../../src/late/recent-blob.ts'
import { makeRecentReader } from '../../src/late/recent-reader.ts'
import { makeRecentWriter } from '../../src/late/recent-writer.ts'
import { fix, inside, oneLane, platform, readAll, recentSecret } from '../support/world.ts'

const hourMs = 3_600_000
const now = Date.parse('2026-11-20T12:00:00Z')
const event = (id: string) => fix(inside, id, '2026-11-20T10:00:00Z')
const idOf = ({ headers }: LogRecord) => headers['ce_id']

/** A log whose clock is ours, and what reading it comes to. */
const makeLog = () => {
  let at = now
  const memory = memoryLog({ topics: oneLane, clock: () => at })
  const reads: string[] = []
  const log: EventLog = {
    ...memory,
    readToEnd: (topic, ...rest) => {
      reads.push(topic)
      return memory.readToEnd(topic, ...rest)
    },
  }
  const append = async (hoursAgo: number, records: readonly NewRecord[]) => {
    at = now - hoursAgo * hourMs
    await memory.append(records)
    at = now
  }
  /** Keeps the events at these offsets, as one blob. */
  const keep = async (offsets: readonly number[], seal: Seal = makeSeal(recentSecret)) => {
    const writer = makeRecentWriter({ ...platform(), log }, seal)
    const events = await readAll(memory, topics.events)
    await writer.put(
      0,
      events.filter(({ offset }) => offsets.includes(offset)),
    )
    await writer.flush()
  }
  return { log, reads, append, keep }
}

const read = async (
  { log }: ReturnType<typeof makeLog>,
  {
    lookBackHours = 24,
    seal = makeSeal(recentSecret),
    flush = async () => undefined,
    ...ports
  } = platform() as ReturnType<typeof platform> & {
    lookBackHours?: number
    seal?: Pick<Seal, 'open'>
    flush?: () => Promise<void>
  },
) => {
  const given: LogRecord[] = []
  await makeRecentReader({ ...ports, log }, seal, flush).read(
    makeHorizon().survey(now - lookBackHours * hourMs),
    async records => void given.push(...records),
  )
  return [...new Set(given.map(idOf))]
}

describe('reading recent events', () => {
  it('reads nothing in the clear where everything is kept', async () => {
    const world = makeLog()
    await world.append(1, [event('a'), event('b')])
    await world.keep([0, 1])
    world.reads.length = 0
    expect(await read(world)).toEqual(['a', 'b'])
    expect(world.reads).toEqual([topics.recent])
  })

  it('writes first what this process still holds', async () => {
    const world = makeLog()
    await world.append(1, [event('a')])
    world.reads.length = 0
    expect(await read(world, { ...platform(), flush: () => world.keep([0]) })).toEqual(['a'])
    expect(world.reads).not.toContain(topics.parked)
    expect((await world.log.ends(topics.recent)).get(0)).toBe(1)
  })

  it('goes on in the events topic where another process has decided and not yet kept', async () => {
    const world = makeLog()
    await world.append(1, [event('a'), event('b'), event('c')])
    await world.keep([0, 1])
    expect(await read(world)).toEqual(['a', 'b', 'c'])
  })

  it('neither opens nor gives what is older than the look-back', async () => {
    const world = makeLog()
    await world.append(30, [event('long ago')])
    await world.append(25, [event('just too old')])
    await world.append(23, [event('just in')])
    await world.keep([0])
    await world.keep([1, 2])
    const opened: number[] = []
    const seal = makeSeal(recentSecret)
    const watched: Pick<Seal, 'open'> = {
      open: (head, value) => {
        opened.push(head.first)
        return seal.open(head, value)
      },
    }
    expect(await read(world, { ...platform(), seal: watched })).toEqual(['just in'])
    expect(opened).toEqual([1])
  })

  it('reads in the events topic what was decided before anything was kept', async () => {
    const world = makeLog()
    await world.append(2, [event('before'), event('after')])
    await world.keep([1])
    expect(new Set(await read(world))).toEqual(new Set(['before', 'after']))
  })

  it('tells of what it can not decrypt, and takes those events from the events topic while that has them', async () => {
    const world = makeLog()
    await world.append(1, [event('a'), event('b'), event('c')])
    await world.keep([0])
    await world.keep([1], makeSeal('the secret of another house'))
    await world.keep([2])
    await world.append(1, [{ topic: topics.recent, key: '0.0', value: Buffer.from('anybody') }])
    const ports = platform()
    const errors: unknown[] = []
    ports.logger.error = (facts: unknown) => void errors.push(facts)
    expect(new Set(await read(world, ports))).toEqual(new Set(['a', 'b', 'c']))
    expect(errors).toMatchObject([{ topic: topics.recent, count: 2 }])
    expect(await ports.metrics.text()).toContain('breach_matcher_recent_unreadable 2')
  })
})
