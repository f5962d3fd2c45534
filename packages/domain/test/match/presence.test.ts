import type { Area } from '@breach-alerts/contracts'
import { metresPerDegree } from '../../src/geo/plane.ts'
import type { AreaUse } from '../../src/match/area-reading.ts'
import { presenceOf } from '../../src/match/presence.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import type { TrackFix } from '../../src/match/track.ts'
import { her, home, makeOrder } from '../support/made-up.ts'

const minute = 60_000
const scale = metresPerDegree(home.latitude)
const away = (eastM: number, northM: number) => ({
  latitude: home.latitude + northM / scale.y,
  longitude: home.longitude + eastM / scale.x,
})
/** Accuracy of a fix whose error is 10 m along one axis. */
const tenM = 10 * Math.sqrt(-2 * Math.log(0.32))
/** An area with an edge that is almost straight, through her home; all of it lies north of her. */
const area: Area = { type: 'Circle', centre: away(0, 9_000), radiusM: 9_000 }
const order = makeOrder([{ kind: 'EXCLUSION_ZONE' }], { protectedPersons: [{ ...her, addresses: [] }] })

type Seen = Partial<TrackFix> & { inM?: number; eastM?: number }
/** A fix so far inside the area. */
const fix = ({ inM = 0, eastM = 0, ...more }: Seen): TrackFix => ({
  source: 's',
  id: 'f',
  at: 0,
  receivedAt: 0,
  ...away(eastM, inM),
  accuracyM: tenM,
  kind: 'GNSS',
  ...more,
})
type Asked = { use?: AreaUse; settings?: Partial<typeof defaultMatchSettings>; held?: typeof order; where?: Area }

/** Reads a fix, ten minutes after midnight of 1970, with those before it, the nearest first and a minute apart. */
const read = (seen: Seen, before: readonly Seen[] = [], { use = 'STAY_OUT', settings, held, where }: Asked = {}) =>
  presenceOf(
    where ?? area,
    use,
    {
      fix: fix({ at: 10 * minute, ...seen }),
      before: before.map((one, index) => fix({ at: (9 - index) * minute, ...one })),
    },
    held ?? order,
    { ...defaultMatchSettings, ...settings },
  )
const short = (...asked: Parameters<typeof read>) => {
  const { verdict, cap, by } = read(...asked)
  return `${verdict} ${cap} ${by}`
}

// 1.645 standard deviations inside are 95 %, 3.1 are 99.9 %.
const [outside, leaningOut, leaning, likely, nearCertain] = [-20, -5, 5, 20, 40].map(inM => ({ inM }))

const assumed: Seen = { isAccuracyAssumed: true }

describe('a fix, with the one before it', () => {
  it.each([
    ['as good as outside', outside!, [], 'NOT_THERE POSSIBLE ONE'],
    ['leaning outside', leaningOut!, [], 'CANNOT_TELL POSSIBLE ONE'],
    ['leaning inside', leaning!, [], 'CANNOT_TELL POSSIBLE ONE'],
    ['likely inside', likely!, [], 'THERE POSSIBLE ONE'],
    ['near-certain', nearCertain!, [], 'THERE POSSIBLE ONE'],
    ['leaning inside twice', leaning!, [leaning!], 'THERE POSSIBLE LEANING'],
    ['leaning inside after one that leaned outside', leaning!, [leaningOut!], 'CANNOT_TELL POSSIBLE ONE'],
    ['leaning inside after a likely one', leaning!, [likely!], 'THERE POSSIBLE LEANING'],
    ['likely inside after one that leaned', likely!, [leaning!], 'THERE POSSIBLE ONE'],
    ['likely inside twice', likely!, [likely!], 'THERE PROBABLE TWO'],
    ['near-certain after a likely one', nearCertain!, [likely!], 'THERE PROBABLE TWO'],
    ['near-certain twice', nearCertain!, [nearCertain!], 'THERE CERTAIN TWO'],
    ['near-certain twice, without an accuracy', { ...nearCertain!, ...assumed }, [nearCertain!], 'THERE PROBABLE TWO'],
    [
      'near-certain after one without an accuracy',
      nearCertain!,
      [{ ...nearCertain!, ...assumed }],
      'THERE PROBABLE TWO',
    ],
    ['near-certain twice, after one outside', nearCertain!, [nearCertain!, outside!], 'THERE CERTAIN TWO'],
    [
      'near-certain after one outside, and one before that',
      nearCertain!,
      [outside!, nearCertain!],
      'THERE POSSIBLE ONE',
    ],
    ['outside after one inside', outside!, [nearCertain!], 'NOT_THERE POSSIBLE ONE'],
  ])('%s', (_, seen, before, expected) => {
    expect(short(seen, before)).toBe(expected)
  })

  it('needs as many as are asked for', () => {
    const three = { settings: { confirmFixes: 3 } }
    expect(short(likely!, [likely!], three)).toBe('THERE POSSIBLE ONE')
    expect(short(likely!, [likely!, likely!], three)).toBe('THERE PROBABLE TWO')
    expect(short(likely!, [likely!, outside!], three)).toBe('THERE POSSIBLE ONE')
    expect(short(leaning!, [leaning!], three)).toBe('CANNOT_TELL POSSIBLE ONE')
  })

  it('says how far from the edge it is, and how likely inside', () => {
    const reading = read(likely!)
    expect([Math.round(reading.distanceM), reading.probability.toFixed(2)]).toEqual([20, '0.98'])
    const beyond = read(outside!)
    expect([Math.round(beyond.distanceM), beyond.probability.toFixed(2)]).toEqual([-20, '0.02'])
  })
})

describe('a fix before', () => {
  it.each([
    ['an hour ago confirms', { at: -50 * minute }, 'THERE CERTAIN TWO'],
    ['a moment earlier does not', { at: -50 * minute - 1 }, 'THERE POSSIBLE ONE'],
    ['that no one tag can have made does not', { eastM: 7_000, inM: 5_000 }, 'THERE POSSIBLE ONE'],
    ['by Wi-Fi does not', { kind: 'WIFI' as const }, 'THERE POSSIBLE ONE'],
    ['by cell does not', { kind: 'CELL' as const }, 'THERE POSSIBLE ONE'],
  ])('%s', (_, more, expected) => {
    expect(short(nearCertain!, [{ inM: 40, ...more }])).toBe(expected)
  })

  it('that says nothing is left out, and the one before that is asked', () => {
    const nowhere = { latitude: 0, longitude: 0 }
    expect(short(nearCertain!, [nowhere, nearCertain!])).toBe('THERE CERTAIN TWO')
  })
})

describe('a fix by Wi-Fi or cell', () => {
  it.each(['WIFI', 'CELL'] as const)('is possible at most, and its own: %s', kind => {
    const twice = (inM: number) => short({ inM, kind }, [{ inM, kind }, { inM }])
    expect([40, 20, 5, -5, -20].map(twice)).toEqual([
      'THERE POSSIBLE ONE',
      'THERE POSSIBLE ONE',
      'CANNOT_TELL POSSIBLE ONE',
      'CANNOT_TELL POSSIBLE ONE',
      'NOT_THERE POSSIBLE ONE',
    ])
  })
})

describe('a position of 0,0', () => {
  it('says nothing of any area', () => {
    const unknown = { verdict: 'CANNOT_TELL', cap: 'POSSIBLE', by: 'ONE', distanceM: 0, probability: 0.5 }
    expect(read({ latitude: 0, longitude: 0 })).toEqual(unknown)
    expect(read({ latitude: 0, longitude: 0 }, [], { use: 'STAY_IN' })).toEqual(unknown)
  })
})

describe('the area of a curfew', () => {
  it('is one to be inside of', () => {
    const stayIn = (inM: number) => short({ inM }, [{ inM }], { use: 'STAY_IN' })
    expect([-40, -20, -5, 5, 20].map(stayIn)).toEqual([
      'THERE CERTAIN TWO',
      'THERE PROBABLE TWO',
      'THERE POSSIBLE LEANING',
      'CANNOT_TELL POSSIBLE ONE',
      'NOT_THERE POSSIBLE ONE',
    ])
  })

  it('is kept by somebody who comes home, however straight his way', () => {
    const block: Area = { type: 'Circle', centre: home, radiusM: 500 }
    expect(short({ inM: 0 }, [{ inM: -700 }], { use: 'STAY_IN', where: block })).toBe('NOT_THERE POSSIBLE ONE')
  })
})

describe('at the door of a protected person', () => {
  const atHome = makeOrder([{ kind: 'EXCLUSION_ZONE' }], {
    protectedPersons: [
      { ...her, addresses: [] },
      { ...her, addresses: [{ lines: ['9 Far Row'] }, { point: away(0, 200) }] },
    ],
  })
  const near = (inM: number, asked: Asked = {}) => short({ inM, accuracyM: 8 }, [], { held: atHome, ...asked })

  it.each([
    ['with its error within 30 m', 179, 'THERE PROBABLE ONE'],
    ['with its error a little beyond', 177, 'THERE POSSIBLE ONE'],
    ['on the other side', 221, 'THERE PROBABLE ONE'],
    ['nowhere near', 400, 'THERE POSSIBLE ONE'],
  ])('one fix is enough: %s', (_, inM, expected) => {
    expect(near(inM)).toBe(expected)
  })

  it('one fix is enough at her very point, when it is exact to the same 30 m', () => {
    expect(short({ inM: 200, accuracyM: 30 }, [], { held: atHome })).toBe('THERE PROBABLE ONE')
    expect(short({ inM: 200, accuracyM: 31 }, [], { held: atHome })).toBe('THERE POSSIBLE ONE')
  })

  it('does not count for a place to stay in', () => {
    const elsewhere: Area = { type: 'Circle', centre: away(0, -3_000), radiusM: 100 }
    expect(near(200, { use: 'STAY_IN', where: elsewhere })).toBe('THERE POSSIBLE ONE')
  })
})

describe('a way between two fixes outside', () => {
  const block = (radiusM: number): Area => ({ type: 'Circle', centre: home, radiusM })
  const way = (from: Seen, to: Seen, radiusM = 500) =>
    short({ accuracyM: 8, ...to }, [{ accuracyM: 8, ...from }], { where: block(radiusM) })
  const through = 'THERE POSSIBLE WAY'
  const past = 'NOT_THERE POSSIBLE ONE'

  it.each([
    ['through its middle', { inM: -900 }, { inM: 900 }, through],
    ['five minutes apart', { inM: -900, at: 5 * minute }, { inM: 900 }, through],
    ['a moment more', { inM: -900, at: 5 * minute - 1 }, { inM: 900 }, past],
    ['to a Wi-Fi fix', { inM: -900 }, { inM: 900, kind: 'WIFI' as const }, past],
    ['from a Wi-Fi fix', { inM: -900, kind: 'WIFI' as const }, { inM: 900 }, past],
    ['from within', { inM: -400 }, { inM: 900 }, past],
    ['200 m deep in 1800 m', { inM: -900, eastM: 300 }, { inM: 900, eastM: 300 }, through],
    ['150 m deep in 1800 m', { inM: -900, eastM: 350 }, { inM: 900, eastM: 350 }, past],
    ['beside it', { inM: -900, eastM: 600 }, { inM: 900, eastM: 600 }, past],
  ])('%s', (_, from, to, expected) => {
    expect(way(from, to)).toBe(expected)
  })

  it('counts where it is deeper than both errors twice over, or through the middle of a small area', () => {
    const small = (accuracyM: number, before: number, eastM = 0) =>
      way({ inM: -300, accuracyM: before, eastM }, { inM: 300, accuracyM, eastM }, 100)
    expect([small(24, 24), small(26, 26), small(20, 40), small(40, 20)]).toEqual([through, through, through, through])
    // 40 m deep: less than half of what is possible.
    expect([small(9, 9, 60), small(11, 11, 60)]).toEqual([past, past])
  })

  it('counts in a large area where it is deeper than both errors twice over', () => {
    const deep = (accuracyM: number) => way({ inM: -900, eastM: 295, accuracyM }, { inM: 900, eastM: 295, accuracyM })
    expect([deep(50), deep(55)]).toEqual([through, past])
  })

  it('is nothing where it is no deeper than a fix may be wrong', () => {
    const far = (accuracyM: number) => way({ inM: -900, accuracyM }, { inM: 900, accuracyM }, 100)
    expect([far(95), far(105)]).toEqual([through, past])
  })

  it('is nothing without a fix before', () => {
    expect(short({ inM: 900 }, [], { where: block(500) })).toBe(past)
  })
})

describe('moving in or out', () => {
  const moved = (from: Seen, to: Seen, asked: Asked = {}) => read(to, [from], asked).approaching

  it.each([
    ['deeper by more than the error', { inM: 100 }, { inM: 120 }, true],
    ['deeper by less', { inM: 100 }, { inM: 110 }, undefined],
    ['back by more than the error', { inM: 120 }, { inM: 100 }, false],
    ['back by less', { inM: 110 }, { inM: 100 }, undefined],
    [
      'deeper by more than its own error, less than that of the one before',
      { inM: 100, accuracyM: 30 },
      { inM: 120 },
      undefined,
    ],
    ['deeper by less than its own error', { inM: 100 }, { inM: 120, accuracyM: 30 }, undefined],
    ['into the area', { inM: -30 }, { inM: 30 }, true],
    ['by Wi-Fi', { inM: 100 }, { inM: 200, kind: 'WIFI' as const }, undefined],
  ])('%s', (_, from, to, expected) => {
    expect(moved(from, to)).toBe(expected)
  })

  it('is nothing of a first fix', () => {
    expect(read({ inM: 100 })).not.toHaveProperty('approaching')
    expect(read({ inM: 110 }, [{ inM: 100 }])).not.toHaveProperty('approaching')
  })
})

describe('a fix that is much vaguer than the area is wide', () => {
  const small: Area = { type: 'Circle', centre: home, radiusM: 50 }
  const vague = { accuracyM: 2_000 }

  it('does not put him outside when it lies in the middle, nor where the area is within its error', () => {
    expect([short(vague, [], { where: small }), short({ ...vague, inM: 1_500 }, [], { where: small })]).toEqual([
      'CANNOT_TELL POSSIBLE ONE',
      'CANNOT_TELL POSSIBLE ONE',
    ])
    expect(short({ ...vague, inM: 2_400 }, [], { where: small })).toBe('NOT_THERE POSSIBLE ONE')
  })

  it('does not put him away from where he is to stay, however often', () => {
    const asked = { where: small, use: 'STAY_IN' as const }
    expect(short(vague, [vague, vague], asked)).toBe('CANNOT_TELL POSSIBLE ONE')
    expect(short({ ...vague, kind: 'CELL' }, [], asked)).toBe('CANNOT_TELL POSSIBLE ONE')
    expect(short({ accuracyM: 20, inM: 400 }, [{ accuracyM: 20, inM: 400 }], asked)).toBe('THERE CERTAIN TWO')
  })
})

describe('a fix that no tag can have made after the one before', () => {
  it('does not put him outside', () => {
    expect(short({ inM: -60_000 }, [nearCertain!])).toBe('CANNOT_TELL POSSIBLE ONE')
    expect(short({ inM: -60_000 }, [{ inM: -59_000 }, nearCertain!])).toBe('NOT_THERE POSSIBLE ONE')
  })

  it('is measured against the hour before, and no longer', () => {
    const far = (minutes: number) => short({ inM: -600_000, at: (9 + minutes) * minute }, [nearCertain!])
    expect([far(60), far(61)]).toEqual(['CANNOT_TELL POSSIBLE ONE', 'NOT_THERE POSSIBLE ONE'])
  })

  it('is not confirmed by the same instant, sent again', () => {
    expect(short(likely!, [{ ...likely!, at: 10 * minute }])).toBe('THERE POSSIBLE ONE')
  })
})
