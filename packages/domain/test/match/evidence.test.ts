import { comparePerson } from '../../src/match/compare-person.ts'
import { him, makeOrder } from '../support/made-up.ts'

const person = (fields: object) => makeOrder([{ kind: 'NO_MOLEST' }], { respondent: fields }).respondent
const item = (event: object, order: object, field: string, year: number | null = null) =>
  comparePerson(person(event), person(order), undefined, year).evidence.filter(one => one.field === field)
const named = (full: string) => ({ names: [{ full }] })
const living = (...postcodes: string[]) => ({ addresses: postcodes.map(postcode => ({ postcode })) })
const known = (scheme: string, ...values: string[]) => ({ identifiers: values.map(value => ({ scheme, value })) })

describe('evidence of who it is', () => {
  it('says of what kind the agreement is', () => {
    expect(item(named('Gaz Ashdown'), named('Gareth Ashdown'), 'name')).toMatchObject([{ kind: 'alias' }])
    expect(item(named('Rowan Ashdown'), named('Rowan Ashdown'), 'name')).toMatchObject([{ kind: 'exact' }])
    expect(item(named('Rowan Ashdown'), named('Rowen Ashdown'), 'name')).toMatchObject([{ kind: 'fuzzy' }])
    expect(item({ sex: 'F' }, { sex: 'M' }, 'sex')).toMatchObject([{ kind: 'negative', agreement: 'DIFFERENT' }])
    expect(item({ sex: 'M' }, { sex: 'M' }, 'sex')).toMatchObject([{ kind: 'exact', agreement: 'SAME' }])
    expect(item(living('LS1 1ZZ'), living('LS1 1ZZ'), 'home')).toMatchObject([{ kind: 'exact' }])
  })

  it('has every postcode of both sides', () => {
    expect(item(living('LS1 1ZZ', 'LS2 2ZZ'), living('LS1 1ZZ', 'LS3 3ZZ'), 'home')).toMatchObject([
      { agreement: 'SAME_POSTCODE', eventValue: 'LS11ZZ, LS22ZZ', orderValue: 'LS11ZZ, LS33ZZ' },
    ])
  })

  it('has an age as it was estimated, beside the day of birth', () => {
    const age = (band: number[]) => item({ ageBand: band }, { dateOfBirth: him.dateOfBirth }, 'dateOfBirth', 2026)
    expect(age([40, 45])).toMatchObject([
      { kind: 'fuzzy', agreement: 'AGE_IN', eventValue: 'aged 40 to 45', orderValue: '1985-05-17' },
    ])
    expect(age([60, 70])).toMatchObject([{ kind: 'negative', agreement: 'AGE_OUT', eventValue: 'aged 60 to 70' }])
    expect(item({ sex: 'M' }, { dateOfBirth: him.dateOfBirth }, 'dateOfBirth')).toEqual([])
  })

  it('has bits of how common a name is only where they are counted', () => {
    const bitsOf = (event: string, order: string) => item(named(event), named(order), 'name')[0]
    expect(bitsOf('John Smith', 'John Smith')?.tfBits).toBeLessThan(0)
    expect(bitsOf('Rowan Ashdown', 'Edith Crewe')).not.toHaveProperty('tfBits')
  })

  it('has what was not used, of either side, with nothing of the other', () => {
    const bad = '2001/0171310A'
    const unused = { field: 'PNC', kind: 'unusable', agreement: 'NOT_USED', bits: 0 }
    expect(item(known('PNC', bad), {}, 'PNC')).toEqual([{ ...unused, orderValue: null, eventValue: bad }])
    expect(item({}, known('PNC', bad), 'PNC')).toEqual([{ ...unused, orderValue: bad, eventValue: null }])
  })

  it('has every other number of both sides, of each scheme by itself', () => {
    const event = {
      identifiers: [
        ...known('PHONE', '07700 900555', '07700 900556').identifiers,
        ...known('VRM', 'AB12CDE').identifiers,
      ],
    }
    const order = {
      identifiers: [
        ...known('VRM', 'AB12CDE').identifiers,
        ...known('PHONE', '07700 900557', '07700 900558').identifiers,
      ],
    }
    expect(item(event, order, 'PHONE')).toEqual([
      {
        field: 'PHONE',
        kind: 'negative',
        agreement: 'DIFFERENT',
        orderValue: '+447700900557, +447700900558',
        eventValue: '+447700900555, +447700900556',
        bits: 0,
      },
    ])
    expect(item(event, order, 'VRM')).toMatchObject([{ agreement: 'EXACT' }])
  })
})
