import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot, until } from '@breach-alerts/testing'
import { LogCorrupt, memoryLog, type EventLog, type MemoryLogSettings } from '../../src/index.ts'

const hour = 3_600_000
const day = 24 * hour
const topics = { t: { partitions: 1, compacted: false }, kept: { partitions: 1, compacted: false } }
const rec = (value: string, topic = 't') => ({ topic, key: 'k', value: Buffer.from(value) })

let dir: string
let now: number
const open: EventLog[] = []
const said: string[] = []
const say = (_: object, message: string) => void said.push(message)

const start = (more: Partial<MemoryLogSettings> = {}): EventLog => {
  const logger = { info: say, warn: say, error: say }
  const log = memoryLog({ dir, topics, logger, clock: () => now, retentionMs: { t: 7 * day }, ...more })
  open.push(log)
  return log
}
const drainAll = async (): Promise<void> => {
  for (const log of open.splice(0)) await log.drain(500)
}
const read = async (log: EventLog, from = 0): Promise<string[]> => {
  const all: string[] = []
  const note = ({ records }: { records: readonly { offset: number; value: Buffer | null }[] }) =>
    void all.push(...records.map(({ offset, value }) => `${offset} ${String(value)}`))
  await log.readToEnd('t', note, { from: new Map([[0, from]]) })
  return all
}
const file = (name = '0.log'): string => join(dir, 't', name)
const beginOf = async (log: EventLog) => (await log.progress('g', 't'))[0]?.beginOffset

/** Opens it so many milliseconds later, and waits until what is too old by then has gone. */
const later = async (ms: number, begin: number): Promise<EventLog> => {
  now += ms
  const log = start()
  await until(async () => (await beginOf(log)) === begin)
  return log
}
/** Three records, each three days after the last; closed. */
const write = async (): Promise<void> => {
  for (const value of ['one', 'two', 'three']) {
    await start().append([rec(value)])
    await drainAll()
    now += 3 * day
  }
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'breach-alerts-log-'))
  now = Date.parse('2026-11-01T00:00:00Z')
  said.length = 0
})
afterEach(async () => {
  await drainAll()
  rmSync(dir, { recursive: true })
})

describe('records older than the retention of their topic', () => {
  it('are gone from the file at the next start; those of other topics stay; offsets go on', async () => {
    await start().append([rec('one'), rec('old', 'kept')])
    await drainAll()
    await write()
    const log = await later(0, 2)
    expect(readFileSync(file()).includes('one')).toBe(false)
    expect(readFileSync(join(dir, 'kept', '0.log')).includes('old')).toBe(true)
    await until(() => said.includes('old records dropped'))
    expect(await read(log)).toEqual(['2 two', '3 three'])
    expect(await log.append([rec('four')])).toEqual([{ partition: 0, offset: 4 }])
    await drainAll()
    expect(await read(start())).toEqual(['2 two', '3 three', '4 four'])
  })

  it('are gone where they were all there was, and the next one still does not get an offset again', async () => {
    await write()
    await later(100 * day, 3)
    await drainAll()
    for (const word of ['one', 'two', 'three']) expect(readFileSync(file()).includes(word)).toBe(false)
    const log = start()
    expect((await log.ends('t')).get(0)).toBe(3)
    expect(await log.append([rec('four')])).toEqual([{ partition: 0, offset: 3 }])
    await drainAll()
    expect(await read(start())).toEqual(['3 four'])
  })

  it('stay until a whole hour of them can go, so that the file is not written again and again', async () => {
    await start().append([rec('one')])
    now += 30 * 60_000
    await drainAll()
    await start().append([rec('two')])
    await drainAll()
    now += 7 * day
    const before = readFileSync(file())
    await read(start())
    await drainAll()
    expect(readFileSync(file()).equals(before)).toBe(true)
    await later(hour, 2)
  })

  it('go while it runs, as often as the shortest retention says', async () => {
    const log = start({ retentionMs: { t: 20 } })
    await log.append([rec('one')])
    now += 100
    await until(async () => (await beginOf(log)) === 1)
    expect(readFileSync(file()).includes('one')).toBe(false)
  })

  it('that can not be dropped, for want of room or otherwise, are still there, told, and dropped in a later round', async () => {
    const log = start({ retentionMs: { t: 20 } })
    await log.append([rec('one')])
    mkdirSync(file('0.log.new'))
    now += 100
    await until(() => said.includes('old records could not be dropped'))
    expect(await read(log)).toEqual(['0 one'])
    expect(await log.append([rec('two')])).toEqual([{ partition: 0, offset: 1 }])
    rmSync(file('0.log.new'), { recursive: true })
    await until(async () => (await beginOf(log)) === 1)
    expect(await read(log)).toEqual(['1 two'])
  })

  it('are never dropped from a topic without a retention', async () => {
    await start({ retentionMs: {} }).append([rec('one')])
    await drainAll()
    now += 10_000 * day
    const log = start({ retentionMs: {} })
    await log.append([rec('two')])
    expect(await read(log)).toEqual(['0 one', '1 two'])
  })
})

describe('a crash while records are dropped', () => {
  it('before the new file has its place leaves the old one, and nothing of the new one, however far that had come', async () => {
    await write()
    const old = readFileSync(file())
    await later(0, 1)
    await drainAll()
    const whole = readFileSync(file())
    for (let bytes = 0; bytes <= whole.length; bytes += 7) {
      writeFileSync(file(), old)
      writeFileSync(file('0.log.new'), whole.subarray(0, bytes))
      // A retention of its own, so that this start drops nothing by itself.
      expect(await read(start({ retentionMs: {} }))).toEqual(['0 one', '1 two', '2 three'])
      expect(existsSync(file('0.log.new'))).toBe(false)
      await drainAll()
    }
  })

  it('after that leaves the new one, and a torn end of it is cut off as ever', async () => {
    await write()
    await later(0, 1)
    await drainAll()
    const whole = readFileSync(file())
    const last = whole.lastIndexOf('BAL1')
    for (let cut = last + 1; cut < whole.length; cut++) {
      writeFileSync(file(), whole)
      truncateSync(file(), cut)
      const log = start()
      expect(await read(log)).toEqual(['1 two'])
      expect(await log.append([rec('again')])).toEqual([{ partition: 0, offset: 2 }])
      await drainAll()
    }
    expect(said.filter(message => message === 'torn end of the log cut off')).toHaveLength(whole.length - last - 1)
  })

  it('at any moment, by kill -9, loses no record that was acknowledged and young, and gives no offset twice', async () => {
    const log = join(projectRoot(), 'packages/log/src/index.ts')
    // One record a millisecond of its own clock, kept for five of them: it drops in every round.
    const code = `import { memoryLog } from ${JSON.stringify(log)}
      let now = Number(process.argv[1])
      const log = memoryLog({ dir: ${JSON.stringify(dir)}, topics: ${JSON.stringify(topics)}, retentionMs: { t: 5 }, clock: () => now })
      for (;;) {
        const [{ offset }] = await log.append([{ topic: 't', key: 'k', value: Buffer.from(String(now)) }])
        console.log(offset + ' ' + now++)
      }`
    let acknowledged: string[] = []
    let drops = 0
    for (let life = 0; life < 6; life++) {
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code, String(now)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const lines = createInterface(child.stdout)
      const mine: string[] = []
      lines.on('line', line => void mine.push(line))
      await until(() => mine.length > 100 + life * 37, { withinMs: 20_000 })
      child.kill('SIGKILL')
      await Promise.all([once(lines, 'close'), once(child, 'exit')])
      acknowledged = [...acknowledged, ...mine]
      now = Number(mine.at(-1)?.split(' ')[1]) + 10
      const found = await read(start({ retentionMs: {} }))
      await drainAll()
      const first = Number(found[0]?.split(' ')[0] ?? 0)
      if (first > 0) drops += 1
      // The five of the last five milliseconds are there.
      expect(first).toBeLessThanOrEqual(Number(mine.at(-1)?.split(' ')[0]) - 4)
      // At most one record was on its way; it may have come, or not.
      const young = acknowledged.filter(line => Number(line.split(' ')[0]) >= first)
      expect(found.slice(0, young.length)).toEqual(young)
      expect(found.length - young.length).toBeLessThanOrEqual(1)
      acknowledged = found
      expect(readdirSync(join(dir, 't'))).toEqual(['0.log'])
    }
    expect(drops).toBeGreaterThan(3)
  }, 60_000)
})

describe('a file that begins later', () => {
  it('is refused when where it begins, or a record before the last, is damaged in any byte', async () => {
    await write()
    await later(0, 1)
    await drainAll()
    const bytes = readFileSync(file())
    for (let at = 0; at < bytes.lastIndexOf('BAL1'); at++) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      writeFileSync(file(), damaged)
      expect(() => start()).toThrow(LogCorrupt)
      expect(readFileSync(file()).equals(damaged)).toBe(true)
    }
  })

  it('is refused when it lost its beginning', async () => {
    await write()
    const bytes = readFileSync(file())
    writeFileSync(file(), bytes.subarray(bytes.indexOf('BAL1', 4)))
    expect(() => start()).toThrow(LogCorrupt)
  })

  it('has readers that are before it go on where it begins', async () => {
    await write()
    const before = start({ retentionMs: {} })
    const early = await before.consume({ group: 'g', topics: ['t'], maxRecords: 1 }, async () => ({
      kind: 'retry',
      handled: 0,
      afterMs: 10_000,
      reason: 'away',
    }))
    await early.stop(500)
    await drainAll()
    const log = await later(0, 1)
    const seen: number[] = []
    const consumer = await log.consume({ group: 'g', topics: ['t'] }, async ({ records }) => {
      seen.push(...records.map(({ offset }) => offset))
      return { kind: 'done' }
    })
    await until(() => seen.length === 2)
    expect(seen).toEqual([1, 2])
    expect(await log.progress('g', 't')).toMatchObject([{ beginOffset: 1, endOffset: 3, committedOffset: 3 }])
    await consumer.stop(500)
  })
})

it('gives a reader that is in the middle of a record what it asked for, and closes the old file after it', async () => {
  const descriptors = () => readdirSync('/dev/fd').length
  now = 0
  const log = start({ tailBytes: 1, retentionMs: { t: 20 } })
  await log.append(Array.from({ length: 200 }, (_, i) => rec(`${i}`.padEnd(20_000, '.'))))
  const before = descriptors()
  const readers = Array.from({ length: 20 }, () => read(log))
  now += 1_000
  await until(async () => (await beginOf(log)) === 200)
  for (const all of await Promise.all(readers)) {
    // A reader got a prefix, then found the rest gone.
    expect(all).toEqual(all.map((_, i) => `${i} ${`${i}`.padEnd(20_000, '.')}`))
    expect(all.length).toBeGreaterThan(0)
  }
  await until(() => descriptors() <= before)
}, 20_000)
