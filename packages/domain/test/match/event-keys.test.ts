import * as fc from 'fast-check'
import { isBlockingKey } from '../../src/identifiers/key-hash.ts'
import { defaultKeyCaps, keysOfEvent } from '../../src/match/event-keys.ts'
import { fix, home, makeEvent } from '../support/made-up.ts'

const given = ['Rowan', 'Imogen', 'Gareth', 'Mohammed', 'Katarzyna', 'Siobhan', 'Ali', 'Lee', 'Zebulon']
const family = ['Ashdown', 'Farrow', 'Khan', 'Wojciechowski', 'Fitzgerald', 'Quarrington', 'Schwarz', 'Okafor']
const postcodes = ['LS1 1AB', 'LS2 2ZZ', 'BD7 1HR', 'HX1 5AA']

const name = fc.record({
  given: fc.array(fc.constantFrom(...given), { minLength: 1, maxLength: 3 }),
  family: fc.constantFrom(...family),
})
const identifier = fc.oneof(
  fc.record({ scheme: fc.constant('PHONE'), value: fc.integer({ min: 100, max: 999 }).map(n => `07700 900${n}`) }),
  fc.record({ scheme: fc.constant('VRM'), value: fc.integer({ min: 10, max: 99 }).map(n => `AB${n}CDE`) }),
  fc.record({ scheme: fc.constant('HANDLE'), value: fc.string({ minLength: 1, maxLength: 8 }) }),
)
const person = fc.record({
  role: fc.constantFrom('SUSPECT', 'SUSPECT', 'VICTIM', 'CALLER', 'WITNESS'),
  names: fc.array(name, { maxLength: 3 }),
  dateOfBirth: fc.constantFrom(null, '1985', '1985-05-17', '1988-11-02'),
  identifiers: fc.array(identifier, { maxLength: 3 }),
  addresses: fc.array(fc.record({ postcode: fc.constantFrom(...postcodes) }), { maxLength: 3 }),
})
const data = fc.record({
  people: fc.array(person, { maxLength: 8 }),
  vehicles: fc.array(fc.record({ vrm: fc.constantFrom('AB12CDE', 'A812CDE', 'XY51 ABC') }), { maxLength: 2 }),
  phones: fc.array(fc.constantFrom('07700 900555', '07700 900777'), { maxLength: 2 }),
  place: fc.record({ uprn: fc.constant('200000000002'), point: fc.constant({ latitude: 53.8, longitude: -1.55 }) }),
})
const all = { own: 1_000_000, all: 1_000_000 }
const caps = fc
  .integer({ min: 0, max: 60 })
  .chain(own => fc.integer({ min: own, max: 200 }).map(most => ({ own, all: most })))
const incident = (fields: object) => makeEvent('incident.reported', { ...fields })
/** Plates that may have been misread are guesses, as blocking keys are. */
const isGuess = (key: string) => isBlockingKey(key) || key.startsWith('R:VRM:')

const kirkgate = { lines: ['1 Kirkgate'], postcode: 'LS1 1AB', point: { latitude: 53.80025, longitude: -1.5502 } }
const rowan = { names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1985-05-17' }
const exactOf = (event: ReturnType<typeof makeEvent>) => keysOfEvent(event, { own: 0, all: 0 }).keys

describe('keys of an event', () => {
  it('are those of its tag alone, and on her side too for a position', () => {
    expect(keysOfEvent(fix(0, '2026-06-10T12:00:00Z'))).toEqual({
      keys: ['R:EM_DEVICE:TAG-1', 'P:EM_DEVICE:TAG-1'],
      isCapped: false,
    })
    const violation = (deviceId: string) =>
      keysOfEvent(makeEvent('em.violation', { deviceId, violation: 'STRAP_TAMPER', place: kirkgate }))
    expect(violation('tag-1')).toEqual({ keys: ['R:EM_DEVICE:TAG-1'], isCapped: false })
    expect(violation(' ').keys).toEqual([])
  })

  it('are those of the plate that a camera saw, and not of where the camera stands', () => {
    expect(keysOfEvent(makeEvent('anpr.hit', { vrm: 'AB12 CDE', camera: { place: kirkgate } })).keys).toEqual([
      'R:VRM:AB12CDE',
      'R:VRM:A812CDE',
    ])
  })

  it('ask for a number that an incident was reported from on his side only where somebody is suspected', () => {
    const phones = ['07700 900555', 'none']
    const witness = { role: 'WITNESS', ...rowan }
    const unknown = { role: 'SUSPECT', sex: 'M' }
    expect(exactOf(incident({ people: [witness, unknown], phones }))).toEqual(['P:PHONE:+447700900555'])
    expect(exactOf(incident({ people: [{ ...witness, role: 'SUSPECT' }], phones }))).toEqual([
      'R:PHONE:+447700900555',
      'P:PHONE:+447700900555',
    ])
  })

  it('ask on his side for everybody of a change of circumstance, whatever their part', () => {
    const identifiers = [{ scheme: 'PNC', value: '2001/0171310W' }]
    const people = [{ role: 'MENTIONED', ...rowan, identifiers }]
    expect(exactOf(makeEvent('circumstance.changed', { change: 'ADDRESS', people }))).toContain('R:PNC:2001/0171310W')
    expect(exactOf(makeEvent('partner.reported', { agency: 'Probation', people }))).toEqual(['P:PNC:2001/0171310W'])
  })

  it('are those of its place as far as that is known, before what guesses at people', () => {
    const first = (place: object, own: number) =>
      keysOfEvent(incident({ people: [{ role: 'SUSPECT', ...rowan }], place }), { own, all: own }).keys
    expect(first(kirkgate, 2)).toEqual(['P:ADDRESS:LS11AB|1KIRKGATE', expect.stringMatching(/^P:CELL:/u)])
    expect(first({ lines: ['1 Kirkgate'] }, 1)[0]).toMatch(/^R:B/u)
    expect(first({ uprn: '200000000002', point: home }, 1)).toEqual([
      'P:UPRN:200000000002',
      expect.stringMatching(/^P:CELL:/u),
    ])
    expect(first({ uprn: 'none' }, 0)).toEqual([])
  })

  it('bring his names together with those of everybody else, and of nobody alone', () => {
    const pairs = (people: object[]) => keysOfEvent(incident({ people })).keys.filter(key => key.startsWith('X:'))
    const him = { role: 'SUSPECT', names: [{ full: 'Rowan Ashdown' }] }
    expect(pairs([him])).toEqual([])
    expect(pairs([{ ...him, role: 'VICTIM' }])).toEqual([])
    expect(pairs([him, { role: 'CALLER', names: [{ full: 'Imogen Farrow' }] }])).not.toEqual([])
  })
})

describe('an event asks', () => {
  const him = { role: 'SUSPECT', names: [{ full: 'Gareth Schmidt' }], dateOfBirth: '1985-05-07' }
  const her = { role: 'VICTIM', names: [{ full: 'Imogen Schwarz' }], dateOfBirth: '1988-11-02' }
  const { keys } = keysOfEvent(incident({ people: [him, her] }))

  it('for a date with day and month swapped, of him and of her', () => {
    expect(keys).toContain('R:BD:XMT|1985-07-05')
    expect(keys).toContain('P:BD:AMJN|1988-02-11')
  })

  it('for a pair of names by every sound of both', () => {
    const pairs = keys.filter(key => key.startsWith('X:'))
    const heard = (sound: RegExp) => pairs.filter(key => sound.test(key)).length
    const [xmt, smt] = [heard(/XMT.*\|/u), heard(/SMT.*\|/u)]
    expect([xmt > 0, smt]).toEqual([true, xmt])
    expect(new Set(pairs.map(key => key.split('|')[1])).size).toBeGreaterThan(2)
  })

  it('for plates that his may have been misread for, whatever else is known of him', () => {
    const identifiers = [
      { scheme: 'PHONE', value: '07700 900555' },
      { scheme: 'VRM', value: 'AB12CDE' },
    ]
    expect(keysOfEvent(incident({ people: [{ ...him, identifiers }] })).keys).toContain('R:VRM:A812CDE')
  })
})

describe('capped keys of an event', () => {
  it('are all of them where what is left stands among them already', () => {
    const vehicles = [{ vrm: 'AB12CDE' }, { vrm: 'A812CDE' }]
    expect(keysOfEvent(incident({ vehicles }), { own: 0, all: 0 })).toEqual({
      keys: ['R:VRM:AB12CDE', 'R:VRM:A812CDE', 'P:VRM:AB12CDE', 'P:VRM:A812CDE'],
      isCapped: false,
    })
  })

  it('are some of its keys, with everything that identifies, no more guesses than are allowed, and say so', () => {
    let capped = 0
    fc.assert(
      fc.property(data, caps, (fields, most) => {
        const [some, whole] = [keysOfEvent(incident(fields), most), keysOfEvent(incident(fields), all)]
        const [held, every] = [new Set(some.keys), new Set(whole.keys)]
        const exact = keysOfEvent(incident(fields), { own: 0, all: 0 }).keys
        expect(held.size).toBe(some.keys.length)
        expect(some.keys.filter(key => !every.has(key))).toEqual([])
        expect(whole.keys.filter(key => !isGuess(key) && !held.has(key))).toEqual([])
        expect(exact.filter(key => !held.has(key))).toEqual([])
        expect(exact.filter(isBlockingKey)).toEqual([])
        expect(held.size).toBeLessThanOrEqual(exact.length + most.all)
        expect(some.isCapped).toBe(held.size < every.size)
        if (some.isCapped) capped += 1
      }),
      { numRuns: 150 },
    )
    // It did bite.
    expect(capped).toBeGreaterThan(30)
  })

  it('keep every plate and number whatever the cap, on the side on which it stands', () => {
    const people = [
      { role: 'SUSPECT', names: [{ full: 'Rowan Ashdown' }], identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }] },
      { role: 'VICTIM', identifiers: [{ scheme: 'PHONE', value: '07700 900777' }] },
    ]
    const more = { vehicles: [{ vrm: 'AB12 CDE' }], phones: ['07700 900555'], place: { uprn: '200000000002' } }
    expect(keysOfEvent(incident({ people, ...more }), { own: 0, all: 0 })).toEqual({
      keys: [
        'R:PNC:2001/0171310W',
        'R:VRM:AB12CDE',
        'R:PHONE:+447700900555',
        'P:PHONE:+447700900777',
        'P:PHONE:+447700900555',
        'P:VRM:AB12CDE',
        'P:UPRN:200000000002',
      ],
      isCapped: true,
    })
  })

  it('are the same whoever stands first, and every time', () => {
    const shuffled = data.chain(fields =>
      fc.tuple(
        fc.constant(fields),
        fc.shuffledSubarray(fields.people, { minLength: fields.people.length }).map(people => ({ ...fields, people })),
      ),
    )
    fc.assert(
      fc.property(shuffled, caps, ([fields, other], most) => {
        const [one, two] = [keysOfEvent(incident(fields), most), keysOfEvent(incident(other), most)]
        expect(two.keys.toSorted()).toEqual(one.keys.toSorted())
        expect(two.isCapped).toBe(one.isCapped)
        expect(keysOfEvent(incident(fields), most)).toEqual(one)
      }),
      { numRuns: 150 },
    )
  })

  it('are the same whoever stands first, wherever the place, their own keys or their names together come to be too many', () => {
    const [witness, gareth] = [
      { role: 'WITNESS', ...rowan },
      { role: 'WITNESS', names: [{ full: 'Gareth Wojciechowski' }], dateOfBirth: '1988-11-02' },
    ]
    const him = { role: 'SUSPECT', names: [{ full: 'Imogen Gareth Farrow' }], dateOfBirth: '1985' }
    const place = { lines: ['1 Kirkgate'], postcode: 'LS1 1AB', point: { latitude: 53.8, longitude: -1.55 } }
    const [one, other] = [
      incident({ people: [him, witness, gareth], place }),
      incident({ people: [gareth, him, witness], place }),
    ]
    for (let own = 0; own < 40; own += 1)
      for (let most = own; most < own + 40; most += 1) {
        const keysOf = (event: typeof one) => keysOfEvent(event, { own, all: most }).keys.toSorted().join(' ')
        expect(keysOf(one)).toBe(keysOf(other))
      }
  })

  it('say so of one person however many of his keys the cap lets through', () => {
    const addresses = [...Array.from({ length: 9 }, () => ({ postcode: 'LS1 1AB' })), { postcode: 'BD7 1HR' }]
    const people = [{ role: 'SUSPECT', names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1985-05-17', addresses }]
    const { keys } = keysOfEvent(incident({ people }), all)
    expect(keys.some(key => key.endsWith('|BD71HR'))).toBe(true)
    for (let own = 0; own <= keys.length; own += 1) {
      const some = keysOfEvent(incident({ people }), { own, all: own })
      expect([some.keys.length, some.isCapped]).toEqual([own, own < keys.length])
    }
  })

  it('take of everybody in turn: none of many is without a key of his own, nor without his name beside one of hers', () => {
    const people = Array.from({ length: 40 }, (_, at) => ({
      role: at % 2 === 0 ? 'SUSPECT' : 'VICTIM',
      names: [{ given: ['Rowan'], family: `Ashdown${'abcdefghijklmnopqrst'[at >> 1]!.repeat(3)}` }],
      dateOfBirth: `19${50 + at}-05-17`,
    }))
    const { keys, isCapped } = keysOfEvent(incident({ people }), { own: 80, all: 160 })
    expect(isCapped).toBe(true)
    const years = (side: string) =>
      new Set(keys.filter(key => key.startsWith(side)).map(key => /\d{4}/u.exec(key)?.[0]))
    expect([years('R:B').size, years('P:B').size]).toEqual([20, 20])
    expect(keys.filter(key => key.startsWith('X:'))).toHaveLength(80)
  })
})

const letters = 'bdfgklmnprstvz'.split('').flatMap(one => [`${one}a`, `${one}o`])

const many = (count: number, names: number, addresses: number) =>
  Array.from({ length: count }, (_, at) => ({
    role: at % 2 === 0 ? 'SUSPECT' : 'VICTIM',
    names: Array.from({ length: names }, (__, nth) => ({
      given: [0, 1, 2].map(more => given[(at * 3 + nth + more * 4) % given.length]),
      // Of every person another, so that hardly two share a key.
      family: `${family[(at + nth) % family.length]}${letters[at % 20]}${letters[Math.floor(at / 20)]}`,
    })),
    dateOfBirth: `1985-0${1 + (at % 9)}-0${1 + (at % 8)}`,
    addresses: Array.from({ length: addresses }, (__, nth) => ({ postcode: `LS${1 + at} ${nth}AB` })),
  }))

describe('the caps', () => {
  it('leave an event of six people alone who have four names, three given names and three addresses each', () => {
    expect(keysOfEvent(incident({ people: many(6, 4, 3) })).isCapped).toBe(false)
    expect(keysOfEvent(incident({ people: many(6, 2, 2) })).keys.length).toBeLessThan(defaultKeyCaps.own)
  })

  it.each([
    ['two hundred people', many(200, 1, 1)],
    ['two hundred people with twenty names and addresses each', many(200, 20, 9)],
    ['two people with two hundred names and addresses each', many(2, 200, 9)],
    ['one name of a thousand given names', [{ role: 'SUSPECT', names: [{ given: Array(1_000).fill('Rowan') }] }]],
  ])('hold for %s', (_, people) => {
    const { keys, isCapped } = keysOfEvent(incident({ people }))
    expect(isCapped).toBe(true)
    expect(keys.length).toBeLessThanOrEqual(defaultKeyCaps.all)
  })
})
