import * as fc from 'fast-check'
import type { Order } from '@breach-alerts/contracts'
import { makeEvent, makeOrder, noon, north, nowhere, zone } from '../../support/made-up.ts'
import type { Happened } from './matcher.ts'
import { other } from './people.ts'

const minute = 60_000
const iso = (minutes: number) => new Date(noon + minutes * minute).toISOString()

const fix = fc.record({
  metres: fc.integer({ min: -900, max: 900 }),
  accuracyM: fc.constantFrom(5, 5, 30, 300, 300),
  /** Minutes by which it comes later than others: within the watermark. */
  lateBy: fc.integer({ min: 0, max: 4 }),
  odd: fc.constantFrom('', '', '', '', '', '', '', '', 'JUMP', 'NOWHERE', 'SWAPPED', 'FUTURE'),
})
type Fix = typeof fix extends fc.Arbitrary<infer One> ? One : never

const placeOf = ({ metres, accuracyM, odd }: Fix) => {
  if (odd === 'NOWHERE') return { ...nowhere, accuracyM: 5 }
  if (odd === 'SWAPPED') return { latitude: north(0).longitude, longitude: north(0).latitude, accuracyM: 5 }
  if (odd === 'JUMP') return { ...north(metres + 60_000), accuracyM: 5 }
  return { ...north(metres), accuracyM }
}

const happened = (device: string, one: Fix, at: number): Happened => {
  const stated = one.odd === 'FUTURE' ? at + 600 : at
  const event = makeEvent(
    'em.position',
    { deviceId: device, fix: placeOf(one) },
    { id: `${device}-${String(at).padStart(2, '0')}`, time: iso(stated) },
  )
  return { event, occurredAt: noon + stated * minute, receivedAt: noon + (at + one.lateBy) * minute }
}

/** The walk of a wearer, a fix a minute: as it was, and as it came. */
export type Walk = { inOrder: readonly Happened[]; asReceived: readonly Happened[] }

export const walkOf = (device: string): fc.Arbitrary<Walk> =>
  fc.array(fix, { minLength: 2, maxLength: 15 }).map(steps => {
    const inOrder = steps.map((one, at) => happened(device, one, at))
    // The one that is less late goes first where two come in the same minute.
    const asReceived = inOrder
      .map((one, at) => ({ one, at: at + steps[at]!.lateBy * 1.01 }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one)
    return { inOrder, asReceived }
  })

const conditions = [
  { kind: 'EXCLUSION_ZONE', area: zone },
  { kind: 'NO_ENTER', area: { type: 'Circle', centre: north(200), radiusM: 60 } },
  { kind: 'CURFEW', area: { type: 'Circle', centre: north(-600), radiusM: 150 } },
  { kind: 'EM_TAG' },
]

/** An order on the wearer of TAG-1 or of TAG-2; nobody is near who wears a device herself. */
export const taggedOrder = (orderId: string, device: string): fc.Arbitrary<Order> =>
  fc
    .subarray(conditions, { minLength: 1 })
    .map(some => makeOrder(some, { orderId, ...(device === 'TAG-2' ? { respondent: other } : {}) }))
