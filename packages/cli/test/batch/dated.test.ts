import { BreachEvent } from '@breach-alerts/contracts'
import { dated, instantOf } from '../../src/batch/dated.ts'
import { UsageError } from '../../src/command.ts'

const at = (hour: number) => Date.UTC(2026, 5, 1, hour)
/** Hours at which events say that they happened; null: they say no time. */
const instants = async (hours: readonly (number | null)[], now: number | null) => {
  const events = (async function* () {
    for (const [index, hour] of hours.entries())
      yield BreachEvent.parse({
        specversion: '1.0',
        id: `e${index}`,
        source: 'urn:test',
        type: 'anpr.hit',
        ...(hour === null ? {} : { time: new Date(at(hour)).toISOString() }),
        data: { vrm: 'AB12CDE' },
      })
  })()
  const found: [string, number][] = []
  for await (const { event, occurredAt } of dated(events, now, () => at(23))) found.push([event.id, occurredAt])
  expect(found.map(([id]) => id)).toEqual(hours.map((_, index) => `e${index}`))
  return found.map(([, occurredAt]) => new Date(occurredAt).getUTCHours())
}

describe('when an event of a file happened', () => {
  it.each<[string, (number | null)[], number | null, number[]]>([
    ['as it says', [3, 1], null, [3, 1]],
    ['as the latest before it says, where it says nothing', [3, 1, null, 5], null, [3, 1, 3, 5]],
    ['as the first says, where none before it does', [null, null, 4, 6], null, [4, 4, 4, 6]],
    ['at the instant of receipt that is given', [null, 4, null], at(9), [9, 4, 9]],
    ['now, where none says anything', [null, null], null, [23, 23]],
    ['never, in a file of none', [], null, []],
  ])('%s', async (_, hours, now, expected) => {
    expect(await instants(hours, now)).toEqual(expected)
  })
})

describe('events that wait until one says a time', () => {
  it('are held as bytes, and come back as they were', async () => {
    const read: BreachEvent[] = []
    const events = (async function* () {
      for (const time of [undefined, undefined, '2026-06-01T03:00:00Z', undefined]) {
        const said = time === undefined ? {} : { time }
        const head = { specversion: '1.0', id: `e${read.length}`, source: 'urn:test', type: 'anpr.hit', ...said }
        read.push(BreachEvent.parse({ ...head, data: { vrm: 'AB12CDE', kept: { any: [1, null, '\u2028'] } } }))
        yield read.at(-1)!
      }
    })()
    const given: BreachEvent[] = []
    for await (const { event } of dated(events, null, () => at(23))) given.push(event)
    expect(given).toEqual(read)
    expect(given.map((event, index) => event === read[index])).toEqual([false, false, true, true])
  })
})

describe('--now', () => {
  it.each([
    [null, null],
    ['2026-06-01T03:00:00Z', at(3)],
    ['2026-06-01T04:00:00+01:00', at(3)],
  ])('%s is %s', (text, expected) => expect(instantOf(text)).toBe(expected))

  it.each(['yesterday', '2026-06-01', '2026-06-01T03:00:00', '2026-13-01T03:00:00Z'])('%s is wrong usage', text => {
    expect(() => instantOf(text)).toThrow(UsageError)
  })
})
