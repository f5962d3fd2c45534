import { comparePerson } from '../../src/match/compare-person.ts'
import { isConflict, personLevel } from '../../src/match/person-level.ts'
import { him, judgeOne, makeEvent, makeOrder, suspect, victim } from '../support/made-up.ts'

const { names, dateOfBirth } = him
type Numbers = readonly (readonly [scheme: string, value: string])[]
const person = (...numbers: Numbers) => {
  const identifiers = numbers.map(([scheme, value]) => ({ scheme, value }))
  return { names, dateOfBirth, identifiers, addresses: [] }
}
const compared = (event: Numbers, order: Numbers) => comparePerson(suspectOf(event), orderOf(order).respondent)
const orderOf = (numbers: Numbers) => makeOrder([{ kind: 'NO_MOLEST' }], { respondent: person(...numbers) })
const suspectOf = (numbers: Numbers) => orderOf(numbers).respondent

const schemes: readonly (readonly [scheme: string, words: string, event: string, order: string])[] = [
  ['PHONE', 'phone number', '07700 900556', '07700 900555'],
  ['EMAIL', 'e-mail address', 'rowan@made-up.test', 'ashdown@made-up.test'],
  ['HANDLE', 'account name', '@rowan', '@ashdown'],
  ['VRM', 'vehicle', 'YA21BCD', 'AB12CDE'],
  ['NINO', 'National Insurance number', 'AB123456C', 'AB123457C'],
  ['UPRN', 'home', '200000000003', '200000000001'],
  ['EM_DEVICE', 'tag', 'TAG-2', 'TAG-1'],
]

describe('another phone, home or vehicle than the order knows', () => {
  it.each(schemes)('is shown, weighs nothing and contradicts nothing: %s', (scheme, _, eventValue, orderValue) => {
    const [alone, with_] = [compared([], []), compared([[scheme, eventValue]], [[scheme, orderValue]])]
    expect(with_.evidence.filter(one => one.field === scheme)).toEqual([
      expect.objectContaining({ kind: 'negative', agreement: 'DIFFERENT', bits: 0 }),
    ])
    expect(with_.bits).toBe(alone.bits)
    expect(isConflict(with_)).toBe(false)
    expect(personLevel(with_)).toEqual(personLevel(alone))
  })

  it.each(schemes)('is said in plain words, with where it stands: %s', (scheme, words, value, other) => {
    const event = makeEvent('incident.reported', { people: [victim(), suspect(person([scheme, value]))] })
    const finding = judgeOne(event, orderOf([[scheme, other]])).suspected[0]?.finding
    expect(finding?.sentences).toContain(`The ${words} is not one that the order knows, which weighs nothing.`)
    expect(finding?.evidence.find(one => one.field === scheme)).toMatchObject({ source: '/people/1' })
    expect(finding?.flags).not.toContain('IDENTITY_CONFLICT')
  })

  it('is not shown beside one that agrees, nor where only one side has any', () => {
    const phone = ['PHONE', '07700 900555'] as const
    const fields = (event: Numbers, order: Numbers) =>
      compared(event, order)
        .evidence.filter(one => one.field === 'PHONE')
        .map(one => one.agreement)
    expect(fields([['PHONE', '07700 900556'], phone], [phone])).toEqual(['EXACT'])
    expect(fields([phone], [])).toEqual([])
    expect(fields([phone], [['EMAIL', 'rowan@made-up.test']])).toEqual([])
  })

  it('is left to the weight of a contradiction where a number is given once and for life', () => {
    const { evidence, ...score } = compared([['PNC', '2001/0171310W']], [['PNC', '2003/0011985X']])
    expect(evidence.filter(one => one.field === 'PNC').map(one => [one.agreement, one.bits < 0])).toEqual([
      ['DIFFERENT', true],
    ])
    expect(isConflict(score)).toBe(true)
  })
})
