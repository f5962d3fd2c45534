import { until } from '@breach-alerts/testing'
import { ConsumerFailed } from '../../src/index.ts'
import { collect, group, limit, reasonOf, rec, text, type Harness } from './harness.ts'

export const failureRules = (at: () => Harness): void => {
  it(
    'fails a consumer whose handler hangs, soon after its deadline, having told it to stop',
    async () => {
      const { log, topics } = at()
      const mine = group()
      await log.append([rec(topics.single, 'k', 'v')])
      let wasTold = false
      const consumer = await log.consume({ group: mine, topics: [topics.single], deadlineMs: 400 }, (_, { signal }) => {
        signal.addEventListener('abort', () => (wasTold = true))
        return new Promise(() => undefined)
      })
      const begun = performance.now()
      const reason = await reasonOf(consumer)
      expect(performance.now() - begun).toBeLessThan(3_000)
      expect(reason).toBeInstanceOf(ConsumerFailed)
      expect(reason).toMatchObject({ reason: 'hung' })
      expect(wasTold).toBe(true)
      expect((await log.progress(mine, topics.single))[0]?.committedOffset).toBeNull()
    },
    limit,
  )

  it.each([
    ['throws a TypeError', () => Promise.reject(new TypeError('a defect'))],
    [
      'throws at once',
      () => {
        throw new RangeError('a defect')
      },
    ],
    ['gives no outcome', () => Promise.resolve(undefined as never)],
  ])(
    'fails a consumer whose handler %s: never silently',
    async (_, handler) => {
      const { log, topics } = at()
      const mine = group()
      await log.append([rec(topics.single, 'k', 'v')])
      const consumer = await log.consume({ group: mine, topics: [topics.single] }, handler)
      const reason = await reasonOf(consumer)
      expect(reason).toBeInstanceOf(ConsumerFailed)
      expect(reason).toMatchObject({ reason: 'threw' })
      expect((await log.progress(mine, topics.single))[0]?.committedOffset).toBeNull()
    },
    limit,
  )

  it(
    'gives what a failed consumer had in hand to the next one',
    async () => {
      const { log, topics } = at()
      const options = { group: group(), topics: [topics.single] }
      await log.append([rec(topics.single, 'k', 'v')])
      const broken = await log.consume(options, () => Promise.reject(new TypeError('a defect')))
      await reasonOf(broken)
      const { consumer, seen } = await collect(log, options)
      await until(() => seen.length === 1, { withinMs: 15_000 })
      expect(seen.map(text)).toEqual(['v'])
      await consumer.stop(2_000)
    },
    limit,
  )

  it(
    'lets the batch in hand finish and be committed at a stop',
    async () => {
      const { log, topics } = at()
      const mine = group()
      await log.append([rec(topics.single, 'k', 'v')])
      const { promise: go, resolve } = Promise.withResolvers<void>()
      const { consumer, seen } = await collect(log, { group: mine, topics: [topics.single] }, async () => {
        await go
        return { kind: 'done' }
      })
      await until(() => seen.length === 1)
      const stopped = consumer.stop(5_000)
      setTimeout(resolve, 50)
      await stopped
      expect((await log.progress(mine, topics.single))[0]?.committedOffset).toBe(1)
    },
    limit,
  )

  it(
    'stops in time when the batch in hand never finishes, and commits none of it',
    async () => {
      const { log, topics } = at()
      const mine = group()
      await log.append([rec(topics.single, 'k', 'v')])
      let isBusy = false
      const consumer = await log.consume({ group: mine, topics: [topics.single] }, () => {
        isBusy = true
        return new Promise(() => undefined)
      })
      await until(() => isBusy)
      const begun = performance.now()
      await consumer.stop(200)
      expect(performance.now() - begun).toBeLessThan(3_000)
      expect((await log.progress(mine, topics.single))[0]?.committedOffset).toBeNull()
    },
    limit,
  )

  it(
    'does not join a group for a topic that is not there',
    async () => {
      await expect(collect(at().log, { group: group(), topics: ['no.such.topic'] })).rejects.toThrow('no.such.topic')
    },
    limit,
  )

  it(
    'does not begin when the reader can not say where',
    async () => {
      const { log, topics } = at()
      const options = {
        group: group(),
        topics: [topics.single],
        startAt: () => Promise.reject(new Error('store away')),
      }
      await expect(collect(log, options)).rejects.toThrow()
    },
    limit,
  )

  it(
    'hands on what the reading of a topic throws',
    async () => {
      const { log, topics } = at()
      await log.append([rec(topics.single, 'k', 'v')])
      const read = log.readToEnd(topics.single, () => Promise.reject(new Error('the reader is full')))
      await expect(read).rejects.toThrow('the reader is full')
    },
    limit,
  )
}
