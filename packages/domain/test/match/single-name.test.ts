import type { PersonName } from '@breach-alerts/contracts'
import { comparePerson } from '../../src/match/compare-person.ts'
import { keysOfEvent } from '../../src/match/event-keys.ts'
import { identify } from '../../src/match/identify.ts'
import { keysOfOrder } from '../../src/match/keys.ts'
import { model, modelFor } from '../../src/match/model.ts'
import { orderGaps } from '../../src/match/order-gaps.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { makeEvent, makeOrder, suspect } from '../support/made-up.ts'

type Described = { name: PersonName; birth?: string; postcode?: string }
const personOf = ({ name, birth, postcode }: Described) => ({
  names: [name],
  dateOfBirth: birth ?? null,
  identifiers: [],
  addresses: postcode === undefined ? [] : [{ postcode }],
})
const orderOn = (who: Described) =>
  makeOrder([{ kind: 'NO_MOLEST' }], { respondent: personOf(who), protectedPersons: [] })
const stopOf = (who: Described) =>
  makeEvent('police.encounter', { encounter: 'STOP', people: [suspect(personOf(who))] })

const meet = (asked: Described, held: Described): boolean => {
  const keys = new Set(keysOfOrder(orderOn(held)))
  return keysOfEvent(stopOf(asked)).keys.some(key => keys.has(key))
}

/** The level that comes of it in a register of so many orders; null: nothing does. */
const found = (asked: Described, held: Described, orders = 1_000) =>
  meet(asked, held)
    ? (identify(stopOf(asked), orderOn(held), { ...defaultMatchSettings, model: modelFor(model, orders) })?.level ??
      null)
    : null

const birth = '1985-05-17'
const postcode = 'LS1 1AA'
const gulalai = { full: 'Gulalai' }

describe('a respondent of whom one name is known', () => {
  it.each<[string, Described, Described, string | null]>([
    ['date of birth', { name: gulalai, birth }, { name: gulalai, birth }, 'POSSIBLE'],
    ['given and not as text', { name: { given: ['Gulalai'] }, birth }, { name: gulalai, birth }, 'POSSIBLE'],
    ['no family name', { name: { given: ['Gulalai'], family: 'LNU' }, birth }, { name: gulalai, birth }, 'POSSIBLE'],
    ['another spelling', { name: { full: 'Gulalay' }, birth }, { name: gulalai, birth }, 'POSSIBLE'],
    ['the home alone', { name: gulalai, postcode }, { name: gulalai, postcode }, 'POSSIBLE'],
    ['date and home', { name: gulalai, birth, postcode }, { name: gulalai, birth, postcode }, 'PROBABLE'],
    ['the year', { name: gulalai, birth: '1985' }, { name: gulalai, birth }, null],
    ['nothing more', { name: gulalai }, { name: gulalai }, null],
    ['another date', { name: gulalai, birth: '1971-02-03', postcode }, { name: gulalai, birth, postcode }, null],
    ['another name', { name: { full: 'Farishta' }, birth, postcode }, { name: gulalai, birth, postcode }, null],
  ])('is found by it and %s', (_, asked, held, level) => {
    expect([found(asked, held), found(held, asked)]).toEqual([level, level])
  })

  it('is found where the event has two words of it', () => {
    expect(found({ name: { full: 'Gul Alai' }, birth, postcode }, { name: gulalai, birth, postcode })).toBe('POSSIBLE')
  })

  it('is POSSIBLE at most where the event has the whole of his name, the day and the home', () => {
    const whole = { name: { full: 'Gulalai Ahmadzai' }, birth, postcode }
    const one = { name: gulalai, birth, postcode }
    expect([found(whole, one), found(one, whole)]).toEqual(['POSSIBLE', 'POSSIBLE'])
  })

  it('is found by name and day among a million orders as well, and his home makes it probable', () => {
    const [day, home] = [
      { name: gulalai, birth },
      { name: gulalai, birth, postcode },
    ]
    expect([found(day, day, 1e6), found(home, home, 1e6)]).toEqual(['POSSIBLE', 'PROBABLE'])
  })

  it.each(['Singh', 'Kaur', 'Mohammed', 'Begum', 'Ali', 'S'])(
    '%s alone is found by day and home, never by less',
    one => {
      const [name, whole] = [{ full: one }, { given: ['Sohrab'], family: one === 'S' ? 'Ashdown' : one }]
      const all = { birth, postcode }
      expect(found({ name: whole, ...all }, { name, ...all })).toBe('POSSIBLE')
      expect(found({ name, ...all }, { name, ...all })).toBe('POSSIBLE')
      for (const less of [{ birth }, { postcode }])
        expect([found({ name, ...less }, { name, ...less }), keysOfOrder(orderOn({ name, ...less }))]).toEqual([
          null,
          [],
        ])
    },
  )

  it('is brought together with nobody of another day at his home, nor of his day in another home', () => {
    const one = { name: { full: 'Singh' }, birth, postcode }
    expect(meet({ name: { full: 'Harpreet Singh' }, birth: '1971-02-03', postcode }, one)).toBe(false)
    expect(meet({ name: { full: 'Harpreet Singh' }, birth, postcode: 'LS9 9ZZ' }, one)).toBe(false)
  })

  it.each<[string, Described, string[]]>([
    ['with a day of birth', { name: gulalai, birth }, []],
    ['with a home', { name: gulalai, postcode }, []],
    ['with neither', { name: gulalai }, ['NEVER_FOUND']],
    ['that half a city has, with a day of birth', { name: { full: 'Singh' }, birth }, ['NEVER_FOUND']],
    ['that half a city has, with day and home', { name: { full: 'Singh' }, birth, postcode }, []],
  ])('is said never to be found where that is so: a name %s', (_, held, expected) => {
    expect(orderGaps(orderOn(held)).map(({ code }) => code)).toEqual(expected)
  })
})

describe('the weight of a single name', () => {
  const bits = (a: PersonName, b: PersonName) => comparePerson(personOf({ name: a }), personOf({ name: b })).bits
  it('is less than that of a whole name, more than that of one beside others, and less for a common one', () => {
    const [whole, david] = [{ full: 'Gulalai Ahmadzai' }, { full: 'David' }]
    expect(bits(whole, whole)).toBeGreaterThan(bits(gulalai, gulalai))
    expect(bits(gulalai, gulalai)).toBeGreaterThan(bits(gulalai, whole))
    expect(bits(gulalai, gulalai)).toBeGreaterThan(bits(david, david))
    expect(bits(david, david)).toBeGreaterThan(bits({ full: 'Singh' }, { full: 'Singh' }))
  })
})
