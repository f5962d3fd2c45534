import * as fc from 'fast-check'
import { Order } from '@breach-alerts/contracts'
import type { Order as OrderOf } from '@breach-alerts/contracts'
import { her, him, north, zone } from '../../support/made-up.ts'

/** His brother of the same hour: whoever is only named and dated may be either. */
export const twin = {
  names: [{ given: ['Rory'], family: 'Ashdown', kind: 'LEGAL' }],
  dateOfBirth: '1985-05-17',
  sex: 'M',
  identifiers: [{ scheme: 'CRN', value: 'X654321' }],
  addresses: [],
}

export const other = {
  names: [{ given: ['Tomasz'], family: 'Kowalski', kind: 'LEGAL' }],
  dateOfBirth: '1979-02-03',
  sex: 'M',
  identifiers: [
    { scheme: 'EM_DEVICE', value: 'TAG-2' },
    { scheme: 'PHONE', value: '07700 900444' },
    { scheme: 'VRM', value: 'CD34 EFG' },
  ],
  addresses: [{ lines: ['9 West Row'], postcode: 'LS3 3ZZ', uprn: '200000000003' }],
}

export const sister = {
  names: [{ given: ['Petra'], family: 'Farrow', kind: 'LEGAL' }],
  dateOfBirth: '1991-04-04',
  sex: 'F',
  identifiers: [],
  addresses: [{ lines: ['8 South Row'], postcode: 'LS4 4ZZ', uprn: '200000000004', point: north(300) }],
}

const everyDay = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** A condition of every kind that the table of contracts.md §2 tells apart. */
const conditions = [
  { kind: 'EXCLUSION_ZONE', area: zone },
  { kind: 'NO_ENTER' },
  { kind: 'CURFEW', area: { type: 'Circle', centre: north(300), radiusM: 100 } },
  { kind: 'NO_CONTACT_DIRECT' },
  { kind: 'NO_CONTACT_INDIRECT' },
  { kind: 'NO_MOLEST', hours: [{ days: everyDay, from: '09:00', to: '21:00' }] },
  { kind: 'EM_TAG' },
  { kind: 'NOTIFY' },
  { kind: 'PROGRAMME' },
  { kind: 'NO_SURVEIL' },
].map((condition, at) => ({ conditionId: `c${at}`, clause: `${at}`, ...condition }))

const version = fc.record({
  // Before the events, among them, and after all.
  validFrom: fc.constantFrom('2026-01-01', '2026-06-10', '2026-06-10T12:10:00Z', '2026-06-20'),
  validTo: fc.constantFrom(null, null, null, '2026-06-10', '2026-06-10T18:00:00Z'),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'DISCHARGED'),
  knowledge: fc.constantFrom([], [{ mode: 'IN_COURT', at: '2026-01-01T12:00:00Z' }]),
  conditions: fc.subarray(conditions, { minLength: 3 }),
})

const orderShape = fc.record({
  respondent: fc.constantFrom(him, him, twin, other),
  protectedPersons: fc.subarray([her, sister]),
  versions: fc.array(version, { minLength: 1, maxLength: 3 }),
  hasOwner: fc.boolean(),
})

/** Two to four orders, some on one respondent, some for one protected person; the first of their versions mostly binds. */
export const someOrders: fc.Arbitrary<OrderOf[]> = fc.array(orderShape, { minLength: 2, maxLength: 4 }).map(shapes =>
  shapes.map(({ versions, hasOwner, ...shape }, at) =>
    Order.parse({
      orderId: `ord_${at}`,
      type: 'NON_MOLESTATION',
      ...(hasOwner ? { owner: { forceCode: '13' } } : {}),
      ...shape,
      versions: versions.map((one, index) => ({
        version: index + 1,
        ...one,
        ...(index === 0 ? { validFrom: '2026-01-01', status: 'ACTIVE' } : {}),
      })),
    }),
  ),
)

/** An order as it stood each time that a version of it came. */
export const asTheyCame = (order: OrderOf): OrderOf[] =>
  order.versions.map((_, at) => ({ ...order, versions: order.versions.slice(0, at + 1) }))
