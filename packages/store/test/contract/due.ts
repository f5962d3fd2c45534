import type { DueSet, Stores } from '../../src/index.ts'
import { type Opener, partition, timer } from '../support/build.ts'

const now = 1_763_900_000_000
const lease = 5_000

export const orderWatchContract = (open: Opener): void => {
  describe('order watch', () => {
    it('shares no timer with the alerts, and keeps the position of its topic', async () => {
      const stores = await open()
      await stores.watch.set([timer('ord_1', now)])
      await stores.watch.advance(partition, 7)
      await stores.watch.advance(partition, 3)
      expect(await stores.due.earliest()).toBeNull()
      expect(await stores.watch.claim(now, 1, lease)).toMatchObject([{ timerId: 'ord_1', dueAt: now }])
      expect(await stores.watch.positions()).toEqual(new Map([[partition, 7]]))
      await stores.close()
    })
  })
}

export const dueSetContract = (open: Opener): void => {
  describe.each(['due', 'silences'] as const)('%s', room => {
    let stores: Stores
    let due: DueSet
    beforeEach(async () => {
      stores = await open()
      due = stores[room]
    })
    afterEach(() => stores.close())
    const ids = async (at: number, limit = 10) => (await due.claim(at, limit, lease)).map(({ timerId }) => timerId)

    it('gives what is due, earliest first, up to the limit', async () => {
      await due.set([
        timer('c', now + 1),
        timer('b', now),
        timer('a', now - 10),
        timer('a2', now - 10),
        timer('z', now - 20),
      ])
      expect(await ids(now, 3)).toEqual(['z', 'a', 'a2'])
      expect(await ids(now, 3)).toEqual(['b'])
      expect(await ids(now, 3)).toEqual([])
      expect(await ids(now + 1, 3)).toEqual(['c'])
    })

    it('gives the timer as it was set', async () => {
      const set = timer('a', now, '{"é":"\\n"}')
      await due.set([set])
      const [claimed] = await due.claim(now, 1, lease)
      expect(claimed).toMatchObject(set)
      expect(claimed?.token).toBeGreaterThan(0)
    })

    it('lists every timer there is, claimed or not, earliest first', async () => {
      const set = Array.from({ length: 1_200 }, (_, at) => timer(`t${at}`, now + at))
      await due.set(set.toReversed())
      await due.claim(now, 1, lease)
      expect(await due.all()).toEqual(set)
    })

    it('gives a claimed timer to nobody else until the lease ends, then under a new token', async () => {
      await due.set([timer('a', now)])
      const [first] = await due.claim(now, 1, lease)
      expect(await due.claim(now + lease - 1, 1, lease)).toEqual([])
      const [second] = await due.claim(now + lease, 1, lease)
      expect(second?.token).toBeGreaterThan(first?.token ?? Infinity)

      expect(await due.complete('a', first?.token ?? 0)).toBe(false)
      expect(await due.earliest()).toBe(now)
      expect(await due.complete('a', second?.token ?? 0)).toBe(true)
      expect(await due.earliest()).toBeNull()
    })

    it('lets the last claimer complete late, when nobody else has claimed meanwhile', async () => {
      await due.set([timer('a', now)])
      const [claimed] = await due.claim(now, 1, lease)
      await due.set([timer('b', now + 3 * lease)])
      expect(await ids(now + 2 * lease, 0)).toEqual([])
      expect(await due.complete('a', claimed?.token ?? 0)).toBe(true)
    })

    it('completes once', async () => {
      await due.set([timer('a', now)])
      const [claimed] = await due.claim(now, 1, lease)
      expect(await due.complete('a', claimed?.token ?? 0)).toBe(true)
      expect(await due.complete('a', claimed?.token ?? 0)).toBe(false)
    })

    it.each([0, 1, 99])('completes nothing for the token %i when nobody has claimed', async token => {
      await due.set([timer('a', now)])
      expect(await due.complete('a', token)).toBe(false)
      expect(await due.complete('unknown', token)).toBe(false)
      expect(await due.earliest()).toBe(now)
    })

    it('moves a timer that is set again and drops its claim', async () => {
      await due.set([timer('a', now, 'old')])
      const [claimed] = await due.claim(now, 1, lease)
      await due.set([timer('a', now + 10, 'new')])
      expect(await due.complete('a', claimed?.token ?? 0)).toBe(false)
      expect(await due.claim(now, 1, lease)).toEqual([])
      expect(await due.claim(now + 10, 1, lease)).toMatchObject([{ timerId: 'a', dueAt: now + 10, payload: 'new' }])
    })

    it('leaves one timer when the same is set twice', async () => {
      await due.set([timer('a', now), timer('a', now)])
      await due.set([timer('a', now)])
      expect(await ids(now)).toEqual(['a'])
    })

    it('cancels timers, claimed or not, and ids that it does not know', async () => {
      await due.set([timer('a', now), timer('b', now)])
      const [claimed] = await due.claim(now, 1, lease)
      await due.cancel(['a', 'b', 'unknown'])
      await due.cancel(['a'])
      await due.cancel([])
      expect(await due.complete('a', claimed?.token ?? 0)).toBe(false)
      expect(await ids(now + 10 * lease)).toEqual([])
    })

    it('knows the earliest timer, claimed or not', async () => {
      expect(await due.earliest()).toBeNull()
      await due.set([])
      await due.set([timer('b', now + 5), timer('a', now)])
      expect(await due.earliest()).toBe(now)
      await due.claim(now, 1, lease)
      expect(await due.earliest()).toBe(now)
    })

    it('loses none and doubles none of 200 timers among three claimers while leases hold', async () => {
      const all = Array.from({ length: 200 }, (_, at) => `t${at}`)
      await due.set(all.map((timerId, at) => timer(timerId, now - at)))
      const fired: string[] = []
      const claimer = async () => {
        for (;;) {
          const claimed = await due.claim(now, 7, lease)
          if (claimed.length === 0) return
          for (const { timerId, token } of claimed) {
            fired.push(timerId)
            expect(await due.complete(timerId, token)).toBe(true)
          }
        }
      }
      await Promise.all([claimer(), claimer(), claimer()])
      expect(fired.toSorted()).toEqual(all.toSorted())
      expect(await due.earliest()).toBeNull()
    })

    it('gives timers of a claimer that died to the others when its lease ends', async () => {
      await due.set(['a', 'b', 'c'].map(timerId => timer(timerId, now)))
      await due.claim(now, 2, lease)
      expect(await ids(now + 1)).toEqual(['c'])
      expect(await ids(now + lease)).toEqual(['a', 'b'])
    })
  })
}
