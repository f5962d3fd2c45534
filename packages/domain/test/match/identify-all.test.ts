import { Order } from '@breach-alerts/contracts'
import { identifyAll } from '../../src/match/identify-all.ts'
import { model } from '../../src/match/model.ts'
import { scorePerson } from '../../src/match/compare-person.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { makeEvent, makeOrder, suspect } from '../support/made-up.ts'

const plain = makeOrder([{ kind: 'NO_MOLEST' }])
const orderOn = (orderId: string, respondent: object) => Order.parse({ ...plain, orderId, respondent })
const names = [{ full: 'Rowan Ashdown' }]
const home = { addresses: [{ postcode: 'LS1 1AA' }] }
const phone = (...values: string[]) => ({ identifiers: values.map(value => ({ scheme: 'PHONE', value })) })
const [one, other] = ['07700 900555', '07700 900556'] as const
const pnc = { identifiers: [{ scheme: 'PNC', value: '2001/0171310W' }] }

/** Of somebody who was born in that year, two who were, at one postcode: no one person. */
const seen = { names, dateOfBirth: '1985', ...home }
const [may, november] = ['1985-05-17', '1985-11-02'].map(dateOfBirth => ({ names, dateOfBirth })) as [object, object]

const thresholds = (changed: Partial<typeof model.thresholds>) => ({
  ...defaultMatchSettings,
  model: { ...model, thresholds: { ...model.thresholds, ...changed } },
})
const identities = (person: object, orders: readonly Order[], settings = defaultMatchSettings, more: object = {}) => {
  const event = makeEvent('incident.reported', { people: [suspect({ ...person })], ...more })
  return identifyAll(event, orders, settings).map(({ identity }) => identity)
}
const runnersUp = (person: object, orders: readonly Order[], settings = defaultMatchSettings) =>
  identities(person, orders, settings).map(identity => identity?.runnerUp?.orderId ?? null)

describe('two people whom one suspect fits', () => {
  it('are neither of them probable where they fit alike', () => {
    const [a, b] = identities(seen, [orderOn('a', { ...may, ...home }), orderOn('b', { ...november, ...home })])
    expect(a).toMatchObject({ level: 'POSSIBLE', lacksLead: true, runnerUp: { orderId: 'b', weight: b?.weight } })
    expect(b).toMatchObject({ level: 'POSSIBLE', lacksLead: true, runnerUp: { orderId: 'a', weight: a?.weight } })
    expect(a?.evidence).toContainEqual({
      field: 'runnerUp',
      kind: 'context',
      orderValue: null,
      eventValue: null,
      agreement: 'NO_LEAD',
      bits: 0,
      leadBits: 0,
    })
  })

  it('are the one probable, and the other no less than possible, where one leads', () => {
    const orders = [orderOn('a', { ...may, ...home }), orderOn('b', november)]
    const [a, b] = identities(seen, orders)
    const leadBits = model.homes.SAME_POSTCODE
    expect([a?.level, b?.level, a?.lacksLead, b?.lacksLead]).toEqual(['PROBABLE', 'POSSIBLE', undefined, undefined])
    expect(a?.evidence.at(-1)).toMatchObject({ agreement: 'LEAD', leadBits })
    expect(b?.evidence.at(-1)).toMatchObject({ agreement: 'NO_LEAD', leadBits: -leadBits })
    // As much as the lead is a lead.
    expect(identities(seen, orders, thresholds({ lead: leadBits }))[0]?.evidence.at(-1)?.agreement).toBe('LEAD')
    expect(identities(seen, orders, thresholds({ lead: leadBits }))[0]?.level).toBe('PROBABLE')
    expect(identities(seen, orders, thresholds({ lead: leadBits + 0.01 }))[0]?.level).toBe('POSSIBLE')
  })

  it('need no lead where a strong identifier says who it is', () => {
    const [a] = identities({ ...may, ...home, ...pnc }, [
      orderOn('a', { names: [{ full: 'Alan Crewe' }], ...pnc }),
      orderOn('b', { ...may, ...home }),
    ])
    expect(a).toMatchObject({ level: 'PROBABLE', runnerUp: { orderId: 'b' } })
    expect(a).not.toHaveProperty('lacksLead')
    expect(a?.evidence.at(-1)).toMatchObject({ agreement: 'NO_LEAD' })
  })

  it('are the best of those who are left, and of those who fit alike the first by id', () => {
    const orders = [
      orderOn('c', november),
      orderOn('a', { ...may, ...home }),
      orderOn('d', { ...november, ...home, names: [{ full: 'Rowan Ashdwon' }] }),
      orderOn('b', november),
    ]
    expect(runnersUp(seen, orders)).toEqual(['a', 'd', 'a', 'a'])
    expect(runnersUp(seen, [orders[1]!, orders[0]!, orders[3]!])[0]).toBe('b')
    expect(runnersUp(seen, [orders[1]!, orders[3]!, orders[0]!])[0]).toBe('b')
  })

  it('weigh as much as the fullest description of the suspect makes them', () => {
    const orders = [orderOn('a', { ...may, ...home }), orderOn('b', { ...november, ...phone(one) })]
    const [a, b] = identities(seen, orders, defaultMatchSettings, { phones: [one] })
    expect(a?.runnerUp).toEqual({ orderId: 'b', weight: b?.weight })
    expect(b?.weight).toBeGreaterThan(model.identifiers.PHONE!)
  })
})

describe('two orders on one person', () => {
  const suspects = phone(one, other)
  const pair = (a: object, b: object) => [orderOn('a', { ...a }), orderOn('b', { ...b })]

  it.each<[string, object, readonly Order[], readonly (string | null)[]]>([
    ['name and date', may, pair(may, may), [null, null]],
    [
      'name and year',
      suspects,
      pair({ names, dateOfBirth: '1985', ...phone(one) }, { ...may, ...phone(other) }),
      [null, null],
    ],
    [
      'another name and the year',
      suspects,
      pair(
        { names, dateOfBirth: '1985', ...phone(one) },
        { ...may, names: [{ full: 'Rowan Crewe' }], ...phone(other) },
      ),
      ['b', 'a'],
    ],
    ['a name alone', { names, ...home }, pair({ names, ...home }, { names, ...home }), ['b', 'a']],
    [
      'a strong identifier',
      { names, ...home },
      pair({ names, ...home, ...pnc }, { names, ...home, ...pnc }),
      [null, null],
    ],
    [
      'a strong identifier with another name',
      { ...home, ...pnc, names: [...names, { full: 'Alan Crewe' }] },
      pair({ names, ...pnc }, { names: [{ full: 'Alan Crewe' }], ...pnc }),
      ['b', 'a'],
    ],
  ])('do not compete; by %s', (_, person, orders, expected) => {
    expect(runnersUp(person, orders)).toEqual(expected)
  })

  it('are told by the weight of a probable one beside a protected person', () => {
    const orders = pair({ names, dateOfBirth: '1985', ...phone(one) }, { ...may, ...phone(other) })
    const enough = scorePerson(orders[0]!.respondent, orders[1]!.respondent, model).bits + model.priors.weak
    expect(runnersUp(suspects, orders, thresholds({ probable: enough }))).toEqual([null, null])
    expect(runnersUp(suspects, orders, thresholds({ probable: enough + 0.01 }))).toEqual(['b', 'a'])
  })

  it.each([
    [200, 'z'],
    [201, null],
  ])('%d of them leave the runner-up %s', (count, expected) => {
    const his = Array.from({ length: count }, (_, at) => orderOn(`a${at}`, { ...may, ...home }))
    expect(runnersUp(seen, [...his, orderOn('z', november)])[0]).toBe(expected)
  })
})
