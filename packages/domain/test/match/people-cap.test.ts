import { EventPerson } from '@breach-alerts/contracts'
import { capPeople } from '../../src/match/people-cap.ts'

const person = (fields: object) => EventPerson.parse({ role: 'SUSPECT', ...fields })
const named = (...full: string[]) => person({ names: full.map(text => ({ full: text })) })
const texts = (people: readonly EventPerson[]) => people.map(({ names }) => names.map(({ full }) => full))

const times = (count: number, name: object) => Array.from({ length: count }, () => ({ names: [name] })).map(person)
const given = (count: number) => Array.from({ length: count }, (_, at) => `Rowan${'abcdefghijklm'[at]}`)
const living = (count: number) => person({ addresses: Array.from({ length: count }, () => ({ postcode: 'LS1 1AB' })) })

describe('how much of the people of an event is compared', () => {
  it('is all of it as long as it is not much, and then nothing is made anew', () => {
    const people = Array.from({ length: 200 }, (_, at) => named(`Rowan Ashdown ${at} of two hundred`.slice(0, 30)))
    const { people: compared, isCapped } = capPeople(people)
    expect(isCapped).toBe(false)
    expect(compared).toBe(people)
  })

  it('is a first name of everybody before a second of anybody', () => {
    const aliases = Array.from({ length: 200 }, (_, at) => `Alias ${'x'.repeat(at)}`)
    const { people, isCapped } = capPeople([named(...aliases), named('Imogen Farrow', 'Imogen Ashdown')])
    expect(isCapped).toBe(true)
    expect(texts(people)[1]).toEqual(['Imogen Farrow', 'Imogen Ashdown'])
    expect(texts(people)[0]).toEqual(aliases.slice(0, people[0]!.names.length))
    expect(people[0]!.names.length).toBeGreaterThan(50)
  })

  it('does not hang on who stands first', () => {
    const people = Array.from({ length: 199 }, (_, at) => named(`${'x'.repeat(at)} Ashdown`, `${at} Farrow`, 'Rowan'))
    const byText = (some: readonly EventPerson[]) =>
      texts(capPeople(some).people)
        .map(one => one.join('|'))
        .toSorted()
    expect(byText(people.toReversed())).toEqual(byText(people))
    expect(byText(people)).not.toEqual(
      texts(people)
        .map(one => one.join('|'))
        .toSorted(),
    )
  })

  it('loses no identifier: of an address too many its UPRN stays', () => {
    const uprn = (at: number) => String(200_000_000_000 + at)
    const people = Array.from({ length: 4 }, (_, who) =>
      person({
        identifiers: [{ scheme: 'PHONE', value: '07700 900555' }],
        addresses: Array.from({ length: 200 }, (__, at) => ({ postcode: 'LS1 1AB', uprn: uprn(who * 200 + at) })),
      }),
    )
    const { people: compared, isCapped } = capPeople(people)
    expect(isCapped).toBe(true)
    expect(compared.map(({ identifiers }) => identifiers)).toEqual(people.map(({ identifiers }) => identifiers))
    expect(compared.map(({ addresses }) => addresses.map(one => one.uprn))).toEqual(
      people.map(({ addresses }) => addresses.map(one => one.uprn)),
    )
    expect(compared.flatMap(({ addresses }) => addresses.filter(one => one.postcode !== undefined))).toHaveLength(400)
  })

  it.each<[string, readonly EventPerson[], boolean]>([
    ['three hundred short names', times(300, { full: 'Rowan' }), false],
    ['one more', times(301, { full: 'Rowan' }), true],
    ['6,000 characters', times(100, { given: ['x'.repeat(20)], family: 'x'.repeat(30), full: 'x'.repeat(10) }), false],
    ['one more character', [...times(99, { full: 'x'.repeat(60) }), named('x'.repeat(61))], true],
    ['fifteen endless texts, of which 400 characters are read', times(15, { full: 'x'.repeat(500) }), false],
    ['fifteen endless family names', times(15, { family: 'x'.repeat(500) }), false],
    ['fifteen endless given names', times(15, { given: ['x'.repeat(500)] }), false],
    ['sixteen', times(16, { given: ['x'.repeat(500)] }), true],
    ['four hundred addresses', [living(200), living(200)], false],
    ['one more address', [living(200), living(200), living(1)], true],
    ['twelve given names', times(1, { given: given(12) }), false],
    ['thirteen', times(1, { given: given(13) }), true],
  ])('is cut from here on: %s', (_, people, expected) => {
    expect(capPeople(people).isCapped).toBe(expected)
  })

  it('is twelve given names of a name that has more, with the rest of it', () => {
    const people = times(1, { given: given(13), family: 'Ashdown' })
    expect(capPeople(people).people[0]!.names).toEqual([{ given: given(12), family: 'Ashdown' }])
  })

  it('is the shorter of two first names where there is no room for both, and then no second name', () => {
    const long = 'x'.repeat(400)
    const people = [
      named(long, 'Rowan'),
      ...Array.from({ length: 14 }, () => named(long.slice(1))),
      named('Imogen Farrow'),
    ]
    const kept = texts(capPeople(people).people)
    expect(kept[0]).toEqual([])
    expect(kept.slice(1)).toEqual(texts(people).slice(1))
  })

  it('is what comes first in the alphabet of two that are as long', () => {
    const seconds = [{ given: ['Abel'], family: 'Hill' }, { given: ['Abel'] }, { family: 'Abbott' }]
    const people = seconds.map(name => person({ names: [{ full: 'Rowan' }, name] }))
    // 298 first names leave room for two more.
    const kept = capPeople([...people, ...times(295, { full: 'Rowan' })]).people.map(({ names }) => names[1])
    expect(kept.slice(0, 3)).toEqual([undefined, { given: ['Abel'] }, { family: 'Abbott' }])
  })

  it('is the address with the postcode that comes first, and of one too many without a UPRN nothing', () => {
    const last = [{ postcode: 'LS9 9ZZ' }, { postcode: 'BD7 1HR' }, { lines: ['1 Kirkgate'] }]
    const people = [...Array.from({ length: 398 }, () => living(1)), ...last.map(one => person({ addresses: [one] }))]
    const kept = capPeople(people).people.map(({ addresses }) => addresses)
    expect(kept.slice(-3)).toEqual([[], [{ postcode: 'BD7 1HR' }], [{ lines: ['1 Kirkgate'] }]])
  })
})
