import * as fc from 'fast-check'
import { idOf } from '../../src/identifiers/digest.ts'
import { keysVersion } from '../../src/identifiers/key-hash.ts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { keysOfOrder, keysOfRespondent } from '../../src/match/keys.ts'
import { logKeyOf } from '../../src/match/log-key.ts'
import { fix, her, him, judgeOne, makeEvent, makeOrder, north, suspect, victim, zone } from '../support/made-up.ts'

const order = makeOrder([
  { kind: 'EXCLUSION_ZONE', area: zone },
  { kind: 'NO_CONTACT_DIRECT' },
  { kind: 'NO_MOLEST' },
  { kind: 'NO_ENTER' },
  { kind: 'EM_TAG' },
])
const meets = (event: Parameters<typeof keysOfEvent>[0]) => {
  const held = new Set(keysOfOrder(order))
  return keysOfEvent(event).keys.some(key => held.has(key))
}

describe('lookup keys', () => {
  it('leave out what has a bad form or check letter', () => {
    const bad = makeOrder([{ kind: 'NO_MOLEST' }], {
      respondent: { identifiers: [{ scheme: 'PNC', value: '2001/1234567A' }] },
      protectedPersons: [],
    })
    expect(keysOfOrder(bad)).toEqual([])
  })

  it.each([
    ['order knows the day, event the year', '1985-05-17', '1985', true],
    ['order knows the year, event the day', '1985', '1985-05-17', true],
    ['order knows the month, event the day', '1985-05', '1985-05-17', true],
    ['other year', '1986', '1985-05-17', false],
  ])('by name meet on dates of birth as far as both know them: %s', (_, held, asked, expected) => {
    const keys = new Set(
      keysOfOrder(
        makeOrder([{ kind: 'NO_MOLEST' }], {
          respondent: { names: him.names, dateOfBirth: held },
          protectedPersons: [],
        }),
      ),
    )
    const event = makeEvent('police.encounter', {
      encounter: 'STOP',
      people: [suspect({ names: him.names, dateOfBirth: asked })],
    })
    expect(keysOfEvent(event).keys.some(key => keys.has(key))).toBe(expected)
  })

  it('find every order that the event engages', () => {
    const identifier = fc.constantFrom(...him.identifiers, { scheme: 'PNC', value: '2003/0011985X' })
    const person = fc.record({
      identifiers: fc.array(identifier, { maxLength: 2 }),
      names: fc.constantFrom(
        [],
        him.names,
        [{ full: 'ASHDOWN rowan' }],
        [{ given: ['Rowan', 'Lee'], family: 'Ashdown' }],
      ),
      dateOfBirth: fc.constantFrom(null, '1985-05-17', '1985', '1971-02-03'),
    })
    const other = fc.record({
      role: fc.constantFrom('VICTIM', 'CALLER'),
      names: fc.constantFrom([], her.names),
      dateOfBirth: fc.constantFrom(null, '1988-11-02', '1988'),
      identifiers: fc.constantFrom([], her.identifiers),
    })
    const place = fc.option(fc.record({ point: fc.integer({ min: -900, max: 900 }).map(north) }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 2 }),
        fc.array(other, { maxLength: 2 }),
        place,
        (suspects, others, where) => {
          const people = [...suspects.map(one => suspect(one)), ...others]
          const event = makeEvent('incident.reported', { people, ...(where ? { place: where } : {}) })
          fc.pre(judgeOne(event, order).outcome === 'matched')
          expect(meets(event)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['both names by ear', [{ full: 'Rowen Ashdowne' }], [{ full: 'Imogene Farrow' }], true],
    ['a middle name before his own', [{ full: 'Lee Rowan Ashdown' }], [{ full: 'Imogen Farrow' }], true],
    ['her married name', [{ full: 'Rowan Ashdown' }], [{ full: 'Imogen Ashdown' }], false],
    ['somebody else with her', [{ full: 'Alan Crewe' }], [{ full: 'Imogen Farrow' }], false],
  ])('find a pair of names without dates: %s', (_, his, hers, expected) => {
    const people = [suspect({ names: his }), victim({ names: hers })]
    const asked = keysOfEvent(makeEvent('contact.reported', { channel: 'CALL', people })).keys
    const stored = keysOfOrder(order)
    expect(asked.some(key => key.startsWith('X:') && stored.includes(key))).toBe(expected)
  })

  it('find a pair of names by a familiar form of his', () => {
    const stored = keysOfOrder(
      makeOrder([{ kind: 'NO_MOLEST' }], {
        respondent: { names: [{ full: 'Gareth Ashdown' }] },
        protectedPersons: [her],
      }),
    )
    const people = [suspect({ names: [{ full: 'Gaz Ashdown' }] }), victim({ names: her.names })]
    const asked = keysOfEvent(makeEvent('contact.reported', { channel: 'CALL', people })).keys
    expect(asked.filter(key => key.startsWith('X:') && stored.includes(key))).toHaveLength(1)
  })

  it('store a pair of names once, however many given names and ways to say a name there are', () => {
    const keys = keysOfOrder(
      makeOrder([{ kind: 'NO_MOLEST' }], {
        respondent: { names: [{ given: ['Gareth', 'Lee', 'Rowan'], family: 'Schwarz' }] },
        protectedPersons: [{ names: [{ given: ['Imogen'], family: 'Schmidt' }] }],
      }),
    )
    expect(keys.filter(key => key.startsWith('X:'))).toHaveLength(1)
  })

  it('of where she lives are those of a full address and of a point, and of nothing else', () => {
    const of = (address: object) =>
      keysOfOrder(makeOrder([{ kind: 'NO_ENTER' }], { respondent: {}, protectedPersons: [{ addresses: [address] }] }))
    expect(of({ lines: ['7 South Row'], postcode: 'LS2 2ZZ' })).toEqual(['P:ADDRESS:LS22ZZ|7SOUTHROW'])
    expect(of({ postcode: 'LS2 2ZZ' })).toEqual([])
    expect(of({ lines: ['7 South Row'] })).toEqual([])
    expect(of({ point: { latitude: 53.80025, longitude: -1.5502 } })).toEqual(['P:CELL:107600:-1938'])
  })

  it.each([
    ['as it is', 'AB12 CDE', true],
    ['with one character misread', 'A812CDE', true],
    ['with another', 'AB12CDF', false],
  ])('find a plate %s', (_, vrm, expected) => {
    expect(meets(makeEvent('anpr.hit', { vrm }))).toBe(expected)
  })

  it('have a version that goes up with them: a new digest here is a new version there', () => {
    const keys = [
      keysOfOrder(order),
      keysOfEvent(
        makeEvent('incident.reported', {
          people: [suspect(), victim()],
          vehicles: [{ vrm: 'A812CDE' }],
          phones: ['07700 900777'],
          place: { point: north(5), uprn: '200000000002' },
        }),
      ).keys,
      keysOfEvent(fix(0, '2026-06-10T12:00:00Z')).keys,
      // Names that another reading of words splits otherwise, and a date that is none.
      ...[
        { names: [{ given: ['Na'], family: 'Li' }, { full: 'Mac Miller' }], dateOfBirth: '1985-05-17' },
        { names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1899-12-30' },
        { names: [{ full: 'Gulalai' }], dateOfBirth: '1985-05-17', addresses: [{ postcode: 'LS1 1AA' }] },
        { names: [{ full: 'Mary Ann De Souza' }, { full: 'Jeanpaul Alqahtani' }], dateOfBirth: '1985' },
      ].map(one => keysOfEvent(makeEvent('incident.reported', { people: [suspect(one)] })).keys),
    ]
    expect([keysVersion, idOf('keys', JSON.stringify(keys.map(some => some.toSorted())))]).toEqual([
      8,
      'keys_7b46b118f05a2791d409c5cec21892d8',
    ])
  })

  it('are few: an ordinary order has no more than twenty-five, a person of an event no more than thirty', () => {
    expect(keysOfOrder(order).length).toBeLessThanOrEqual(25)
    expect(
      keysOfEvent(makeEvent('police.encounter', { encounter: 'STOP', people: [suspect()] })).keys.length,
    ).toBeLessThanOrEqual(30)
  })

  it('find a place 30 m from her door', () => {
    expect(meets(makeEvent('incident.reported', { people: [], place: { point: north(29.9) } }))).toBe(true)
    expect(meets(makeEvent('incident.reported', { people: [], place: { point: north(500) } }))).toBe(false)
  })
})

describe('the keys of a respondent', () => {
  const gareth = { names: [{ given: ['Gareth'], family: 'Ashdown' }], dateOfBirth: '1985-05-17' }
  const keysWith = (fields: object) =>
    keysOfOrder(makeOrder([{ kind: 'NO_MOLEST' }], { protectedPersons: [], ...fields }))
  const shared = (respondent: object, fields: object) =>
    keysOfRespondent(makeOrder([{ kind: 'NO_MOLEST' }], { respondent })).filter(key => keysWith(fields).includes(key))

  it('find his other orders by a number, a familiar form of his name, and day and month swapped', () => {
    const pnc = { identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }] }
    expect(shared({ ...gareth, ...pnc }, { respondent: pnc })).toEqual(['R:PNC:2001/0171310W'])
    const gaz = { names: [{ full: 'Gaz Ashdown' }], dateOfBirth: '1985' }
    expect(shared(gaz, { respondent: gareth })).not.toEqual([])
    const jones = { names: [{ full: 'Gareth Jones' }], dateOfBirth: '1985-07-05' }
    expect(shared({ ...gareth, dateOfBirth: '1985-05-07' }, { respondent: jones })).not.toEqual([])
  })

  it('do not find orders that protect him', () => {
    expect(shared(gareth, { respondent: {}, protectedPersons: [gareth] })).toEqual([])
  })

  it('are his numbers first: whoever looks up few of them looks up the best', () => {
    const keys = keysOfRespondent(makeOrder([{ kind: 'NO_MOLEST' }]))
    expect(keys.slice(0, 3)).toEqual(['R:PNC:2001/0171310W', 'R:CRN:X123456', 'R:EM_DEVICE:TAG-1'])
    expect(keys.findLastIndex(key => !key.startsWith('R:B'))).toBe(him.identifiers.length)
  })
})

const stop = (identifiers: object[]) =>
  makeEvent('police.encounter', { encounter: 'STOP', people: [suspect({ identifiers })] })

describe('the key of a record in the log', () => {
  it('is the same for everything of one tag, and for one person by the strongest identifier', () => {
    expect(logKeyOf(fix(0, '2026-06-10T12:00:00Z'))).toBe(
      logKeyOf(makeEvent('em.violation', { deviceId: 'tag-1', violation: 'NO_SIGNAL' })),
    )
    expect(
      logKeyOf(
        stop([
          { scheme: 'PHONE', value: '07700 900555' },
          { scheme: 'PNC', value: '01/171310W' },
        ]),
      ),
    ).toBe(logKeyOf(stop([{ scheme: 'PNC', value: '2001/0171310W' }])))
  })

  it('shows no identifier, and falls back on the event itself', () => {
    const event = makeEvent('incident.reported', { people: [victim({ names: her.names })] })
    expect(logKeyOf(event)).toMatch(/^key_[0-9a-f]{32}$/u)
    expect(logKeyOf(event)).not.toBe(logKeyOf({ ...event, id: 'e2' }))
  })
})
