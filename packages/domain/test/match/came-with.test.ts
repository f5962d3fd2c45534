import * as fc from 'fast-check'
import type { Identifier } from '@breach-alerts/contracts'
import { scorerOf } from '../../src/match/came-with.ts'
import { scorePerson } from '../../src/match/compare-person.ts'
import { model } from '../../src/match/model.ts'
import type { Comparable } from '../../src/match/prepared.ts'

const identifier = fc.constantFrom<Identifier>(
  { scheme: 'VRM', value: 'AB12CDE' },
  { scheme: 'VRM', value: 'A812CDE' },
  { scheme: 'VRM', value: 'AB12CDF' },
  { scheme: 'VRM', value: 'XY51ABC' },
  { scheme: 'PHONE', value: '+447700900555' },
  { scheme: 'PHONE', value: '+447700900777' },
  { scheme: 'PNC', value: '2001/0171310W' },
  { scheme: 'PNC', value: '2003/0011985X' },
)
const of = (identifiers: readonly Identifier[]): Comparable => ({
  names: [{ full: 'Rowan Ashdown' }],
  dateOfBirth: '1985-05-17',
  sex: 'M',
  identifiers: [...identifiers],
  addresses: [{ postcode: 'LS1 1ZZ' }],
})
const things = fc.array(
  identifier.filter(({ scheme }) => scheme !== 'PNC'),
  { minLength: 1, maxLength: 3 },
)

describe('people with what came with an event', () => {
  it('score as if each had all of it', () => {
    const people = fc.array(fc.array(identifier, { maxLength: 2 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(people, things, fc.array(identifier, { maxLength: 3 }), (all, came, held) => {
        const other = of(held)
        const scoreOf = scorerOf(other, model, null)
        const cameWith = { names: [], identifiers: came, addresses: [] }
        for (const own of all) {
          const person = of(own)
          expect(scoreOf({ person, came: cameWith })).toEqual(scorePerson(of([...own, ...came]), other))
          expect(scoreOf({ person, came: null })).toEqual(scorePerson(person, other))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
