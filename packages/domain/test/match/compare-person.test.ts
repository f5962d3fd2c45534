import { comparePerson, scorePerson } from '../../src/match/compare-person.ts'
import { model } from '../../src/match/model.ts'

const score = (event: object, order: object, year: number | null = 2026) => {
  const nobody = { names: [], dateOfBirth: null, identifiers: [], addresses: [] }
  return scorePerson({ ...nobody, ...event }, { ...nobody, ...order }, model, year)
}
const at = (...postcodes: string[]) => ({ addresses: postcodes.map(postcode => ({ postcode })) })
const named = (...names: string[]) => ({ names: names.map(full => ({ full })) })
const born = (dateOfBirth: string, more: object = {}) => ({ dateOfBirth, ...more })
const aged = (youngest: number, oldest: number) => ({ ageBand: [youngest, oldest] })

describe('a field that both have, both ways', () => {
  it.each<['birth' | 'home' | 'sex', object, object, string]>([
    ['birth', born('1985-05-17'), born('1985-05-17'), 'EXACT'],
    ['birth', born('1985-05-17'), born('1985'), 'AGREE'],
    ['birth', born('1985-05-17'), {}, 'UNKNOWN'],
    ['birth', born('1985-05-17'), aged(35, 45), 'AGE_IN'],
    ['birth', born('1985'), aged(60, 70), 'AGE_OUT'],
    ['birth', aged(35, 45), aged(40, 50), 'AGE_IN'],
    ['birth', aged(35, 45), {}, 'UNKNOWN'],
    // What is written of the date goes before what somebody guessed.
    ['birth', born('1985-05-17', aged(60, 70)), born('1985', aged(20, 30)), 'AGREE'],
    ['birth', born('1985-05-17', aged(60, 70)), aged(62, 64), 'AGE_IN'],
    ['home', at('LS1 1AA'), at('ls11aa'), 'SAME_POSTCODE'],
    ['home', at('LS1 1AA'), at('LS1 9ZZ'), 'SAME_OUTCODE'],
    ['home', at('LS1 1AA'), at('M1 1AA'), 'DIFFERENT'],
    ['home', at('LS1 1AA'), at('M1 1AA', 'LS1 1AA'), 'SAME_POSTCODE'],
    ['home', at('LS1 1AA'), {}, 'UNKNOWN'],
    ['sex', { sex: 'M' }, { sex: 'M' }, 'SAME'],
    ['sex', { sex: 'M' }, { sex: 'F' }, 'DIFFERENT'],
    ['sex', { sex: 'F' }, {}, 'UNKNOWN'],
    ['sex', { sex: 'X' }, { sex: 'X' }, 'UNKNOWN'],
  ])('%s of %j and %j: %s', (field, a, b, level) => {
    expect([score(a, b)[field], score(b, a)[field]]).toEqual([level, level])
  })

  it.each([
    [aged(35, 45), born('1985-05-17'), 'UNKNOWN'],
    [aged(35, 45), aged(40, 50), 'AGE_IN'],
  ])('in a year that is not known: %j and %j are %s', (a, b, level) => {
    expect([score(a, b, null).birth, score(b, a, null).birth]).toEqual([level, level])
  })
})

describe('the weight', () => {
  it('is the sum of what every field adds', () => {
    const him = { ...named('Alan Reeve'), ...born('1985-05-17'), ...at('LS1 1AA'), sex: 'M' }
    const phone = { identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] }
    const all = score({ ...him, ...phone }, { ...him, ...phone })
    const { births, homes, sexes, identifiers } = model
    expect(all.bits).toBeCloseTo(
      all.names!.bits + births.EXACT + homes.SAME_POSTCODE + sexes.SAME + identifiers.PHONE!,
      6,
    )
    expect(score(him, { ...him, sex: 'F' }).bits).toBeLessThan(score(him, { ...him, sex: undefined }).bits)
    expect(score({}, {}).bits).toBe(0)
  })

  it('is what its evidence adds up to', () => {
    const him = { ...named('Alan Reeve'), ...born('1985-05-17'), ...at('LS1 1AA'), identifiers: [] }
    const { evidence, ...levels } = comparePerson(him, him)
    expect(levels).toEqual(scorePerson(him, him))
    expect(evidence.map(one => one.field)).toEqual(['name', 'dateOfBirth', 'home'])
    expect(evidence.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(levels.bits, 6)
  })

  it('counts a home once that agrees by its number and by its postcode', () => {
    const home = { addresses: [{ postcode: 'LS1 1AA', uprn: '1234' }] }
    const { home: level, bits } = score(home, home)
    expect([level, bits]).toEqual(['UNKNOWN', model.identifiers.UPRN])
    const phone = { identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] }
    expect(score({ ...at('LS1 1AA'), ...phone }, { ...at('LS1 1AA'), ...phone }).home).toBe('SAME_POSTCODE')
  })
})

describe('of several names', () => {
  const best = (event: string[], order: string[]) => {
    const { name, names } = score(named(...event), named(...order))
    return [name, names?.event.folded.all.join(' '), names?.order.folded.all.join(' ')]
  }

  it.each([
    [['Rowan Ashdown'], ['Peter Garside', 'Rowan Ashdown', 'Alan Crewe'], 'EXACT', 'ashdown rowan', 'ashdown rowan'],
    [['Alan Crewe', 'Rowan Ashdown'], ['Rowan Ashdown'], 'EXACT', 'ashdown rowan', 'ashdown rowan'],
    // A form of a rare name says more than a common one that is the same.
    [
      ['Gaz Thistlewood', 'David Smith'],
      ['Gary Thistlewood', 'David Smith'],
      'VARIANT',
      'gaz thistlewood',
      'gary thistlewood',
    ],
    // One word of a name that is known whole is no name of its own.
    [['Rowan Crewe'], ['Rowan Ashdown', 'Rowan'], 'GIVEN', 'crewe rowan', 'ashdown rowan'],
    [['Rowan Crewe'], ['Rowan', 'Rowan Ashdown'], 'GIVEN', 'crewe rowan', 'ashdown rowan'],
    [['Rowan Crewe'], ['Rowan Ashdown', 'Rowan Garside'], 'GIVEN', 'crewe rowan', 'ashdown rowan'],
  ])('%j and %j the two that are worth most count: %s', (event, order, ...expected) => {
    expect(best(event, order)).toEqual(expected)
  })

  it('none is no name', () => {
    expect(score(named('Rowan Ashdown'), {})).toMatchObject({ name: 'UNKNOWN', names: null, bits: 0 })
  })
})
