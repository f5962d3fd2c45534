import type { Decision, MatcherMemory, Stores } from '../../src/index.ts'
import { account, type Opener } from '../support/build.ts'

const day = 24 * 3_600_000
const made = (decisions: Readonly<Record<string, Decision>>) => new Map(Object.entries(decisions))

export const matcherMemoryContract = (open: Opener): void => {
  describe('matcher memory', () => {
    let stores: Stores
    let matcher: MatcherMemory
    let now: number
    beforeEach(async () => {
      now = 1_763_900_000_000
      stores = await open({ clock: () => now })
      matcher = stores.matcher
    })
    afterEach(() => stores.close())

    it('keeps an account and the decisions that it counts', async () => {
      const counted = account({ extra: 'kept' })
      await matcher.settle(counted, made({ e1: 'matched', e2: 'unmatched', e3: 'parked' }), day)
      expect(await matcher.account('events.reported.v1/0')).toEqual(counted)
      expect(await matcher.decided(['e3', 'unknown', 'e1', 'e2'])).toEqual(['parked', null, 'matched', 'unmatched'])
      expect(await matcher.decided([])).toEqual([])
    })

    it('has no account of a partition that was not counted', async () => {
      expect(await matcher.account('events.reported.v1/9')).toBeNull()
      expect(await matcher.accounts()).toEqual([])
    })

    it('gives the accounts by partition', async () => {
      for (const partition of [10, 2, 0]) await matcher.settle(account({ partition }), made({}), day)
      expect((await matcher.accounts()).map(({ partition }) => partition)).toEqual([0, 2, 10])
    })

    it.each([2, 3])('changes nothing for a stretch up to %i when 3 is counted', async nextOffset => {
      await matcher.settle(account(), made({ e1: 'matched' }), day)
      await matcher.settle(account({ nextOffset, matched: 99 }), made({ e1: 'parked', e2: 'matched' }), day)
      expect(await matcher.account('events.reported.v1/0')).toEqual(account())
      expect(await matcher.decided(['e1', 'e2'])).toEqual(['matched', null])
    })

    it('lets the first decision on an event stand', async () => {
      await matcher.settle(account({ nextOffset: 3 }), made({ e1: 'unmatched' }), day)
      await matcher.settle(account({ nextOffset: 4 }), made({ e1: 'matched', e2: 'matched' }), day)
      await matcher.settle(account({ partition: 1 }), made({ e2: 'parked' }), day)
      expect(await matcher.decided(['e1', 'e2'])).toEqual(['unmatched', 'matched'])
    })

    it('remembers a decision as long as asked, forgets it soon after, and decides anew then', async () => {
      await matcher.settle(account({ nextOffset: 3 }), made({ e1: 'unmatched' }), day)
      now += day - 1
      expect(await matcher.decided(['e1'])).toEqual(['unmatched'])
      await matcher.settle(account({ nextOffset: 4 }), made({ e1: 'parked' }), day)
      expect(await matcher.decided(['e1'])).toEqual(['unmatched'])

      now += day / 2
      expect(await matcher.decided(['e1'])).toEqual([null])
      await matcher.settle(account({ nextOffset: 5 }), made({ e1: 'matched' }), day)
      expect(await matcher.decided(['e1'])).toEqual(['matched'])
    })

    it('remembers each event for its own time when that time is changed', async () => {
      await matcher.settle(account({ nextOffset: 3 }), made({ long: 'matched' }), 10 * day)
      await matcher.settle(account({ nextOffset: 4 }), made({ short: 'matched' }), day)
      now += 9 * day
      expect(await matcher.decided(['long', 'short'])).toEqual(['matched', null])
    })

    it('takes many decisions in one step and answers more than fit one command', async () => {
      const keys = Array.from({ length: 1_500 }, (_, at) => `event ${at}`)
      await matcher.settle(account({ nextOffset: 1_500 }), new Map(keys.map(key => [key, 'matched'])), day)
      expect(await matcher.decided([...keys, 'other'])).toEqual([...keys.map(() => 'matched'), null])
    })

    it('keeps the last track of each device', async () => {
      await matcher.saveTracks(new Map([['d1', '{"a":1}']]))
      await matcher.saveTracks(
        new Map([
          ['d1', '{"a":2}'],
          ['d2', '{"é":3}'],
        ]),
      )
      await matcher.saveTracks(new Map())
      expect(await matcher.tracks(['d2', 'unknown', 'd1'])).toEqual(['{"é":3}', null, '{"a":2}'])
      expect(await matcher.tracks([])).toEqual([])
    })
  })
}
