import * as fc from 'fast-check'
import { type AlertQuery, type AlertRow, BadCursor, type DeskStore, type Stores } from '../../src/index.ts'
import { journal, type Opener, row } from '../support/build.ts'

const allPages = async (
  desk: DeskStore,
  query: AlertQuery,
  between: (page: number) => Promise<void> = () => Promise.resolve(),
) => {
  const rows: AlertRow[] = []
  let cursor: string | null = null
  let page = 0
  do {
    const { rows: some, nextCursor } = await desk.list({ ...query, ...(cursor === null ? {} : { cursor }) })
    expect(some.length).toBeLessThanOrEqual(query.limit)
    rows.push(...some)
    cursor = nextCursor
    await between(++page)
  } while (cursor !== null)
  return rows
}

const inOrder = (a: AlertRow, b: AlertRow): number =>
  a.grade - b.grade || a.raisedAt - b.raisedAt || (a.alertId < b.alertId ? -1 : 1)

/** Stores each row as the only alert of an order of its own. */
const raise = (desk: DeskStore, rows: readonly AlertRow[]) =>
  Promise.all(rows.map(one => desk.save({ orderId: one.orderId, document: '{}', appliedOffset: 1 }, [one], null)))

export const deskStoreContract = (open: Opener): void => {
  describe('desk store', () => {
    let stores: Stores
    let desk: DeskStore
    beforeEach(async () => {
      stores = await open()
      desk = stores.desk
    })
    afterEach(() => stores.close())

    it('gives back what was stored, and null for an order without alerts', async () => {
      const held = { orderId: 'ord_1', document: '{"é":1}', appliedOffset: 2 ** 40 }
      expect(await desk.save(held, [row({ alertId: 'alt_1' })], null)).toBe('stored')
      expect(await desk.load(['ord_2', 'ord_1'])).toEqual([null, held])
      expect(await desk.orderOf('alt_1')).toBe('ord_1')
      expect(await desk.orderOf('alt_2')).toBeNull()
      expect(await desk.load([])).toEqual([])
    })

    it.each([
      { title: 'nothing was expected and nothing is held', held: null, expected: null, answer: 'stored' },
      { title: 'what was read is held', held: 4, expected: 4, answer: 'stored' },
      { title: 'nothing was expected and something is held', held: 4, expected: null, answer: 'superseded' },
      { title: 'something was expected and nothing is held', held: null, expected: 4, answer: 'superseded' },
      { title: 'an older state was expected', held: 4, expected: 3, answer: 'superseded' },
      { title: 'a newer state was expected', held: 4, expected: 5, answer: 'superseded' },
      { title: 'offset 0 is held and was read', held: 0, expected: 0, answer: 'stored' },
      { title: 'offset 0 is held and nothing was expected', held: 0, expected: null, answer: 'superseded' },
    ])('is $answer when $title', async ({ held, expected, answer }) => {
      const before = { orderId: 'ord_1', document: 'before', appliedOffset: held ?? 0 }
      if (held !== null) await desk.save(before, [row({ alertId: 'alt_1' })], null)
      const after = { orderId: 'ord_1', document: 'after', appliedOffset: 9 }
      expect(await desk.save(after, [row({ alertId: 'alt_2' })], expected)).toBe(answer)

      const left = answer === 'stored' ? after : held === null ? null : before
      expect(await desk.load(['ord_1'])).toEqual([left])
      expect((await desk.list({ limit: 10 })).rows.map(({ alertId }) => alertId)).toEqual(
        left === null ? [] : [answer === 'stored' ? 'alt_2' : 'alt_1'],
      )
    })

    it('says stored when the same is stored again, and leaves the same', async () => {
      const step = () =>
        desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 7 }, [row({ alertId: 'alt_1' })], null)
      expect(await step()).toBe('stored')
      expect(await step()).toBe('stored')
      expect(await desk.count()).toBe(1)
      expect((await desk.list({ limit: 10 })).rows).toEqual([row({ alertId: 'alt_1' })])
    })

    it('moves an alert between lists as it changes, and takes out one that is gone', async () => {
      const before = row({ alertId: 'alt_1', state: 'RAISED', grade: 3, forceCode: '13' })
      await desk.save(
        { orderId: 'ord_1', document: '1', appliedOffset: 1 },
        [before, row({ alertId: 'alt_gone' })],
        null,
      )
      const after = { ...before, state: 'CLOSED', grade: 1, forceCode: null, respondingForceCode: '06' }
      await desk.save({ orderId: 'ord_1', document: '2', appliedOffset: 2 }, [after], 1)

      expect((await desk.list({ states: ['RAISED'], limit: 10 })).rows).toEqual([])
      expect((await desk.list({ force: '13', limit: 10 })).rows).toEqual([])
      expect((await desk.list({ states: ['CLOSED'], force: '06', grade: 1, limit: 10 })).rows).toEqual([after])
      expect((await desk.list({ orderId: 'ord_1', limit: 10 })).rows).toEqual([after])
      expect(await desk.orderOf('alt_gone')).toBeNull()
      expect(await desk.count()).toBe(1)
    })

    it('lists tasks apart from alerts, the first to end first, and never counts them among them', async () => {
      const tasks = [
        row({ kind: 'TASK', alertId: 'tsk_1', state: 'OPEN', raisedAt: 2_000 }),
        row({ kind: 'TASK', alertId: 'tsk_2', state: 'OPEN', raisedAt: 1_000 }),
        row({ kind: 'TASK', alertId: 'tsk_3', state: 'DONE', raisedAt: 500, forceCode: '06' }),
      ]
      const alert = row({ alertId: 'alt_1' })
      await desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 1 }, [alert, ...tasks], null)
      const ids = async (query: object) => (await desk.list({ limit: 10, ...query })).rows.map(({ alertId }) => alertId)

      expect(await ids({})).toEqual(['alt_1'])
      expect(await ids({ orderId: 'ord_1' })).toEqual(['alt_1'])
      expect(await ids({ force: '13' })).toEqual(['alt_1'])
      expect(await ids({ kind: 'TASK' })).toEqual(['tsk_3', 'tsk_2', 'tsk_1'])
      expect(await ids({ kind: 'TASK', states: ['OPEN'], force: '13' })).toEqual(['tsk_2', 'tsk_1'])
      expect(await ids({ kind: 'TASK', orderId: 'ord_1', states: ['DONE'] })).toEqual(['tsk_3'])
      expect(await desk.count()).toBe(1)
      expect(await desk.orderOf('tsk_1')).toBe('ord_1')
    })

    it('lists challenges apart from alerts and tasks', async () => {
      const rows = [
        row({ alertId: 'alt_1' }),
        row({ kind: 'TASK', alertId: 'tsk_1', state: 'OPEN' }),
        row({ kind: 'CHALLENGE', alertId: 'chl_1', state: 'OPEN' }),
      ]
      await desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 1 }, rows, null)
      expect((await desk.list({ kind: 'CHALLENGE', limit: 10 })).rows).toEqual([rows[2]])
      expect((await desk.list({ kind: 'TASK', limit: 10 })).rows).toEqual([rows[1]])
      expect((await desk.list({ limit: 10 })).rows).toEqual([rows[0]])
      expect(await desk.count()).toBe(1)
      await desk.save({ orderId: 'ord_1', document: 'd2', appliedOffset: 2 }, rows.slice(0, 2), 1)
      expect((await desk.list({ kind: 'CHALLENGE', limit: 10 })).rows).toEqual([])
    })

    it('lists for an officer what names them beside what is of their force, each once, through every page', async () => {
      const rows = [
        row({ alertId: 'alt_1', grade: 1, forceCode: '13', officers: ['20:77'] }),
        row({ alertId: 'alt_2', grade: 2, forceCode: '20', officers: ['20:77'] }),
        row({ alertId: 'alt_3', grade: 2, forceCode: '13', respondingForceCode: '06', raisedAt: 5_000 }),
        row({ alertId: 'alt_4', grade: 3, forceCode: '20' }),
        row({ alertId: 'alt_5', grade: 3, forceCode: '13', officers: ['20:78', '20:77'], state: 'CLOSED' }),
      ]
      await desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 1 }, rows, null)
      const ids = async (query: object) => (await desk.list({ limit: 10, ...query })).rows.map(({ alertId }) => alertId)

      expect(await ids({ force: '20', officer: '20:77' })).toEqual(['alt_1', 'alt_2', 'alt_4', 'alt_5'])
      expect(await ids({ officer: '20:77' })).toEqual(['alt_1', 'alt_2', 'alt_5'])
      expect(await ids({ officer: '20:78', states: ['RAISED'] })).toEqual([])
      expect(await ids({ officer: '20:77', states: ['RAISED', 'CLOSED'], grade: 3 })).toEqual(['alt_5'])
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<DeskStore['list']>> = await desk.list({
          force: '20',
          officer: '20:77',
          limit: 1,
          ...(cursor !== null && { cursor }),
        })
        seen.push(...page.rows.map(({ alertId }) => alertId))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(seen).toEqual(['alt_1', 'alt_2', 'alt_4', 'alt_5'])
      await desk.save({ orderId: 'ord_1', document: 'd2', appliedOffset: 2 }, [row({ alertId: 'alt_1' })], 1)
      expect(await ids({ officer: '20:77' })).toEqual([])
    })

    it('names every order of which it holds something', async () => {
      await desk.save({ orderId: 'ord_1', document: 'd', appliedOffset: 1 }, [], null)
      await desk.save({ orderId: 'ord_2', document: 'd', appliedOffset: 2 }, [row({ alertId: 'alt_2' })], null)
      expect((await desk.orderIds()).toSorted()).toEqual(['ord_1', 'ord_2'])
    })

    it('lists by grade, then the oldest, then the id by its bytes', async () => {
      const rows = [
        row({ alertId: 'a', orderId: '1', grade: 1, raisedAt: 2_000 }),
        row({ alertId: 'B', orderId: '2', grade: 2, raisedAt: 1_000 }),
        row({ alertId: 'a1', orderId: '3', grade: 2, raisedAt: 1_000 }),
        row({ alertId: 'ab', orderId: '4', grade: 2, raisedAt: 1_000 }),
        row({ alertId: 'é', orderId: '5', grade: 2, raisedAt: 1_000 }),
        row({ alertId: 'Z', orderId: '6', grade: 2, raisedAt: 1_001 }),
        row({ alertId: 'A', orderId: '7', grade: 3, raisedAt: 0 }),
      ]
      await raise(desk, rows.toReversed())
      expect(await allPages(desk, { limit: 2 })).toEqual(rows)
      expect((await desk.list({ limit: 7 })).nextCursor).toBeNull()
    })

    it('lists an alert for its owner and for the force where it is happening, once each', async () => {
      const both = row({ alertId: 'alt_1', forceCode: '13', respondingForceCode: '06' })
      await desk.save({ orderId: 'ord_1', document: '', appliedOffset: 1 }, [both], null)
      for (const force of ['13', '06']) expect((await desk.list({ force, limit: 5 })).rows).toEqual([both])
      expect((await desk.list({ force: '1', limit: 5 })).rows).toEqual([])
      expect((await desk.list({ limit: 5 })).rows).toEqual([both])
    })

    it('gives nothing for an empty list of states', async () => {
      await raise(desk, [row({ alertId: 'alt_1' })])
      expect(await desk.list({ states: [], limit: 5 })).toEqual({ rows: [], nextCursor: null })
    })

    it.each(['', 'x', '!!', Buffer.from('[1]').toString('base64url'), Buffer.from('["1","2"]').toString('base64url')])(
      'refuses the cursor %j',
      async cursor => {
        await expect(desk.list({ limit: 5, cursor })).rejects.toThrow(BadCursor)
        await expect(desk.list({ limit: 5, cursor, orderId: 'ord_1' })).rejects.toThrow(BadCursor)
      },
    )

    it('goes on behind a row that has left the list since its page was read', async () => {
      const rows = ['a', 'b', 'c', 'd'].map(alertId => row({ alertId, orderId: `ord_${alertId}` }))
      await raise(desk, rows)
      const { nextCursor } = await desk.list({ states: ['RAISED'], limit: 2 })
      await desk.save(
        { orderId: 'ord_b', document: '{}', appliedOffset: 2 },
        [row({ alertId: 'b', orderId: 'ord_b', state: 'CLOSED' })],
        1,
      )
      const { rows: rest } = await desk.list({ states: ['RAISED'], limit: 2, cursor: nextCursor ?? '' })
      expect(rest.map(({ alertId }) => alertId)).toEqual(['c', 'd'])
    })

    it('pages through exactly the rows that fit, in order, while others come in between', async () => {
      const anyRow = fc.record({
        state: fc.constantFrom('RAISED', 'ACKNOWLEDGED', 'CLOSED'),
        grade: fc.integer({ min: 1, max: 3 }),
        forceCode: fc.constantFrom('13', '06', null),
        respondingForceCode: fc.constantFrom('13', '06', null),
        raisedAt: fc.integer({ min: 1, max: 4 }),
      })
      const anyQuery = fc.record(
        {
          states: fc.uniqueArray(fc.constantFrom('RAISED', 'ACKNOWLEDGED', 'CLOSED')),
          grade: fc.integer({ min: 1, max: 3 }),
          force: fc.constantFrom('13', '06'),
          limit: fc.integer({ min: 1, max: 5 }),
        },
        { requiredKeys: ['limit'] },
      )
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRow, { maxLength: 14 }),
          fc.array(anyRow, { maxLength: 6 }),
          anyQuery,
          async (first, late, query) => {
            const own = await open()
            try {
              const named = [...first, ...late].map((one, at) => ({
                ...one,
                alertId: `alt_${at}`,
                orderId: `ord_${at}`,
              }))
              await raise(own.desk, named.slice(0, first.length))
              const seen = await allPages(own.desk, query, async page => {
                const next = named[first.length + page - 1]
                if (next) await raise(own.desk, [next])
              })
              const fits = (one: AlertRow) =>
                (query.states === undefined || query.states.some(state => state === one.state)) &&
                (query.grade === undefined || one.grade === query.grade) &&
                (query.force === undefined || [one.forceCode, one.respondingForceCode].includes(query.force))
              const ids = seen.map(({ alertId }) => alertId)
              expect(new Set(ids).size).toBe(ids.length)
              expect(seen).toEqual(seen.toSorted(inOrder))
              expect(seen.every(fits)).toBe(true)
              // What was there from the beginning is all seen; what came in between is seen or not, but never twice.
              const expected = named
                .slice(0, first.length)
                .filter(fits)
                .map(({ alertId }) => alertId)
              expect(ids).toEqual(expect.arrayContaining(expected))
            } finally {
              await own.close()
            }
          },
        ),
        { numRuns: 40 },
      )
    })

    it('never moves a position back', async () => {
      expect(await desk.positions()).toEqual(new Map())
      await desk.advance(journal, 5)
      await desk.advance(journal, 4)
      await desk.advance(journal, 5)
      expect(await desk.positions()).toEqual(new Map([[journal, 5]]))
    })
  })
}
