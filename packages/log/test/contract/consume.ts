import { until } from '@breach-alerts/testing'
import { partitionKey, partitionOf } from '../../src/index.ts'
import { collect, group, limit, rec, text, type Harness } from './harness.ts'

const numbers = (topic: string, count: number, key = (i: number) => `k${i}`) =>
  Array.from({ length: count }, (_, i) => rec(topic, key(i), `${i}`))

export const consumeRules = (at: () => Harness): void => {
  it(
    'gives a new group everything from the beginning, then what is appended',
    async () => {
      const { log, topics } = at()
      await log.append([...numbers(topics.one, 20), ...numbers(topics.two, 20)])
      const { consumer, seen } = await collect(log, { group: group(), topics: [topics.one, topics.two] })
      await until(() => seen.length === 40)
      await log.append(numbers(topics.one, 5))
      await until(() => seen.length === 45)
      expect(seen.filter(({ topic }) => topic === topics.two)).toHaveLength(20)
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'goes on after a stop where the group had committed, and nothing comes twice',
    async () => {
      const { log, topics } = at()
      const options = { group: group(), topics: [topics.one] }
      await log.append(numbers(topics.one, 30))
      const first = await collect(log, options)
      await until(() => first.seen.length === 30)
      await first.consumer.stop(2_000)
      await log.append(numbers(topics.one, 10, i => `x${i}`))
      const second = await collect(log, options)
      await until(() => second.seen.length >= 10)
      expect(second.seen.map(({ key }) => key?.startsWith('x'))).toEqual(Array.from({ length: 10 }, () => true))
      await second.consumer.stop(2_000)
    },
    limit,
  )

  it(
    'is serial per partition, in order, and cuts batches to size',
    async () => {
      const { log, topics } = at()
      await log.append(numbers(topics.one, 200))
      const busy = new Map<number, number>()
      const sizes: number[] = []
      let overlaps = 0
      const { consumer, seen } = await collect(
        log,
        { group: group(), topics: [topics.one], maxRecords: 7 },
        async batch => {
          sizes.push(batch.records.length)
          busy.set(batch.partition, (busy.get(batch.partition) ?? 0) + 1)
          if ((busy.get(batch.partition) ?? 0) > 1) overlaps += 1
          await new Promise(resolve => setImmediate(resolve))
          busy.set(batch.partition, (busy.get(batch.partition) ?? 0) - 1)
          return { kind: 'done' }
        },
      )
      await until(() => seen.length === 200)
      expect(overlaps).toBe(0)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(7)
      for (const partition of [0, 1, 2, 3]) {
        const offsets = seen.filter(record => record.partition === partition).map(({ offset }) => offset)
        expect(offsets).toEqual(offsets.map((_, i) => i))
      }
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'commits nothing past what was handled on a retry, gives the rest again, and other partitions go on',
    async () => {
      const { log, topics } = at()
      const mine = group()
      const stuck = 'stuck'
      const partition = partitionOf(stuck, 4)
      const other = Array.from({ length: 50 }, (_, i) => `k${i}`).find(
        key => partitionOf(key, 4) !== partition,
      ) as string
      await log.append(Array.from({ length: 6 }, (_, i) => rec(topics.one, stuck, `${i}`)))
      let isAway = true
      const { consumer, seen } = await collect(log, { group: mine, topics: [topics.one] }, batch => {
        if (batch.partition !== partition || !isAway) return { kind: 'done' }
        const handled = batch.records[0]?.offset === 0 ? 2 : 0
        return { kind: 'retry', handled, afterMs: 50, reason: 'store away' }
      })
      await until(() => seen.filter(record => record.partition === partition && record.offset === 5).length >= 2)
      const committed = async () =>
        (await log.progress(mine, topics.one)).find(each => each.partition === partition)?.committedOffset
      await until(async () => (await committed()) === 2)
      await log.append([rec(topics.one, other, 'free')])
      await until(() => seen.some(record => text(record) === 'free'))
      expect(await committed()).toBe(2)
      isAway = false
      await until(async () => (await committed()) === 6)
      const firstOfEach = seen.filter(record => record.partition === partition && record.offset < 2)
      expect(firstOfEach.map(({ offset }) => offset)).toEqual([0, 1])
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'comes again from where a rewind says, also behind what was committed',
    async () => {
      const { log, topics } = at()
      const mine = group()
      await log.append(numbers(topics.single, 10))
      let rewinds = 0
      const { consumer, seen } = await collect(log, { group: mine, topics: [topics.single] }, batch => {
        if (batch.records.at(-1)?.offset !== 9 || rewinds > 0) return { kind: 'done' }
        rewinds += 1
        return { kind: 'rewind', offset: 4 }
      })
      await until(() => seen.length === 16)
      expect(seen.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 8, 9])
      await until(async () => (await log.progress(mine, topics.single))[0]?.committedOffset === 10)
      await consumer.stop(2_000)
    },
    limit,
  )

  it.each([
    { where: 'below what was committed', position: 3, first: 3 },
    { where: 'above what was committed', position: 9, first: 9 },
    { where: 'at the end', position: 12, first: 12 },
    { where: 'nowhere, so where it was committed', position: undefined, first: 6 },
  ])(
    'begins where the reader says: $where',
    async ({ position, first }) => {
      const { log, topics } = at()
      const mine = group()
      await log.append(numbers(topics.single, 6))
      const before = await collect(log, { group: mine, topics: [topics.single] })
      await until(() => before.seen.length === 6)
      await before.consumer.stop(2_000)
      await log.append(numbers(topics.single, 6))
      const startAt = async () =>
        new Map(position === undefined ? [] : [[partitionKey(topics.single, 0), position] as const])
      const { consumer, seen } = await collect(log, { group: mine, topics: [topics.single], startAt })
      await log.append([rec(topics.single, 'k', 'last')])
      await until(() => seen.some(record => text(record) === 'last'))
      expect(seen[0]?.offset).toBe(first)
      expect(seen.map(({ offset }) => offset)).toEqual(seen.map((_, i) => first + i))
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'shares the partitions of a group, and one takes over when the other stops',
    async () => {
      const { log, topics } = at()
      const options = { group: group(), topics: [topics.one] }
      const a = await collect(log, options)
      const b = await collect(log, options)
      let sent = 0
      const feed = async () => log.append(Array.from({ length: 20 }, () => rec(topics.one, `k${sent++}`, 'v')))
      await until(async () => {
        await feed()
        return new Set(a.seen.slice(-20).map(({ partition }) => partition)).size > 0 && b.seen.length > 0
      })
      await a.consumer.stop(2_000)
      const before = b.seen.length
      await feed()
      await until(() => new Set(b.seen.slice(before).map(({ partition }) => partition)).size === 4, {
        withinMs: 20_000,
      })
      await until(async () =>
        (await log.progress(options.group, topics.one)).every(each => each.committedOffset === each.endOffset),
      )
      const all = new Set([...a.seen, ...b.seen].map(({ key }) => key))
      expect(all.size).toBe(sent)
      await b.consumer.stop(2_000)
    },
    limit,
  )

  it(
    'shows within seconds, and at a stop, how far a reader has come that keeps its own position',
    async () => {
      const { log, topics } = at()
      const mine = group()
      const committed = async () => (await log.progress(mine, topics.single))[0]?.committedOffset
      const startAt = async () => new Map([[partitionKey(topics.single, 0), 0]])
      const { consumer, seen } = await collect(log, { group: mine, topics: [topics.single], startAt })
      await log.append(numbers(topics.single, 4))
      await until(async () => (await committed()) === 4)
      await log.append(numbers(topics.single, 1))
      await until(() => seen.length === 5)
      await consumer.stop(2_000)
      expect(await committed()).toBe(5)
    },
    limit,
  )

  it(
    'tells how far a group has come, and that it never committed',
    async () => {
      const { log, topics } = at()
      const mine = group()
      await log.append(numbers(topics.single, 3))
      expect(await log.progress(mine, topics.single)).toEqual([
        { topic: topics.single, partition: 0, beginOffset: 0, endOffset: 3, committedOffset: null },
      ])
      const { consumer } = await collect(log, { group: mine, topics: [topics.single] })
      await until(async () => (await log.progress(mine, topics.single))[0]?.committedOffset === 3)
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'answers where a topic ends',
    async () => {
      const { log, topics } = at()
      await log.append(numbers(topics.one, 25))
      const ends = await log.ends(topics.one)
      expect(new Set(ends.keys())).toEqual(new Set([0, 1, 2, 3]))
      expect([...ends.values()].reduce((sum, end) => sum + end, 0)).toBe(25)
    },
    limit,
  )

  it(
    'reads to the end that was there when asked, from where it is told',
    async () => {
      const { log, topics } = at()
      await log.append(numbers(topics.single, 50))
      const seen: number[] = []
      await log.readToEnd(
        topics.single,
        async ({ records }) => {
          if (seen.length === 0) await log.append(numbers(topics.single, 5))
          seen.push(...records.map(({ offset }) => offset))
        },
        { from: new Map([[0, 20]]) },
      )
      expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => 20 + i))
    },
    limit,
  )

  it(
    'reads an empty topic, and one already read to its end, without a batch',
    async () => {
      const { log, topics } = at()
      const batches: unknown[] = []
      await log.readToEnd(topics.two, batch => void batches.push(batch))
      await log.append(numbers(topics.single, 2))
      await log.readToEnd(topics.single, batch => void batches.push(batch), { from: new Map([[0, 2]]) })
      expect(batches).toEqual([])
    },
    limit,
  )
}
