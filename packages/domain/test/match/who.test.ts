import type { Order } from '@breach-alerts/contracts'
import { Order as OrderSchema } from '@breach-alerts/contracts'
import { identifyAll } from '../../src/match/identify-all.ts'
import { matchPairs } from '../../src/match/pairs.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { found, her, him, judgeOne, makeEvent, makeOrder, north, suspect, victim, zone } from '../support/made-up.ts'

const { names, dateOfBirth } = him
const orderOn = (orderId: string, respondent: object, more: object = {}): Order =>
  OrderSchema.parse({ ...makeOrder([{ kind: 'NO_MOLEST' }]), ...more, orderId, respondent })
const rowan = { names: [{ full: 'Rowan Ashdown' }], dateOfBirth: '1985-05-17' }
const piotr = { names: [{ full: 'Piotr Zielinski' }], dateOfBirth: '1979-03-21' }
const stop = (...people: object[]) => makeEvent('police.encounter', { encounter: 'STOP', people })
const levels = (event: Parameters<typeof matchPairs>[0], orders: readonly Order[]) =>
  matchPairs(event, orders).matches.map(({ orderId, level }) => `${orderId} ${level}`)

describe('several people, several orders', () => {
  it('two suspects who are the respondents of two orders do not lower each other', () => {
    const orders = [orderOn('a', rowan), orderOn('b', piotr)]
    expect(levels(stop(suspect(rowan), suspect(piotr)), orders)).toEqual(['a PROBABLE', 'b PROBABLE'])
  })

  it('the runner-up is stated whenever there is one, with its weight, and demotes only without a lead', () => {
    const twin = { ...rowan, dateOfBirth: '1985-05-18' }
    const all = identifyAll(stop(suspect(rowan)), [orderOn('a', rowan), orderOn('b', twin)], defaultMatchSettings)
    expect(all[0]?.identity).toMatchObject({ level: 'PROBABLE', runnerUp: { orderId: 'b' } })
    expect(all[0]?.identity?.evidence).toContainEqual(expect.objectContaining({ field: 'runnerUp', agreement: 'LEAD' }))
  })

  it('the order in which orders come changes nothing', () => {
    const orders = [orderOn('a', rowan), orderOn('b', rowan), orderOn('c', piotr)]
    const event = stop(suspect(rowan), suspect(piotr))
    const by = (some: readonly Order[]) =>
      identifyAll(event, some, defaultMatchSettings)
        .map(one => JSON.stringify([one.order.orderId, one.identity]))
        .toSorted()
    expect(by(orders.toReversed())).toEqual(by(orders))
  })
})

describe('a suspect with a vehicle or a number', () => {
  const order = makeOrder([{ kind: 'NO_ENTER', area: zone }])
  const inside = (people: object[], more: object = {}) =>
    found(judgeOne(makeEvent('incident.reported', { people, place: { point: north(400) }, ...more }), order))
  const his = { vehicles: [{ vrm: 'AB12 CDE' }] }
  const other = { names: [{ full: 'Alan Crewe' }] }

  it.each([
    ['his plate alone', [], his, ['c1 PROBABLE']],
    ['his name and his plate', [suspect({ names })], his, ['c1 PROBABLE']],
    ['half his name and his plate', [suspect({ names: [{ full: 'Rowan' }] })], his, ['c1 PROBABLE']],
    [
      'his name and his number among those of the incident',
      [suspect({ names })],
      { phones: ['07700 900555'] },
      ['c1 PROBABLE'],
    ],
    ['his name alone', [suspect({ names })], {}, []],
    ['somebody else named, and his plate', [suspect(other)], his, []],
    ['somebody else named, and his number', [suspect(other)], { phones: ['07700 900555'] }, []],
    ['his plate with one character misread', [], { vehicles: [{ vrm: 'A812CDE' }] }, ['c1 POSSIBLE']],
    ['a plate that no misreading makes his', [], { vehicles: [{ vrm: 'AC12CDE' }] }, []],
  ] as const)('%s', (_, people, more, expected) => {
    expect(inside([...people], more)).toEqual(expected)
  })
})

describe('a suspect who is known by a number only', () => {
  const order = makeOrder([{ kind: 'NO_MOLEST' }], {
    respondent: { names, dateOfBirth, identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] },
  })
  const withHer = (person: object | null) =>
    found(
      judgeOne(
        makeEvent('incident.reported', { people: [victim(), ...(person ? [suspect({ ...person })] : [])] }),
        order,
      ),
    )

  it.each([
    ['nobody', null, ['c1 POSSIBLE']],
    ['a man', { sex: 'M' }, ['c1 POSSIBLE']],
    [
      'a phone that is not on the order',
      { identifiers: [{ scheme: 'PHONE', value: '07700 900999' }] },
      ['c1 POSSIBLE'],
    ],
    [
      'a PNC id where the order has none',
      { identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }] },
      ['c1 POSSIBLE'],
    ],
    ['somebody else by name', { names: [{ full: 'Alan Crewe' }] }, []],
    ['his name with a guessed year of birth', { names, dateOfBirth: '1981-01-01' }, ['c1 PROBABLE']],
  ] as const)('does not silence: %s', (_, person, expected) => {
    expect(withHer(person)).toEqual(expected)
  })
})

describe('beyond doubt', () => {
  const respondent = {
    ...rowan,
    identifiers: [
      { scheme: 'PHONE', value: '07700 900555' },
      { scheme: 'VRM', value: 'AB12CDE' },
    ],
    addresses: [{ postcode: 'LS1 1AA' }],
  }
  const phone = { identifiers: [respondent.identifiers[0]] }
  const home = { addresses: respondent.addresses }
  const level = (who: object, encounter = 'STOP') =>
    levels(makeEvent('police.encounter', { encounter, people: [suspect({ ...who })] }), [orderOn('a', respondent)])

  it.each([
    ['name and birth date', rowan, 'STOP', 'PROBABLE'],
    ['name, birth date and phone', { ...rowan, ...phone }, 'STOP', 'PROBABLE'],
    ['name, birth date and home', { ...rowan, ...home }, 'STOP', 'PROBABLE'],
    ['name, birth date, phone and home', { ...rowan, ...phone, ...home }, 'STOP', 'CERTAIN'],
    [
      'all that and another PNC id is no conflict where the order has none',
      { ...rowan, ...home, identifiers: [...phone.identifiers, { scheme: 'PNC', value: '2001/0171310W' }] },
      'STOP',
      'CERTAIN',
    ],
    [
      'phone and home with another given name',
      { ...rowan, names: [{ full: 'Alan Ashdown' }], ...phone, ...home },
      'STOP',
      'POSSIBLE',
    ],
    ['in custody: name and birth date', rowan, 'CUSTODY', 'PROBABLE'],
    ['in custody: name, birth date and home', { ...rowan, ...home }, 'CUSTODY', 'CERTAIN'],
  ] as const)('%s (%s, %s): %s', (_, who, encounter, expected) => {
    expect(level(who, encounter)).toEqual([`a ${expected}`])
  })
})

describe('an age that was estimated', () => {
  const event = (ageBand: [number, number] | undefined) =>
    makeEvent('incident.reported', { people: [victim(), suspect({ names, ...(ageBand ? { ageBand } : {}) })] })
  const weight = (ageBand?: [number, number]) =>
    matchPairs(event(ageBand), [orderOn('a', { names, dateOfBirth })]).matches[0]?.weight ?? -99

  it('speaks for him when it fits, against when it is far off, and never silences', () => {
    expect(weight([35, 45])).toBeGreaterThan(weight())
    expect(weight([46, 50])).toBe(weight())
    expect(weight([60, 70])).toBeLessThan(weight())
    expect(weight([60, 70])).toBeGreaterThan(-99)
  })
})

describe('the threshold of an order of high risk', () => {
  it.each([
    ['STANDARD', []],
    ['HIGH', ['a POSSIBLE']],
  ])('%s', (risk, expected) => {
    const order = orderOn('a', rowan, { risk })
    const event = stop(suspect({ names: [{ full: 'Rowan Peter Ashdown' }], dateOfBirth: '1985-05-07' }))
    expect(levels(event, [order])).toEqual(expected)
  })
})

describe('a number of bad form', () => {
  it('is shown as written and not used, on whichever side it stands', () => {
    const bad = { scheme: 'PNC', value: '2001/0171310X' }
    const order = makeOrder([{ kind: 'NO_MOLEST' }], {
      respondent: { ...him, identifiers: [{ scheme: 'CRO', value: '1/1' }] },
    })
    const event = makeEvent('incident.reported', {
      people: [victim(), suspect({ names, dateOfBirth, identifiers: [bad] })],
    })
    const finding = judgeOne(event, order).suspected[0]?.finding
    const unused = finding?.evidence.filter(one => one.agreement === 'NOT_USED')
    expect(unused).toMatchObject([
      { field: 'PNC', kind: 'unusable', eventValue: '2001/0171310X', orderValue: null, bits: 0 },
      { field: 'CRO', kind: 'unusable', eventValue: null, orderValue: '1/1', bits: 0 },
    ])
    expect(finding?.sentences.join(' ')).toContain('was not used')
  })
})

describe('the model in the settings', () => {
  it('is used for everybody in the event, the protected person too', () => {
    const model = {
      ...defaultMatchSettings.model,
      version: 'test',
      priors: { ...defaultMatchSettings.model.priors, strong: -1, weak: -40 },
    }
    const event = makeEvent('incident.reported', { people: [victim(her), suspect({ names, dateOfBirth })] })
    const { matches } = matchPairs(event, [makeOrder([{ kind: 'NO_MOLEST' }])], { ...defaultMatchSettings, model })
    expect(matches[0]?.evidence.find(one => one.field === 'prior')?.bits).toBe(-1)
  })
})
