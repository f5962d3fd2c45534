import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { makeLife, until } from '@breach-alerts/testing'
import { ServiceConfig, startLedgerSealer, verifyLedger } from '../src/service.ts'

const oneLane = { ...topicSettings, [topics.journal]: { partitions: 1, compacted: false } }
let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sealer-'))
})
afterEach(() => rm(dir, { recursive: true }))

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    topic: topics.journal,
    key: 'ord_1',
    value: Buffer.from(`entry ${from + i}`),
  }))
const makeLog = () => memoryLog({ topics: oneLane })
const start = (log: EventLog, to = dir, every = 4) =>
  startLedgerSealer(
    { clock: Date.now, logger: silentLogger(), metrics: makeMetrics(), log },
    ServiceConfig.parse({ SEALER_DIR: to, SEAL_EVERY_RECORDS: String(every), SEAL_EVERY_MS: '60000' }),
  )
const seal = async (log: EventLog, to = dir) => {
  const service = await start(log, to)
  const ends = await log.ends(topics.journal)
  await until(async () =>
    (await log.progress('ledger-sealer', topics.journal)).every(
      p => (p.committedOffset ?? 0) >= (ends.get(p.partition) ?? 0),
    ),
  )
  await service.stop(2_000)
}
const file = () => join(dir, `${topics.journal}-0.checkpoints`)

/** The same log, with one record seen otherwise. */
const altered = (log: EventLog, change: (value: Buffer, offset: number) => Buffer | null): EventLog => ({
  ...log,
  readToEnd: (topic, onBatch, options) =>
    log.readToEnd(
      topic,
      batch =>
        onBatch({
          ...batch,
          records: batch.records.flatMap(record => {
            const value = change(record.value ?? Buffer.alloc(0), record.offset)
            return value ? [{ ...record, value }] : []
          }),
        }),
      options,
    ),
})

describe('ledger-sealer', () => {
  it('seals every so many records and at a stop, and the log holds against it', async () => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    expect((await readFile(file(), 'utf8')).trim().split('\n')).toHaveLength(3)
    const report = await verifyLedger(log, dir)
    expect(report).toMatchObject({
      isIntact: true,
      difference: null,
      partitions: [{ topic: topics.journal, partition: 0, size: 10 }],
    })
    expect((await stat(join(dir, 'sealer.key'))).mode & 0o077).toBe(0)
  })

  it.each([
    [
      'one bit of a record',
      (value: Buffer, offset: number) =>
        offset === 5 ? Buffer.from(value.map((b, i) => (i === 0 ? b ^ 1 : b))) : value,
    ],
    ['a record that was removed', (value: Buffer, offset: number) => (offset === 5 ? null : value)],
    ['a record with other words', (value: Buffer, offset: number) => (offset === 5 ? Buffer.from('entry 99') : value)],
  ])('finds %s, and says between which offsets', async (_what, change) => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    expect(await verifyLedger(altered(log, change), dir)).toMatchObject({
      isIntact: false,
      difference: { topic: topics.journal, partition: 0, kind: 'RECORDS', fromOffset: 4, toOffset: 8 },
    })
  })

  it('finds that the end of the log is gone', async () => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    const report = await verifyLedger(
      altered(log, (value, offset) => (offset > 8 ? null : value)),
      dir,
    )
    expect(report.difference).toMatchObject({ kind: 'TRUNCATED', fromOffset: 8, toOffset: 10 })
  })

  it('finds a checkpoint that was altered, and one that was put back', async () => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    const text = await readFile(file(), 'utf8')
    await writeFile(file(), text.replace('next 4', 'next 5'))
    expect((await verifyLedger(log, dir)).difference).toMatchObject({ kind: 'SIGNATURE', fromOffset: 0 })
    await writeFile(file(), text + text)
    expect((await verifyLedger(log, dir)).difference).toMatchObject({ kind: 'ORDER', fromOffset: 10 })
  })

  it('has identical roots when the same log is sealed in one go, in pieces, or after dying at any step', async () => {
    const log = makeLog()
    await log.append(entries(0, 6))
    await seal(log)
    await log.append(entries(6, 7))
    await seal(log)
    const inPieces = await verifyLedger(log, dir)

    for (let step = 1; step <= 6; step += 1) {
      const other = await mkdtemp(join(tmpdir(), 'sealer-'))
      const again = makeLog()
      await again.append(entries(0, 13))
      const life = makeLife(step)
      const service = await start(life.wrap(again, ['ends', 'ping']), other).catch(() => null)
      await service?.stop(2_000)
      await seal(again, other)
      const report = await verifyLedger(again, other)
      expect(report.isIntact).toBe(true)
      expect(report.partitions.map(({ root, size }) => ({ root, size }))).toEqual(
        inPieces.partitions.map(({ root, size }) => ({ root, size })),
      )
      await rm(other, { recursive: true })
    }
  })

  it('goes on after a checkpoint that a crash cut short', async () => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    const text = await readFile(file(), 'utf8')
    await writeFile(file(), text.slice(0, -20))
    await log.append(entries(10, 1))
    await seal(log)
    expect(await verifyLedger(log, dir)).toMatchObject({ isIntact: true, partitions: [{ size: 11 }] })
  })

  it('refuses to go on from checkpoints that it did not sign', async () => {
    const log = makeLog()
    await log.append(entries(0, 10))
    await seal(log)
    await rm(join(dir, 'sealer.key'))
    await expect(start(log)).rejects.toMatchObject({ code: 'CHECKPOINT_INVALID' })
    expect(await readdir(dir)).toContain(`${topics.journal}-0.checkpoints`)
  })
})
