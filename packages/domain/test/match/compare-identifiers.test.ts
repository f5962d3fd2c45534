import type { Identifier } from '@breach-alerts/contracts'
import { compareIdentifiers } from '../../src/match/compare-identifiers.ts'
import { model } from '../../src/match/model.ts'
import { prepare } from '../../src/match/prepared.ts'

const { identifiers: bits, identifierMismatch, misread } = model
const person = (...identifiers: Identifier[]) => prepare({ names: [], identifiers, addresses: [] })
const compared = (event: Identifier[], order: Identifier[]) =>
  compareIdentifiers(person(...event), person(...order), model)

const pnc = { scheme: 'PNC', value: '2001/0171310W' } as const
const otherPnc = { scheme: 'PNC', value: '2003/0011985X' } as const
const phone = { scheme: 'PHONE', value: '07700 900555' } as const
const otherPhone = { scheme: 'PHONE', value: '07700 900556' } as const
const plate = { scheme: 'VRM', value: 'AB12 CDE' } as const
const misreadPlate = { scheme: 'VRM', value: 'A812CDE' } as const
const otherPlate = { scheme: 'VRM', value: 'YA21BCD' } as const
const tag = { scheme: 'EM_DEVICE', value: 'T-9' } as const
const otherTag = { scheme: 'EM_DEVICE', value: 'T-8' } as const

describe('identifiers', () => {
  it('agree in their canonical form, with the weight of the scheme', () => {
    expect(compared([phone], [{ ...phone, value: '+447700900555' }])).toEqual([
      {
        scheme: 'PHONE',
        agreement: 'EXACT',
        orderValue: '+447700900555',
        eventValue: '+447700900555',
        bits: bits.PHONE,
      },
    ])
  })

  it('agree where one of several does, and the others say nothing', () => {
    expect(compared([otherPhone, phone], [phone])).toMatchObject([{ agreement: 'EXACT', bits: bits.PHONE }])
    expect(compared([pnc], [otherPnc, pnc])).toMatchObject([{ agreement: 'EXACT', eventValue: '2001/0171310W' }])
  })

  it('speak against where they are given once and for life, with every value', () => {
    expect(compared([pnc], [otherPnc])).toEqual([
      {
        scheme: 'PNC',
        agreement: 'DIFFERENT',
        orderValue: '2003/0011985X',
        eventValue: '2001/0171310W',
        bits: identifierMismatch,
      },
    ])
    expect(compared([pnc, { scheme: 'PNC', value: '1979/0163001B' }], [otherPnc])).toMatchObject([
      { eventValue: '2001/0171310W, 1979/0163001B' },
    ])
    expect(compared([otherPnc], [pnc, { scheme: 'PNC', value: '1979/0163001B' }])).toMatchObject([
      { orderValue: '2001/0171310W, 1979/0163001B' },
    ])
  })

  it.each([
    ['a phone', phone, otherPhone],
    ['a plate', plate, otherPlate],
    ['a tag', tag, otherTag],
    ['a number of another scheme', pnc, phone],
  ])('say nothing where %s is another one', (_, event, order) => {
    expect(compared([event], [order])).toEqual([])
  })

  it.each([
    ['on the order', plate, misreadPlate],
    ['in the event', misreadPlate, plate],
    // No British plate is written so: it can only be the other one misread.
    ['to one that nobody has', { scheme: 'VRM', value: 'ABI2CDE' } as const, plate],
    ['to one that nobody has, on the order', plate, { scheme: 'VRM', value: 'ABI2CDE' } as const],
  ])('are near where one character of a plate was misread %s', (_, event, order) => {
    const [eventValue, orderValue] = [event, order].map(({ value }) => value.replace(' ', ''))
    expect(compared([event], [order])).toEqual([
      { scheme: 'VRM', agreement: 'MISREAD', orderValue, eventValue, bits: bits.VRM! + misread },
    ])
  })

  it('compare every scheme that both have', () => {
    expect(compared([pnc, phone, plate], [plate, otherPnc, phone]).map(one => [one.scheme, one.agreement])).toEqual([
      ['PNC', 'DIFFERENT'],
      ['PHONE', 'EXACT'],
      ['VRM', 'EXACT'],
    ])
  })
})
