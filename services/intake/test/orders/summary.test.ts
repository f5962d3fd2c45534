import { Order } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import {
  canonical,
  covers,
  mergeOrders,
  mergeSummaries,
  readSummary,
  summarise,
  writeSummary,
} from '../../src/orders/summary.ts'
import { order, version } from '../set-up.ts'

const contents = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01')
/** Orders with some of five versions, each with one of three contents. */
const orders = fc
  .dictionary(fc.constantFrom('1', '2', '3', '4', '5'), contents, { minKeys: 1, noNullPrototype: true })
  .map(held =>
    Order.parse(
      order({ versions: Object.entries(held).map(([number, validFrom]) => version(Number(number), { validFrom })) }),
    ),
  )

describe('the summary of an order', () => {
  it('is the same for the same content, in whatever order the names come', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const shuffled = JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).toReversed())
            : inner,
        ) as unknown
        expect(canonical(shuffled)).toBe(canonical(value))
      }),
    )
  })

  it('comes back from its header as it was', () => {
    fc.assert(
      fc.property(orders, each => {
        expect(readSummary(writeSummary(summarise(each)))).toEqual(summarise(each))
      }),
    )
  })

  it.each([undefined, '', 'x', 'abcdefghijklmnop', 'abcdefghijklmnop;1=short', ';;'])('is not read from %j', text => {
    expect(readSummary(text)).toBeNull()
  })

  it('of merged orders is the merge of their summaries: what a start knows is what the documents say', () => {
    fc.assert(
      fc.property(orders, orders, (first, later) => {
        expect(summarise(mergeOrders(first, later))).toEqual(mergeSummaries(summarise(first), summarise(later)))
      }),
    )
  })

  it('of a merge covers the first, and every version that only the later has', () => {
    fc.assert(
      fc.property(orders, orders, (first, later) => {
        const merged = mergeSummaries(summarise(first), summarise(later))
        expect(covers(merged, summarise(first))).toBe(true)
        expect([...summarise(later).versions.keys()].every(number => merged.versions.has(number))).toBe(true)
      }),
    )
  })
})
