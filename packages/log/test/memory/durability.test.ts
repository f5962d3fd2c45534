import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot, until } from '@breach-alerts/testing'
import { LogCorrupt, LogRefused, memoryLog, type EventLog } from '../../src/index.ts'

const topics = { t: { partitions: 1, compacted: false } }
const rec = (value: string) => ({ topic: 't', key: 'k', value: Buffer.from(value) })

let dir: string
const open: EventLog[] = []
const warnings: object[] = []
const logger = { info: () => undefined, warn: (fields: object) => void warnings.push(fields), error: () => undefined }

const start = (): EventLog => {
  const log = memoryLog({ dir, topics, logger })
  open.push(log)
  return log
}
const drainAll = async (): Promise<void> => {
  for (const log of open.splice(0)) await log.drain(500)
}
const read = async (log: EventLog): Promise<string[]> => {
  const all: string[] = []
  await log.readToEnd('t', ({ records }) => void all.push(...records.map(({ value }) => String(value))))
  return all
}
const file = (): string => join(dir, 't', '0.log')

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'breach-alerts-log-'))
  warnings.length = 0
})
afterEach(async () => {
  await drainAll()
  rmSync(dir, { recursive: true })
})

const write = async (...values: string[]): Promise<void> => {
  await start().append(values.map(rec))
  await drainAll()
}

describe('the files of the log', () => {
  it('lose the torn end of a write that a crash cut at any byte, and nothing else; the log goes on', async () => {
    await write('one', 'two')
    const whole = readFileSync(file()).length
    await write('three')
    const bytes = readFileSync(file())
    for (let cut = whole + 1; cut < bytes.length; cut++) {
      writeFileSync(file(), bytes)
      truncateSync(file(), cut)
      const log = start()
      expect(await read(log)).toEqual(['one', 'two'])
      expect(warnings.at(-1)).toMatchObject({ topic: 't', partition: 0, offset: 2, bytes: cut - whole })
      expect(await log.append([rec('again')])).toEqual([{ partition: 0, offset: 2 }])
      await drainAll()
    }
  })

  it.each([
    ['zeros, as a file system leaves them', Buffer.alloc(5_000)],
    ['something else', Buffer.from('BAL1 and then nothing that makes sense'.repeat(10))],
  ])('lose an end of %s, with a warning', async (_, garbage) => {
    await write('one')
    appendFileSync(file(), garbage)
    expect(await read(start())).toEqual(['one'])
    expect(warnings).toHaveLength(1)
  })

  it('are refused, loudly, when a record in the middle is damaged in any byte', async () => {
    await write('one', 'two', 'three')
    const bytes = readFileSync(file())
    for (let at = 0; at < (bytes.length * 2) / 3; at += 5) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      writeFileSync(file(), damaged)
      expect(() => start()).toThrow(LogCorrupt)
      expect(readFileSync(file()).equals(damaged)).toBe(true)
    }
    writeFileSync(file(), bytes)
    expect(await read(start())).toEqual(['one', 'two', 'three'])
  })

  it('are read back when they no longer fit in memory', async () => {
    const log = memoryLog({ dir, topics, tailBytes: 2_000 })
    open.push(log)
    const values = Array.from({ length: 1_000 }, (_, i) => `${i}`.repeat(20))
    for (let i = 0; i < values.length; i += 100) await log.append(values.slice(i, i + 100).map(rec))
    expect(await read(log)).toEqual(values)
    const seen: string[] = []
    const consumer = await log.consume({ group: 'g', topics: ['t'], maxRecords: 33 }, async ({ records }) => {
      seen.push(...records.map(({ value }) => String(value)))
      return { kind: 'done' }
    })
    await until(() => seen.length === values.length)
    expect(seen).toEqual(values)
    await consumer.stop(500)
  })

  it('that hold a damaged record fail the reader that comes to it, and deliver nothing of it', async () => {
    await write('one', 'two', 'three')
    const log = memoryLog({ dir, topics, tailBytes: 1 })
    open.push(log)
    const bytes = readFileSync(file())
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(file(), bytes)
    const seen: string[] = []
    const consumer = await log.consume({ group: 'g', topics: ['t'], maxRecords: 1 }, async ({ records }) => {
      seen.push(...records.map(({ value }) => String(value)))
      return { kind: 'done' }
    })
    await expect(consumer.failed).rejects.toThrow(LogCorrupt)
    expect(seen).toEqual(['one', 'two'])
  })
})

const consume = async (log: EventLog): Promise<string[]> => {
  const seen: string[] = []
  const consumer = await log.consume({ group: 'g', topics: ['t'] }, async ({ records }) => {
    seen.push(...records.map(({ value }) => String(value)))
    return { kind: 'done' }
  })
  await until(async () => (await log.progress('g', 't'))[0]?.committedOffset === (await log.ends('t')).get(0))
  await consumer.stop(500)
  return seen
}

describe('committed offsets', () => {
  it('are written soon, also without a drain', async () => {
    await write('one', 'two')
    await consume(start())
    await until(() => readFileSync(join(dir, 'offsets.json')).length > 0)
    expect(JSON.parse(readFileSync(join(dir, 'offsets.json'), 'utf8'))).toEqual({ g: { 't/0': 2 } })
  })

  it('that can not be read count as none: everything comes again, with a warning', async () => {
    await write('one', 'two')
    await consume(start())
    await drainAll()
    writeFileSync(join(dir, 'offsets.json'), '{"g":{"t/0":')
    expect(await consume(start())).toEqual(['one', 'two'])
    expect(warnings).toHaveLength(1)
  })

  it('beyond the end, after a torn end was cut off, do not skip what is appended next', async () => {
    await write('one', 'two')
    await consume(start())
    await drainAll()
    truncateSync(file(), readFileSync(file()).length - 1)
    const log = start()
    const { promise: seen, resolve } = Promise.withResolvers<string>()
    const consumer = await log.consume({ group: 'g', topics: ['t'] }, async ({ records }) => {
      resolve(String(records[0]?.value))
      return { kind: 'done' }
    })
    await log.append([rec('next')])
    expect(await seen).toBe('next')
    await consumer.stop(500)
  })
})

const holdElsewhere = async () => {
  const log = join(projectRoot(), 'packages/log/src/index.ts')
  const code = `import { memoryLog } from ${JSON.stringify(log)}
    const log = memoryLog({ dir: ${JSON.stringify(dir)}, topics: { t: { partitions: 1, compacted: false } } })
    await log.append([{ topic: 't', key: 'k', value: Buffer.from('theirs') }])
    console.log('open'); setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

describe('the folder of the log', () => {
  it('is refused to a second process, by its number, and free again when that was killed; what it had appended is there', async () => {
    const child = await holdElsewhere()
    expect(() => start()).toThrow(`process ${child.pid} has the log`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await read(start())).toEqual(['theirs'])
  }, 20_000)

  it('is refused to a second log of this process', async () => {
    start()
    expect(() => start()).toThrow(LogRefused)
    await drainAll()
    expect(await read(start())).toEqual([])
  })

  it.each([
    ['a number that nobody has', '999999999 1'],
    ['the number of a process that began at another time', `${process.ppid} 1`],
    ['our own number, left by an earlier container', `${process.pid} 1`],
    ['nothing', ''],
  ])('is taken over when its lock holds %s', async (_, content) => {
    writeFileSync(join(dir, 'lock'), content)
    expect(await read(start())).toEqual([])
  })
})
