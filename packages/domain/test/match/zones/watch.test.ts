import * as fc from 'fast-check'
import { finishWatch, watchFix } from '../../../src/match/zones/watch.ts'
import type { DeviceWatch, ZoneTransition } from '../../../src/match/zones/watch.ts'
import { fix, makeOrder, zone } from '../../support/made-up.ts'

const start = Date.parse('2026-06-10T12:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const order = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }])
type Seen = readonly [metresNorth: number, minutes: number, more?: object]

const watchAll = (seen: readonly Seen[], held = order): ZoneTransition[] => {
  let watch: DeviceWatch | null = null
  const told: ZoneTransition[] = []
  for (const [metres, minutes, more] of seen) {
    const event = fix(metres, at(minutes), { ...more })
    if (event.type !== 'em.position') throw new Error('not a position')
    const step = watchFix(watch, event, Date.parse(at(minutes)), [held])
    watch = JSON.parse(JSON.stringify(step.watch)) as DeviceWatch
    told.push(...step.transitions)
  }
  return watch ? [...told, ...finishWatch(watch, [held])] : told
}
const short = (seen: readonly Seen[], held = order) =>
  watchAll(seen, held).map(
    ({ transition, level, occurredAt, eventId }) =>
      `${transition} ${level} ${(Date.parse(occurredAt) - start) / 60_000} ${(Date.parse(eventId.slice(4)) - start) / 60_000}`,
  )

describe('transitions of a zone', () => {
  it.each<[string, Seen[], string[]]>([
    [
      'a walk in and out',
      [
        [900, 0],
        [400, 1],
        [300, 2],
        [300, 3],
        [900, 4],
        [900, 5],
      ],
      ['ENTERED POSSIBLE 1 1', 'ENTERED PROBABLE 1 2', 'LEFT PROBABLE 4 5'],
    ],
    [
      'one fix outside is not leaving',
      [
        [300, 0],
        [300, 1],
        [900, 2],
        [300, 3],
      ],
      ['ENTERED POSSIBLE 0 0', 'ENTERED PROBABLE 0 1'],
    ],
    [
      'one wild fix inside, and out again',
      [
        [900, 0],
        [300, 1],
        [900, 2],
        [900, 3],
      ],
      ['ENTERED POSSIBLE 1 1', 'LEFT PROBABLE 2 3'],
    ],
    [
      'a way through between two fixes',
      [
        [900, 0],
        [-900, 1],
        [-1500, 2],
      ],
      ['ENTERED POSSIBLE 1 1', 'LEFT PROBABLE 1 2'],
    ],
    [
      'past the edge, not through',
      [
        [540, 0],
        [560, 1],
        [530, 2],
      ],
      [],
    ],
    [
      'fixes out of order within the watermark',
      [
        [300, 1],
        [900, 0],
        [900, 3],
        [300, 2],
        [900, 4],
      ],
      ['ENTERED POSSIBLE 1 1', 'ENTERED PROBABLE 1 2', 'LEFT PROBABLE 3 4'],
    ],
    [
      'a fix that comes long after, within a stay that was told',
      [
        [300, 0],
        [300, 1],
        [300, 2],
        [300, 30],
        [300, 10],
      ],
      ['ENTERED POSSIBLE 0 0', 'ENTERED PROBABLE 0 1'],
    ],
    [
      'too inexact for long',
      [
        [900, 0],
        [480, 1, { accuracyM: 400 }],
        [480, 2, { accuracyM: 400 }],
        [480, 3, { accuracyM: 400 }],
        [480, 4, { accuracyM: 400 }],
      ],
      ['UNKNOWN POSSIBLE 3 3'],
    ],
    [
      'no fix for an hour while inside',
      [
        [300, 0],
        [300, 1],
        [300, 61],
      ],
      ['ENTERED POSSIBLE 0 0', 'ENTERED PROBABLE 0 1', 'UNKNOWN POSSIBLE 1 61'],
    ],
    [
      'a silence of eight days ends a stay, though only one fix was outside',
      [
        [300, 0],
        [300, 1],
        [900, 2],
        [300, 11520],
        [300, 11521],
      ],
      [
        'ENTERED POSSIBLE 0 0',
        'ENTERED PROBABLE 0 1',
        'UNKNOWN POSSIBLE 2 11520',
        'ENTERED POSSIBLE 11520 11520',
        'ENTERED PROBABLE 11520 11521',
      ],
    ],
    [
      'cell fixes only',
      [
        [0, 0, { kind: 'CELL', accuracyM: 100 }],
        [0, 1, { kind: 'CELL', accuracyM: 100 }],
      ],
      ['ENTERED POSSIBLE 0 0'],
    ],
    [
      'at her door',
      [
        [900, 0],
        [2, 1],
        [2, 2],
      ],
      ['ENTERED PROBABLE 1 1'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(short(seen)).toEqual(expected)
  })

  it('begin anew with another version of the order', () => {
    const zoned = { kind: 'EXCLUSION_ZONE', area: zone }
    const first = makeOrder([zoned])
    const varied = {
      ...first,
      versions: [...first.versions, { ...first.versions[0]!, version: 2, validFrom: at(2) }],
    }
    expect(
      short(
        [
          [300, 0],
          [300, 1],
          [300, 2],
        ],
        varied,
      ),
    ).toEqual(['ENTERED POSSIBLE 0 0', 'ENTERED PROBABLE 0 1', 'ENTERED PROBABLE 2 2'])
  })

  it('are told only while the order is in force', () => {
    const lapsed = makeOrder([{ kind: 'EXCLUSION_ZONE', area: zone }], {}, { validTo: '2026-06-09' })
    expect(
      short(
        [
          [300, 0],
          [300, 1],
        ],
        lapsed,
      ),
    ).toEqual([])
  })

  it('are told from the hours on, for somebody who is inside when they begin', () => {
    const school = makeOrder([
      { kind: 'NO_ATTEND', area: zone, hours: [{ days: ['WED'], from: '13:02', to: '15:00' }] },
    ])
    expect(
      watchAll(
        [
          [300, 0],
          [300, 1],
          [300, 2],
          [300, 3],
        ],
        school,
      ).map(one => one.eventId),
    ).toEqual(['fix-' + at(2)])
  })

  it('alternate, with each entry at most once a stay, whatever is seen', () => {
    const seen = fc.tuple(fc.integer({ min: -1200, max: 1200 }), fc.constantFrom(5, 30, 200))
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 60 }), fixes => {
        let stay: string[] = []
        for (const { transition, level } of watchAll(
          fixes.map(([metres, accuracyM], i) => [metres, i, { accuracyM }]),
        )) {
          if (transition === 'LEFT') {
            expect(stay.length).toBeGreaterThan(0)
            stay = []
          }
          if (transition === 'ENTERED') {
            expect(stay).not.toContain(level)
            expect(stay).not.toContain('PROBABLE')
            stay.push(level)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('do not depend on the order of receipt within the watermark', () => {
    const seen = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(seen, fc.nat(), (metres, salt) => {
        const inOrder = metres.map((m, i): Seen => [m, i])
        const shuffled = inOrder
          .map((one, i) => ({ one, at: i + ((salt >> (i % 16)) & 1 ? 2.4 : 0) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(short(shuffled)).toEqual(short(inOrder))
      }),
      { numRuns: 60 },
    )
  })
})

/** A seeded normal, so that the simulation is the same each time. */
const makeNormal = (seed: number) => {
  let state = seed
  const uniform = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return (state + 1) / 4_294_967_297
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

describe('a simulated week', () => {
  const noisy = (metres: (minute: number) => number, minutes: number, seed: number): Seen[] => {
    const normal = makeNormal(seed)
    let error = 0
    return Array.from({ length: minutes }, (_, minute) => {
      error = 0.8 * error + 0.6 * 5 * normal()
      const burst = Math.abs(normal()) > 2.97
      return [metres(minute) + (burst ? 45 * normal() : error), minute, { accuracyM: burst ? 20 : 7.6 }] as const
    })
  }

  it('20 m outside the zone tells no confirmed entry more than once a day', () => {
    const told = watchAll(noisy(() => 520, 7 * 1440, 7))
    expect(told.filter(one => one.level === 'PROBABLE' && one.transition === 'ENTERED').length).toBeLessThanOrEqual(7)
  })

  it('finds every walk 40 m into the zone that lasts ten minutes', () => {
    const told = watchAll(noisy(minute => (minute % 120 < 10 ? 460 : 700), 2400, 11))
    expect(told.filter(one => one.level === 'PROBABLE' && one.transition === 'ENTERED')).toHaveLength(20)
  })
})
