import { EventPerson } from '@breach-alerts/contracts'
import { capPeople } from '../../src/match/people-cap.ts'

const person = (fields: object) => EventPerson.parse({ role: 'SUSPECT', ...fields })
const named = (...full: string[]) => person({ names: full.map(text => ({ full: text })) })
const texts = (people: readonly EventPerson[]) => people.map(({ names }) => names.map(({ full }) => full))

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
})
