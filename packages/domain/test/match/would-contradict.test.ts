import type { Identity } from '../../src/match/identify.ts'
import { wouldContradict } from '../../src/match/would-contradict.ts'
import { him, item, makeOrder } from '../support/made-up.ts'

const certain = (as: Identity['as'], ...said: (readonly [field: string, agreement: string])[]): Identity => ({
  as,
  key: '/people/0',
  level: 'CERTAIN',
  weight: 20,
  flags: [],
  evidence: said.map(([field, agreement]) => item(field, agreement)),
})
const against = (respondent: object, ...said: (readonly [string, string])[]) =>
  wouldContradict(certain('SUSPECT', ...said), makeOrder([{ kind: 'EM_TAG' }], { respondent }))

const another = (what: string) => [
  `Another ${what} than the order knows would contradict it, and it would be certain no more.`,
]
const identifiers = ['PNC', 'CRO', 'CRN', 'NOMS'].map((scheme, at) => ({
  scheme,
  value: ['2001/0171310W', '123456/01X', 'X123456', 'A1234BC'][at],
}))

describe('what would speak against somebody who is certain', () => {
  it('is of a tag that it is worn by another', () => {
    expect(wouldContradict(certain('WEARER'), makeOrder([{ kind: 'EM_TAG' }]))).toEqual([
      'A tag that is registered to somebody else after all would show that it is not this person.',
    ])
  })

  it('is another of whatever the order knows and the event has not said', () => {
    expect(against({ ...him, identifiers })).toEqual(
      another('PNC number or CRO number or CRN number or NOMS number or name or date of birth'),
    )
    expect(against({ ...him, identifiers }, ['PNC', 'EXACT'], ['CRO', 'EXACT'], ['name', 'EXACT'])).toEqual(
      another('CRN number or NOMS number or date of birth'),
    )
  })

  it('is nothing of which the order knows nothing, or nothing usable', () => {
    const bad = [{ scheme: 'PNC', value: '2001/0171310A' }]
    expect(against({ names: him.names, identifiers: bad })).toEqual(another('name'))
    expect(against({ names: him.names, identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] })).toEqual(
      another('name'),
    )
    expect(against({ dateOfBirth: him.dateOfBirth, identifiers: [] })).toEqual(another('date of birth'))
    expect(against({ identifiers: bad })).toEqual([
      'Nothing that the order knows of the person is left that could speak against it.',
    ])
  })

  it('is still another number, where the one of the event was not usable', () => {
    expect(
      against({ identifiers }, ['PNC', 'NOT_USED'], ['CRO', 'EXACT'], ['CRN', 'EXACT'], ['NOMS', 'EXACT']),
    ).toEqual(another('PNC number'))
  })
})
