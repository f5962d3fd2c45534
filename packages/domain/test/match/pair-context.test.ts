import type { AddressHit } from '../../src/match/her-address.ts'
import { pairOf } from '../../src/match/pair-context.ts'
import type { ProtectedHit } from '../../src/match/protected.ts'

const at = (isSure: boolean): AddressHit => ({
  by: 'NEAR',
  distanceM: 20,
  accuracyM: 40,
  probability: 0.3,
  isSure,
  protectedId: 'psn_1',
})
const hit = (sure: boolean): ProtectedHit => ({ role: 'VICTIM', sure, evidence: [], protectedId: 'psn_1' })

describe('what ties an event to an order, whoever did it', () => {
  it.each([
    ['her address, surely', at(true), [], { context: 'STRONG' }],
    ['herself, surely', null, [hit(false), hit(true)], { context: 'STRONG' }],
    ['herself, surely, at what may be her address', at(false), [hit(true)], { context: 'STRONG' }],
    ['what may be her address', at(false), [hit(false)], { context: 'PERHAPS', probability: 0.3 }],
    ['somebody of her name', null, [hit(false)], { context: 'WEAK' }],
    ['nothing', null, [], { context: 'NONE' }],
  ])('is %s', (_, address, hits, expected) => {
    expect(pairOf(address, hits)).toEqual(expected)
  })
})
