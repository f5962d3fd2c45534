import { BreachEvent, Instant, Order, fieldErrors, firstCrossing, isInstant } from '../src/index.ts'
import { anEvent, anOrder } from './samples.ts'

const withArea = (area: unknown) => ({
  ...anOrder,
  versions: [{ ...anOrder.versions[0], conditions: [{ conditionId: 'c1', kind: 'EXCLUSION_ZONE', area }] }],
})
const pointers = (input: unknown) => {
  const result = Order.safeParse(input)
  return result.success ? [] : fieldErrors(result.error).map(e => e.pointer)
}

describe('an order', () => {
  it('may be minimal, and gets the empty values that the contract names', () => {
    const order = Order.parse(anOrder)
    expect(order).toMatchObject({ protectedPersons: [], partners: [], cohorts: [], mappa: null })
    expect(order.versions[0]).toMatchObject({
      status: 'ACTIVE',
      validTo: null,
      madeWithoutNotice: false,
      knowledge: [],
    })
    expect(order.versions[0]?.conditions[0]).toMatchObject({ hours: null, exceptions: [] })
  })

  it('keeps fields that it does not know', () => {
    expect(Order.parse({ ...anOrder, localRef: 'x' })).toMatchObject({ localRef: 'x' })
  })

  it.each([
    ['an id with a space', { ...anOrder, orderId: 'a b' }, ['/orderId']],
    [
      'a date that does not exist',
      { ...anOrder, versions: [{ ...anOrder.versions[0], validFrom: '2026-02-30' }] },
      ['/versions/0/validFrom'],
    ],
    ['no version', { ...anOrder, versions: [] }, ['/versions']],
    [
      'two versions of one number',
      { ...anOrder, versions: [anOrder.versions[0], anOrder.versions[0]] },
      ['/versions/1/version'],
    ],
    [
      'several bad fields at once',
      { ...anOrder, type: 'X', respondent: { identifiers: [{ scheme: 'PNC' }] } },
      ['/type', '/respondent/identifiers/0/value'],
    ],
  ])('with %s is refused by name', (_what, input, expected) => {
    expect(pointers(input)).toEqual(expected)
  })
})

const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
]
/** A square with a bay cut into its top, down to the middle. */
const bay = [
  [0, 0],
  [4, 0],
  [4, 4],
  [3, 2],
  [1, 2],
  [0, 4],
  [0, 0],
]
const at = '/versions/0/conditions/0/area/coordinates'

describe('a polygon', () => {
  it.each([
    ['a square', [square], []],
    [
      'a square with a hole',
      [
        square,
        [
          [0.5, 0.5],
          [1, 0.5],
          [1, 1],
          [0.5, 0.5],
        ],
      ],
      [],
    ],
    [
      'a ring that crosses itself',
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ],
      [`${at}/0/0`],
    ],
    [
      'a hole that crosses itself',
      [
        square,
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
      [`${at}/1/0`],
    ],
    [
      'a ring that runs back over itself',
      [
        [
          [0, 0],
          [2, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      [`${at}/0/0`],
    ],
    [
      'an open ring',
      [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
        ],
      ],
      [`${at}/0`],
    ],
    [
      'a latitude of 91',
      [
        [
          [0, 0],
          [2, 0],
          [2, 91],
          [0, 0],
        ],
      ],
      [`${at}/0/2/1`],
    ],
    [
      'a ring of one corner, four times',
      [
        [
          [1, 1],
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      ],
      [`${at}/0`],
    ],
    [
      'a ring there and back',
      [
        [
          [0, 0],
          [2, 2],
          [0, 0],
          [0, 0],
        ],
      ],
      [`${at}/0`],
    ],
    [
      'a hole outside',
      [
        square,
        [
          [3, 3],
          [4, 3],
          [4, 4],
          [3, 3],
        ],
      ],
      [`${at}/1/0`],
    ],
    [
      'a hole over the edge',
      [
        square,
        [
          [0.5, 0.5],
          [3, 0.5],
          [1, 1],
          [0.5, 0.5],
        ],
      ],
      [`${at}/1/0`],
    ],
    [
      'a hole around the ring',
      [
        square,
        [
          [-1, -1],
          [3, -1],
          [3, 3],
          [-1, 3],
          [-1, -1],
        ],
      ],
      [`${at}/1/0`],
    ],
    ['a hole that is the ring', [square, square], [`${at}/1`]],
    [
      'a hole whose line leaves by a bay',
      [
        bay,
        [
          [0, 4],
          [4, 4],
          [2, 0.5],
          [0, 4],
        ],
      ],
      [`${at}/1/0`],
    ],
    [
      'a hole that touches the edge in one point',
      [
        square,
        [
          [0, 1],
          [1, 0.5],
          [1, 1.5],
          [0, 1],
        ],
      ],
      [],
    ],
    [
      'holes over one another',
      [
        square,
        [
          [0.2, 0.2],
          [1, 0.2],
          [1, 1],
          [0.2, 0.2],
        ],
        [
          [0.5, 0.3],
          [1.5, 0.3],
          [1.5, 1],
          [0.5, 0.3],
        ],
      ],
      [`${at}/2`],
    ],
    [
      'a hole within a hole',
      [
        square,
        [
          [0.2, 0.2],
          [1.8, 0.2],
          [1.8, 1.8],
          [0.2, 0.2],
        ],
        [
          [1, 0.4],
          [1.2, 0.4],
          [1.2, 0.6],
          [1, 0.4],
        ],
      ],
      [`${at}/2`],
    ],
    [
      'two holes apart',
      [
        square,
        [
          [0.2, 0.2],
          [0.8, 0.2],
          [0.8, 0.8],
          [0.2, 0.2],
        ],
        [
          [1, 1],
          [1.5, 1],
          [1.5, 1.5],
          [1, 1],
        ],
      ],
      [],
    ],
  ])('%s', (_what, coordinates, expected) => {
    expect(pointers(withArea({ type: 'Polygon', coordinates }))).toEqual(expected)
  })

  it.each([
    [
      'a corner',
      [
        [0, 0],
        [2, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
    [
      'the first corner',
      [
        [0, 0],
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
    [
      'the end',
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
  ])('is as sent where %s is said again at once', (_what, ring) => {
    const sent = withArea({ type: 'Polygon', coordinates: [ring] })
    expect(Order.parse(sent).versions[0]?.conditions[0]?.area).toEqual({ type: 'Polygon', coordinates: [ring] })
  })

  it('is refused at the line as it was sent, behind a corner that is said again', () => {
    const bow = [
      [0, 0],
      [0, 0],
      [2, 2],
      [2, 0],
      [2, 0],
      [0, 2],
      [0, 0],
    ]
    expect(pointers(withArea({ type: 'Polygon', coordinates: [bow] }))).toEqual([`${at}/0/1`])
    expect(firstCrossing(bow)).toEqual({ segment: 1, other: 4, touches: false })
  })

  const messages = (ring: number[][]) => {
    const result = Order.safeParse(withArea({ type: 'Polygon', coordinates: [ring] }))
    return result.success ? [] : fieldErrors(result.error).map(({ message }) => message)
  }
  it.each([
    [
      'crosses',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
      'the line that starts here crosses the line that starts at position 2',
    ],
    [
      'runs back over',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      'the line that starts here crosses the line that starts at position 1',
    ],
    [
      'runs along',
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [3, 0],
        [1, 0],
        [0, 2],
        [0, 0],
      ],
      'the line that starts here crosses the line that starts at position 3',
    ],
    [
      'touches in a corner',
      [
        [0, 0],
        [2, 1],
        [4, 0],
        [4, 2],
        [2, 1],
        [0, 2],
        [0, 0],
      ],
      'the ring touches itself: the line that starts here meets the line that starts at position 3',
    ],
    [
      'touches along its way',
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
      'the ring touches itself: the line that starts here meets the line that starts at position 2',
    ],
  ])('that %s itself is told so', (_how, ring, message) => {
    expect(messages(ring)).toEqual([message])
  })

  it('is simple when only neighbouring lines meet', () => {
    expect(firstCrossing(square)).toBeNull()
  })
})

describe('an event', () => {
  it.each([
    ['an offset', '2026-11-20T03:14:00+01:00', true],
    ['a fraction', '2026-11-20T03:14:00.123456Z', true],
    ['no zone', '2026-11-20T03:14:00', false],
    ['a 30 February', '2026-02-30T03:14:00Z', false],
    ['a 25th hour', '2026-02-03T25:14:00Z', false],
  ])('with %s in its time', (_what, time, accepted) => {
    expect(BreachEvent.safeParse({ ...anEvent, time }).success).toBe(accepted)
  })

  it('of an unknown type is refused at /type', () => {
    const result = BreachEvent.safeParse({ ...anEvent, type: 'em.teleport' })
    expect(result.success ? [] : fieldErrors(result.error).map(e => e.pointer)).toEqual(['/type'])
  })
})

describe('an instant', () => {
  it.each([
    '2026-11-27T20:40:13Z',
    '2026-11-27T20:40:13.123+01:00',
    '2024-02-29T00:00:00.5Z',
    '2026-02-29T00:00:00Z',
    '2026-11-27T20:40:13',
    '2026-11-27',
    '2026-11-27T25:00:00Z',
    ' 2026-11-27T20:40:13Z',
    '2026-11-27T20:40:13Z\n',
    '',
  ])('%j is one for the quick question as for the schema', text => {
    expect(isInstant(text)).toBe(Instant.safeParse(text).success)
  })
})
