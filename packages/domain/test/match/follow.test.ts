import * as fc from 'fast-check'
import { judge } from '../../src/match/judge.ts'
import type { DeviceTrack } from '../../src/match/track.ts'
import { fix, makeOrder, zone } from '../support/made-up.ts'

const start = Date.parse('2026-06-10T12:00:00Z')
const minute = 60_000
const at = (minutes: number) => new Date(start + minutes * minute).toISOString()
const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
type Seen = { metres: number; minutes: number; accuracyM: number }

/** Id of the event and level of every finding, in the order in which they are written. */
const tell = (seen: readonly Seen[]): string[] => {
  let track: DeviceTrack | null = null
  return seen.flatMap(({ metres, minutes, accuracyM }) => {
    const occurredAt = start + minutes * minute
    const event = fix(metres, at(minutes), { accuracyM })
    const judgement = judge({ event, orders: [order], occurredAt, receivedAt: start + 60 * minute, track })
    track = JSON.parse(JSON.stringify(judgement.track)) as DeviceTrack
    return judgement.suspected.map(({ finding }) => `${finding.event.id} ${finding.level}`)
  })
}
/** The walk of a wearer, a fix a minute; and the same, each fix late by less than the watermark. */
const walks = fc.array(
  fc.record({
    metres: fc.integer({ min: -900, max: 900 }),
    accuracyM: fc.constantFrom(5, 30, 300),
    lateBy: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('fixes of one device, judged live', () => {
  it('tell all that their right order tells, whatever order they come in within the watermark', () => {
    fc.assert(
      fc.property(walks, steps => {
        const inOrder = steps.map(({ metres, accuracyM }, minutes) => ({ metres, accuracyM, minutes }))
        const asReceived = steps
          .map(({ lateBy }, index) => ({ one: inOrder[index]!, at: index + lateBy + 0.5 * (lateBy % 2) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(tell(asReceived)).toEqual(expect.arrayContaining(tell(inOrder)))
      }),
      { numRuns: 200 },
    )
  })

  it('tell the same when each comes twice', () => {
    fc.assert(
      fc.property(walks, steps => {
        const seen = steps.map(({ metres, accuracyM }, minutes) => ({ metres, accuracyM, minutes }))
        expect(tell(seen.flatMap(one => [one, one]))).toEqual(tell(seen))
      }),
      { numRuns: 60 },
    )
  })

  it('tell the middle one too, when it comes last and confirms what comes after it', () => {
    const near = (minutes: number) => ({ metres: 100, accuracyM: 8, minutes })
    const far = (minutes: number) => ({ metres: 900, accuracyM: 8, minutes })
    // The fix outside shows two stays where one was seen; the entry into the second is told as well.
    const told = tell([near(0), near(1), near(4), far(3), far(2)])
    expect(told).toEqual([
      'fix-2026-06-10T12:00:00.000Z POSSIBLE',
      'fix-2026-06-10T12:01:00.000Z CERTAIN',
      'fix-2026-06-10T12:04:00.000Z POSSIBLE',
    ])
  })
})
