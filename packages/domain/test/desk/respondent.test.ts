import type { Order, Person } from '@breach-alerts/contracts'
import {
  isSamePerson,
  keysOfOrder,
  keysOfRespondent,
  promptContextOf,
  serialOrders,
  suspensionsOf,
} from '../../src/index.ts'
import { day, iso, start } from './builders.ts'

const person = (given: string, family: string, more: Partial<Person> = {}): Person => ({
  names: [{ given: [given], family, kind: 'LEGAL' }],
  dateOfBirth: null,
  identifiers: [],
  addresses: [],
  ...more,
})
const crn = { scheme: 'CRN' as const, value: 'X123456' }
const ned = person('Edward', 'Thorncastle', { dateOfBirth: '1988-02-11', identifiers: [crn] })
const order = (orderId: string, more: Partial<Order> = {}): Order => ({
  orderId,
  type: 'NON_MOLESTATION',
  respondent: ned,
  protectedPersons: [person('Orla', 'Hesketh')],
  mappa: null,
  cohorts: [],
  versions: [version(1)],
  partners: [],
  ...more,
})
const version = (n: number, more: Partial<Order['versions'][number]> = {}): Order['versions'][number] => ({
  version: n,
  validFrom: '2026-06-01',
  validTo: null,
  status: 'ACTIVE',
  madeWithoutNotice: false,
  knowledge: [],
  conditions: [],
  ...more,
})

describe('orders on one respondent', () => {
  it.each([
    ['the same name and day of birth', person('Edward', 'Thorncastle', { dateOfBirth: '1988-02-11' }), true],
    ['a near name and the same number', person('Ned', 'Thorncastle', { identifiers: [crn] }), true],
    ['another day of birth', person('Edward', 'Thorncastle', { dateOfBirth: '1971-08-30' }), false],
    ['only the name', person('Edward', 'Thorncastle'), false],
  ])('with %s are on one person, or not', (_, other, isSame) => {
    expect(isSamePerson(ned, other)).toBe(isSame)
  })

  it.each<[string, Partial<Person>]>([
    ['the same name and day of birth', { dateOfBirth: '1988-02-11' }],
    ['day and month swapped', { dateOfBirth: '1988-11-02' }],
    ['the same number', { identifiers: [crn] }],
  ])('with %s share a key, so that they are looked at', (_, more) => {
    const stored = keysOfOrder(order('b', { respondent: person('Edward', 'Thorncastle', more) }))
    expect(keysOfRespondent({ respondent: ned }).filter(key => stored.includes(key))).not.toEqual([])
  })

  it('count a protected person of several orders once, by id or by what is known', () => {
    const people = (...protectedPersons: Person[]) => ({ protectedPersons })
    const counted = serialOrders(
      [
        order('a', people(person('Orla', 'Hesketh'), person('Ivy', 'Hesketh'))),
        order('b', people(person('Orla', 'Hesketh', { dateOfBirth: '1990-01-05' }))),
        order('c', people(person('Orla', 'Hesketh', { dateOfBirth: '1964-07-19' }))),
        order('d', people(person('O', 'H', { personId: 'per_1' }), person('Orla', 'Marsh', { personId: 'per_1' }))),
      ],
      () => null,
      start,
    )
    const ids = counted.map(({ protectedPersonIds }) => protectedPersonIds)
    expect(ids[1]).toEqual([ids[0]![0]])
    expect(ids[3]![0]).toBe(ids[3]![1])
    expect(new Set(ids.flat()).size).toBe(4)
  })

  it.each<[string, Partial<Order['versions'][number]>, boolean]>([
    ['bind while active', {}, true],
    ['do not bind once discharged', { status: 'DISCHARGED' }, false],
    ['do not bind after their end', { validTo: '2026-11-01' }, false],
    ['do not bind before they begin', { validFrom: '2027-01-01' }, false],
  ])('%s', (_, more, inForce) => {
    expect(serialOrders([order('a', { versions: [version(1, more)] })], () => null, start)[0]).toMatchObject({
      inForce,
    })
  })

  it('stand a duty to notify still: MAPPA category 1, and an SPO for a DAPO', () => {
    expect(suspensionsOf([order('a')])).toEqual([])
    expect(
      suspensionsOf([
        order('a', { mappa: { category: 1, level: 1, leadAgency: 'POLICE' } }),
        order('b', {
          type: 'SPO',
          versions: [version(1, { validTo: '2026-12-31' }), version(2, { status: 'REVOKED' })],
        }),
      ]),
    ).toEqual([
      { by: 'SOA_NOTIFICATION', from: '1970-01-01', to: null },
      { by: 'SPO_NOTIFICATION', from: '2026-06-01', to: '2026-12-31' },
    ])
  })
})

describe('what the register says for the questions', () => {
  const of = (versions: Order['versions'], now = start) =>
    promptContextOf({ isManaged: false }, order('a', { versions }), now)

  it.each<[string, Order['versions'], object]>([
    ['no end', [version(1)], { orderVersion: 1, endsAt: null }],
    ['its end', [version(1, { validTo: iso(start + day) })], { endsAt: start + day }],
    [
      'when it was discharged',
      [version(1), version(2, { status: 'DISCHARGED', validFrom: iso(start - day) })],
      { orderVersion: 2, endsAt: start - day },
    ],
    [
      'when its new version came to be known',
      [version(1), version(2, { validFrom: '2026-11-01', recordedAt: iso(start) })],
      { orderVersion: 2, variedAt: start },
    ],
    [
      'the end of the version that goes on where this one ends',
      [
        version(1, { validTo: iso(start + day) }),
        version(2, { validFrom: iso(start + day), validTo: iso(start + 9 * day) }),
      ],
      { orderVersion: 1, endsAt: start + 9 * day },
    ],
    [
      'the discharge that is to come',
      [version(1), version(2, { status: 'DISCHARGED', validFrom: iso(start + 2 * day) })],
      { orderVersion: 1, endsAt: start + 2 * day },
    ],
    ['nothing before it binds', [version(1, { validFrom: '2027-01-01' })], { orderVersion: null, endsAt: null }],
  ])('is %s', (_, versions, expected) => {
    expect(of(versions)).toMatchObject(expected)
  })

  it('is nothing when it does not answer, but for what the alert was told', () => {
    expect(promptContextOf({ isManaged: true }, null, start)).toMatchObject({
      orderVersion: null,
      endsAt: null,
      isManaged: true,
    })
  })

  it('makes somebody under MAPPA managed, whatever the alert was told', () => {
    const mappa = { category: 2, level: 1, leadAgency: 'PROBATION' }
    expect(promptContextOf({ isManaged: false }, { versions: [version(1)], mappa }, start).isManaged).toBe(true)
  })
})
