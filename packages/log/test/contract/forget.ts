import { until } from '@breach-alerts/testing'
import { partitionKey } from '../../src/index.ts'
import { collect, group, limit, rec, text, type Harness } from './harness.ts'

export const forgetRules = (at: () => Harness): void => {
  it(
    'has every reader who is before the oldest record held go on there, and tells where that is',
    async () => {
      const { log, topics, forget } = at()
      if (forget === null) return expect(forget).toBeNull()
      const mine = group()
      await log.append(['0', '1', '2'].map(value => rec(topics.single, 'k', value)))
      const before = await collect(log, { group: mine, topics: [topics.single], maxRecords: 1 }, ({ records }) =>
        records[0]?.offset === 0 ? { kind: 'done' } : { kind: 'retry', handled: 0, afterMs: 50, reason: 'away' },
      )
      await until(() => before.seen.some(({ offset }) => offset === 1))
      await before.consumer.stop(2_000)

      const after = await forget()
      expect(await after.append(['3', '4'].map(value => rec(topics.single, 'k', value)))).toEqual([
        { partition: 0, offset: 3 },
        { partition: 0, offset: 4 },
      ])
      expect(await after.progress(mine, topics.single)).toEqual([
        { topic: topics.single, partition: 0, beginOffset: 3, endOffset: 5, committedOffset: 1 },
      ])
      for (const from of [undefined, 2, 3]) {
        const read: string[] = []
        await after.readToEnd(topics.single, ({ records }) => void read.push(...records.map(text)), {
          from: new Map(from === undefined ? [] : [[0, from]]),
        })
        expect(read).toEqual(['3', '4'])
      }
      const startAt = async () => new Map([[partitionKey(topics.single, 0), 2]])
      for (const options of [{ group: mine }, { group: group() }, { group: group(), startAt }]) {
        const { consumer, seen } = await collect(after, { ...options, topics: [topics.single] })
        await until(() => seen.length === 2)
        expect(seen.map(({ offset }) => offset)).toEqual([3, 4])
        await consumer.stop(2_000)
      }
    },
    limit,
  )
}
