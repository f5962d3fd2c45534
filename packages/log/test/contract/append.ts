import { until } from '@breach-alerts/testing'
import { LogRefused, LogUnavailable } from '../../src/index.ts'
import type { Batch } from '../../src/index.ts'
import { collect, group, limit, rec, text, type Harness } from './harness.ts'

export const appendRules = (at: () => Harness): void => {
  it(
    'answers with the place of every record, in the order given, across topics',
    async () => {
      const { log, topics } = at()
      const records = Array.from({ length: 40 }, (_, i) =>
        rec(i % 3 === 0 ? topics.two : topics.one, `k${i % 7}`, `${i}`),
      )
      const places = await log.append(records)
      const read = new Map<string, string>()
      const note = ({ topic, partition, records: all }: Batch): void => {
        for (const each of all) read.set(`${topic}/${partition}/${each.offset}`, text(each))
      }
      await log.readToEnd(topics.one, note)
      await log.readToEnd(topics.two, note)
      expect(places.map(({ partition, offset }, i) => read.get(`${records[i]?.topic}/${partition}/${offset}`))).toEqual(
        records.map((_, i) => `${i}`),
      )
    },
    limit,
  )

  it(
    'keeps the order of a key, on one partition, when many append at once',
    async () => {
      const { log, topics } = at()
      const appends = Array.from({ length: 300 }, (_, i) => log.append([rec(topics.one, `k${i % 5}`, `${i}`)]))
      const places = (await Promise.all(appends)).map(([place]) => place)
      for (let key = 0; key < 5; key++) {
        const mine = places.filter((_, i) => i % 5 === key)
        expect(new Set(mine.map(place => place?.partition)).size).toBe(1)
        const offsets = mine.map(place => place?.offset ?? -1)
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
        expect(new Set(offsets).size).toBe(offsets.length)
      }
    },
    limit,
  )

  it(
    'gives back key, value, headers and the instant of the append',
    async () => {
      const { log, topics } = at()
      const before = Date.now()
      const headers = { ce_id: 'e1', ce_källa: 'ö/1', empty: '' }
      const bytes = Buffer.from([0, 255, 10, 13, 0])
      await log.append([{ topic: topics.single, key: 'nyckel-ö', value: bytes, headers }])
      await log.append([{ topic: topics.single, key: '', value: Buffer.alloc(0) }])
      const { consumer, seen } = await collect(log, { group: group(), topics: [topics.single] })
      await until(() => seen.length === 2)
      expect(seen[0]).toMatchObject({ topic: topics.single, partition: 0, offset: 0, key: 'nyckel-ö', headers })
      expect(seen[0]?.value?.equals(bytes)).toBe(true)
      expect(seen[0]?.appendedAt).toBeGreaterThanOrEqual(before - 1_000)
      expect(seen[0]?.appendedAt).toBeLessThanOrEqual(Date.now() + 1_000)
      expect(seen[1]).toMatchObject({ key: '', headers: {} })
      expect(seen[1]?.value?.length).toBe(0)
      await consumer.stop(1_000)
    },
    limit,
  )

  it(
    'takes an empty list',
    async () => {
      expect(await at().log.append([])).toEqual([])
    },
    limit,
  )

  it(
    'refuses an unknown topic, at once and by name',
    async () => {
      const { log, topics } = at()
      await expect(log.append([rec(topics.one, 'k', 'v'), rec('no.such.topic', 'k', 'v')])).rejects.toThrow(LogRefused)
      await expect(log.ends('no.such.topic')).rejects.toThrow('no.such.topic')
    },
    limit,
  )

  it(
    'refuses a record that is too large, and takes the others that were appended with it at the same time',
    async () => {
      const { log, topics } = at()
      const large = log.append([{ topic: topics.one, key: 'k', value: Buffer.alloc(1_500_000) }])
      const small = log.append([rec(topics.one, 'k', 'v')])
      await expect(large).rejects.toThrow(LogRefused)
      expect(await small).toHaveLength(1)
    },
    limit,
  )

  it(
    'takes many megabytes in one call',
    async () => {
      const { log, topics } = at()
      const records = Array.from({ length: 400 }, (_, i) => ({
        topic: topics.single,
        key: `${i}`,
        value: Buffer.alloc(20_000, i % 256),
      }))
      const places = await log.append(records, { deadlineMs: 20_000 })
      expect(places.map(({ offset }) => offset)).toEqual(records.map((_, i) => i))
      let bytes = 0
      await log.readToEnd(topics.single, ({ records: all }) => {
        for (const { value } of all) bytes += value?.length ?? 0
      })
      expect(bytes).toBe(400 * 20_000)
    },
    limit,
  )

  it(
    'refuses everything once drained',
    async () => {
      const { log, topics } = at()
      await log.append([rec(topics.one, 'k', 'v')])
      await log.drain(3_000)
      await expect(log.append([rec(topics.one, 'k', 'v')])).rejects.toThrow(LogUnavailable)
      await expect(log.ping()).rejects.toThrow(LogUnavailable)
      await expect(log.ends(topics.one)).rejects.toThrow(LogUnavailable)
    },
    limit,
  )

  it(
    'keeps records and committed offsets when it is opened again',
    async () => {
      const { log, topics, reopen } = at()
      if (reopen === null) return expect(reopen).toBeNull()
      const mine = group()
      await log.append([rec(topics.single, 'a', '0'), rec(topics.single, 'b', '1')])
      const first = await collect(log, { group: mine, topics: [topics.single] })
      await until(() => first.seen.length === 2)
      await first.consumer.stop(2_000)
      const again = await reopen()
      await again.append([rec(topics.single, 'c', '2')])
      const second = await collect(again, { group: mine, topics: [topics.single] })
      await until(() => second.seen.length > 0)
      expect(second.seen.map(text)).toEqual(['2'])
      const all: string[] = []
      await again.readToEnd(topics.single, ({ records }) => void all.push(...records.map(text)))
      expect(all).toEqual(['0', '1', '2'])
      await second.consumer.stop(2_000)
    },
    limit,
  )
}
