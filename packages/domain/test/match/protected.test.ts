import { idOf } from '../../src/identifiers/digest.ts'
import { protectedHits } from '../../src/match/protected.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { compareFolded } from '../../src/names/compare.ts'
import { foldName } from '../../src/names/fold.ts'
import { encounter, her, him, incident, makeOrder, somebodyElse, suspect, victim } from '../support/made-up.ts'

const conditions = [{ kind: 'NO_MOLEST' }]
const orderOn = (...protectedPersons: object[]) => makeOrder(conditions, { protectedPersons })
const order = orderOn(her)
const hits = (event: ReturnType<typeof incident>, held = order) =>
  protectedHits(event, held, defaultMatchSettings.model)
const met = (person: object, held: object = her) => {
  const found = hits(incident([victim({ ...person })]), orderOn(held))
  return found.map(({ sure }) => (sure ? 'SURE' : 'BY_NAME'))
}
const known = (scheme: string, value: string) => ({ identifiers: [{ scheme, value }] })
const named = (full: string, more: object = {}) => ({ names: [{ full }], ...more })
const { names, dateOfBirth } = her

describe('a protected person among those of an event', () => {
  it.each(['VICTIM', 'CALLER', 'WITNESS', 'MENTIONED'])('is met in her part: %s', role => {
    expect(hits(encounter([victim(somebodyElse), { ...her, role }]))).toMatchObject([{ role, sure: true }])
  })

  it('is nobody who is suspected, nobody of an order without one, and everybody who is she', () => {
    expect(hits(encounter([suspect({ ...her })]))).toEqual([])
    expect(hits(encounter([victim()]), orderOn())).toEqual([])
    const two = orderOn(somebodyElse, her)
    expect(hits(encounter([victim(), victim(somebodyElse)]), two).map(({ evidence }) => evidence[0]?.source)).toEqual([
      '/people/0',
      '/people/1',
    ])
  })

  it.each([
    ['a number', known('PHONE', '07700 900777'), ['SURE']],
    ['a number and another name', named('Edith Crewe', known('PHONE', '07700 900777')), ['SURE']],
    ['name and day of birth', { names, dateOfBirth }, ['SURE']],
    ['name and year of birth', { names, dateOfBirth: '1988' }, ['SURE']],
    ['name, and day and month the wrong way round', { names, dateOfBirth: '1988-02-11' }, ['SURE']],
    ['name, and a day that is one digit off', { names, dateOfBirth: '1988-11-03' }, ['SURE']],
    ['name and home', { names, addresses: [{ uprn: '200000000002' }] }, ['SURE']],
    ['name alone', { names }, ['BY_NAME']],
    ['name and a year that is near', { names, dateOfBirth: '1990' }, ['BY_NAME']],
    ['name, with another day of birth', { names, dateOfBirth: '1961-09-30' }, []],
    ['home alone', { addresses: [{ uprn: '200000000002' }] }, []],
    ['day of birth alone', { dateOfBirth }, []],
  ])('is surely she, perhaps, or not, by %s', (_, person, expected) => {
    expect(met(person)).toEqual(expected)
  })

  it.each([
    ['EXACT', 'Imogen Farrow', 'Farrow Imogen', true],
    ['SHORT', 'Imogen Mary Farrow', 'Imogen Farrow', true],
    ['SPELLED', 'Sana Kureshi', 'Sana Qureshi', true],
    ['VARIANT', 'Gaz Thompson', 'Gary Thompson', true],
    ['SUBSET', 'John Garside', 'Peter John Garside', true],
    ['CLOSE', 'Imogen Farrowe', 'Imogen Farrow', true],
    ['NEAR', 'Roisin Wood', 'Roisin Woodward', false],
    ['INITIAL', 'I Farrow', 'Imogen Farrow', false],
    ['FAMILY', 'Edith Farrow', 'Imogen Farrow', false],
    ['PARTIAL', 'Imogen', 'Imogen Farrow', false],
  ])('may have a name that is hers, or nearly: %s', (level, event, held, expected) => {
    expect(compareFolded(foldName({ full: event }), foldName({ full: held }))).toBe(level)
    expect(met(named(event), named(held))).toEqual(expected ? ['BY_NAME'] : [])
  })

  it('is told by an opaque id: of the person where it has one, else of her place on the order', () => {
    const ids = (...held: object[]) =>
      hits(encounter([victim()]), orderOn(...held)).map(({ protectedId }) => protectedId)
    expect(ids({ ...her, personId: 'p7' })).toEqual([idOf('psn', 'ord_1', 'p7')])
    expect(ids(somebodyElse, her)).toEqual([idOf('psn', 'ord_1', '#1')])
    expect(ids(her)[0]).toMatch(/^psn_/u)
  })

  it('is looked for on each order and by each model, also in an event with many people', () => {
    const crowd = Array.from({ length: 8 }, () => victim(somebodyElse))
    const event = encounter([...crowd, victim()])
    expect(hits(event)).toMatchObject([{ sure: true, evidence: [{ source: '/people/8' }, {}, {}, {}, {}] }])
    expect(hits(event, orderOn(named('Edith Crewe')))).toEqual([])
    const { model } = defaultMatchSettings
    const other = { ...model, births: { ...model.births, EXACT: 0 } }
    const fields = (used: typeof model) => protectedHits(event, order, used)[0]?.evidence.map(({ field }) => field)
    expect(fields(model)).toContain('protectedPerson.dateOfBirth')
    expect(fields(other)).not.toContain('protectedPerson.dateOfBirth')
  })
})

describe('what agrees about her', () => {
  const item = { kind: 'exact', agreement: 'EXACT', bits: 0, source: '/people/0' }
  const hidden = { orderValue: `the protected person's home`, eventValue: `the protected person's home` }

  it('weighs nothing by itself, and does not repeat where she lives', () => {
    const event = encounter([victim({ names, sex: 'M', addresses: her.addresses })])
    expect(hits(event)[0]?.evidence).toEqual([
      { ...item, field: 'protectedPerson.UPRN', ...hidden },
      { ...item, field: 'protectedPerson.name', orderValue: 'imogen farrow', eventValue: 'imogen farrow' },
    ])
    const postcode = encounter([victim({ names, addresses: [{ postcode: 'LS2 2ZZ' }] })])
    expect(hits(postcode)[0]?.evidence[1]).toEqual({
      ...item,
      field: 'protectedPerson.home',
      ...hidden,
      agreement: 'SAME_POSTCODE',
    })
  })
})

describe('her things', () => {
  const vehicles = [{ vrm: 'XY51 ABC' }, { vrm: 'cb34 efg' }]
  const [phone, plate] = [known('PHONE', '07700 900777'), known('VRM', 'CB34EFG')]
  const shown = (field: string, value: string, source: string) => ({
    field: `protectedPerson.${field}`,
    kind: 'exact',
    orderValue: value,
    eventValue: value,
    agreement: 'EXACT',
    bits: 0,
    source,
  })

  it('make her the caller of an incident that was reported from her number', () => {
    const event = incident([], { phones: ['07700 900999', '07700 900777'] })
    const hers = {
      role: 'CALLER',
      sure: true,
      evidence: [shown('PHONE', '+447700900777', '/phones')],
      protectedId: idOf('psn', 'ord_1', '#1'),
    }
    expect(hits(event, orderOn(named('Edith Crewe'), { names, ...phone }))).toEqual([hers])
    expect(hits(event, orderOn(named('Edith Crewe')))).toEqual([])
    // A number that is his as well is hers all the same.
    const both = makeOrder(conditions, { respondent: { ...him, ...phone }, protectedPersons: [{ names, ...phone }] })
    expect(hits(event, both)).toHaveLength(1)
  })

  it('mention her where her car is, which is no more than her car', () => {
    expect(hits(encounter([], { vehicles }), orderOn({ names, ...plate }))).toEqual([
      {
        role: 'MENTIONED',
        sure: true,
        isCarAlone: true,
        evidence: [shown('VRM', 'CB34EFG', '/vehicles')],
        protectedId: idOf('psn', 'ord_1', '#0'),
      },
    ])
  })

  it('say nothing of her where the car is his as well, unless another of hers is there', () => {
    const shared = (...hers: object[]) =>
      makeOrder(conditions, { respondent: { ...him, ...plate }, protectedPersons: [{ names, identifiers: hers }] })
    expect(hits(encounter([], { vehicles }), shared(...plate.identifiers))).toEqual([])
    const other = known('VRM', 'XY51ABC').identifiers
    expect(hits(encounter([], { vehicles }), shared(...plate.identifiers, ...other))).toMatchObject([
      { evidence: [{ eventValue: 'XY51ABC' }] },
    ])
  })

  it('are hers by numbers of their kind', () => {
    const reference = known('OTHER:housing', 'CB34EFG')
    expect(hits(encounter([], { vehicles }), orderOn({ names, ...reference }))).toEqual([])
  })

  it('come after whom the people are', () => {
    const event = incident([victim()], { phones: ['07700 900777'] })
    expect(hits(event).map(({ role }) => role)).toEqual(['VICTIM', 'CALLER'])
  })
})
