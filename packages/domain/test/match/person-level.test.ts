import * as fc from 'fast-check'
import { comparePerson } from '../../src/match/compare-person.ts'
import { personLevel, weightOf } from '../../src/match/person-level.ts'

const person = (full: string, dateOfBirth: string | null, more: object = {}) => ({
  names: [{ full }],
  dateOfBirth,
  identifiers: [],
  addresses: [],
  ...more,
})
const level = (a: object, b: object, options = {}) =>
  personLevel(comparePerson(a as never, b as never), options)?.level ?? null
const lives = (postcode: string) => ({ addresses: [{ postcode }] })

describe('levels of identity without a strong identifier', () => {
  it('is not lowered by the bare name of a protected person beside him, nor lifted to probable by it', () => {
    const him = person('Rowan Ashdown', '1985-05-17', lives('LS1 1AA'))
    expect(level(him, him)).toBe('PROBABLE')
    expect(level(him, him, { context: 'WEAK' })).toBe('PROBABLE')
    const common = person('David Smith', '1985-05-17')
    expect(level(common, common, { context: 'WEAK' })).toBe('POSSIBLE')
  })

  it.each([
    [
      'a rare name and birth date',
      person('Rowan Ashdown', '1985-05-17'),
      person('Rowan Ashdown', '1985-05-17'),
      'PROBABLE',
    ],
    [
      'a common name and birth date',
      person('David Smith', '1985-05-17'),
      person('David Smith', '1985-05-17'),
      'POSSIBLE',
    ],
    [
      'a common name, birth date and postcode',
      person('David Smith', '1985-05-17', lives('LS1 1AA')),
      person('David Smith', '1985-05-17', lives('ls11aa')),
      'PROBABLE',
    ],
    [
      'a pet name, birth date and postcode',
      person('Gaz Ashdown', '1985-05-17', lives('LS1 1AA')),
      person('Gary Ashdown', '1985-05-17', lives('LS1 1AA')),
      'PROBABLE',
    ],
    [
      'a misspelled name, birth date and postcode',
      person('Rowan Ashdwon', '1985-05-17', lives('LS1 1AA')),
      person('Rowan Ashdown', '1985-05-17', lives('LS1 1AA')),
      'PROBABLE',
    ],
    ['day and month swapped', person('Rowan Ashdown', '1985-05-07'), person('Rowan Ashdown', '1985-07-05'), 'POSSIBLE'],
    ['a year only', person('Rowan Ashdown', '1985'), person('Rowan Ashdown', '1985-05-17'), 'POSSIBLE'],
    [
      '1 January, which is a year only',
      person('Rowan Ashdown', '1985-01-01'),
      person('Rowan Ashdown', '1985-01-01'),
      'POSSIBLE',
    ],
    [
      'a brother at the same home, born the same day',
      person('Alan Ashdown', '1985-05-17', lives('LS1 1AA')),
      person('Rowan Ashdown', '1985-05-17', lives('LS1 1AA')),
      'POSSIBLE',
    ],
    ...[
      ['Daniel', 'Danielle'],
      ['Patrick', 'Patricia'],
    ].map(
      ([his, hers]) =>
        [
          `a sister with nearly his name, ${hers}, at the same home, born the same day`,
          person(`${hers} Ashdown`, '1985-05-17', { ...lives('LS1 1AA'), sex: 'F' }),
          person(`${his} Ashdown`, '1985-05-17', { ...lives('LS1 1AA'), sex: 'M' }),
          'POSSIBLE',
        ] as const,
    ),
    [
      'a brother at the same home',
      person('Alan Ashdown', '1988-02-01', lives('LS1 1AA')),
      person('Rowan Ashdown', '1985-05-17', lives('LS1 1AA')),
      null,
    ],
    [
      'his home and no name',
      { names: [], identifiers: [], addresses: [{ uprn: '123' }] },
      person('Rowan Ashdown', null, { addresses: [{ uprn: '123' }] }),
      'POSSIBLE',
    ],
    ['a name alone', person('Rowan Ashdown', null), person('Rowan Ashdown', null), null],
    ['nothing at all', person('', null), person('', null), null],
  ] as const)('%s', (_, a, b, expected) => {
    expect(level(a, b)).toBe(expected)
  })

  it.each([
    ['a name alone', person('Rowan Ashdown', null), 'PROBABLE'],
    ['a pet name alone', person('Ro Ashdown', null), null],
    ['a given name alone', person('Rowan', null), 'POSSIBLE'],
    ['her brother of the same family name', person('Alan Ashdown', null), null],
    ['a name with another birth date', person('Rowan Ashdown', '1961-09-30'), 'POSSIBLE'],
  ] as const)('with the protected person surely there: %s', (_, a, expected) => {
    expect(level(a, person('Rowan Ashdown', '1985-05-17'), { context: 'STRONG' })).toBe(expected)
  })

  it('never goes down when more agrees', () => {
    const facts = fc.record({
      dateOfBirth: fc.constantFrom('1985-05-17', '1985-07-05', '1985', null),
      identifiers: fc.subarray([
        { scheme: 'PNC', value: '2001/0171310W' },
        { scheme: 'PHONE', value: '07700900555' },
        { scheme: 'EMAIL', value: 'a@b.test' },
      ]),
      addresses: fc.constantFrom([], [{ postcode: 'LS1 1AA' }], [{ postcode: 'LS1 9ZZ' }]),
      name: fc.constantFrom('Rowan Ashdown', 'Rowan Ashdwon', 'David Smith'),
    })
    const full = {
      names: [{ full: 'Rowan Ashdown' }],
      dateOfBirth: '1985-05-17',
      identifiers: [
        { scheme: 'PNC', value: '2001/0171310W' },
        { scheme: 'PHONE', value: '07700900555' },
        { scheme: 'EMAIL', value: 'a@b.test' },
      ],
      addresses: [{ postcode: 'LS1 1AA' }],
    }
    fc.assert(
      fc.property(facts, ({ name, ...rest }) => {
        const less = comparePerson({ names: [{ full: name }], ...rest } as never, full as never)
        const more = comparePerson(
          {
            names: [{ full: 'Rowan Ashdown' }],
            ...rest,
            dateOfBirth: '1985-05-17',
            addresses: full.addresses,
          } as never,
          full as never,
        )
        expect(weightOf(more)).toBeGreaterThanOrEqual(weightOf(less))
      }),
    )
  })
})
