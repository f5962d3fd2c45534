import * as fc from 'fast-check'
import {
  alertsPerOperatorHour,
  annualReturn,
  breachesPerOrder,
  exportMeasures,
  measuresBy,
  ordinal,
  precisionByRule,
  quantile,
  serialView,
  suppressed,
  timesOf,
  wordUse,
} from '../../src/desk/index.ts'
import type { SerialOrder } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, day, hour, minute, notice, start } from './builders.ts'
import type { Shape } from './builders.ts'

const partners = [{ partnerId: 'prt_1', basis: 'MARAC' as const, until: null }]

/** An alert that was handled in so many minutes. */
const handled = (minutes: number, shape: Shape = {}, outcome = '1', from = start) => {
  const bench = new Bench()
  bench.fold(breach(from, { facts: { partners, ...shape.facts }, ...shape }))
  const { alertId } = bench
  const at = (n: number) => from + n * minutes * minute
  bench.fold(notice(alertId, at(0) + 1_000, 'officer:13:4471', 'SENT'))
  bench.fold(notice(alertId, at(0) + 2_000, 'partner:prt_1', 'SENT'))
  bench.fold(ack(alertId, at(1), 'GOING'))
  bench.fold(action(alertId, at(3), 'ATTENDED', {}, { doneAt: at(2), note: 'n' }))
  bench.fold(action(alertId, at(3), 'NO_ACTION', { reasonCode: 'DUPLICATE' }, { note: 'n' }))
  bench.fold(action(alertId, at(4), 'VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false }))
  bench.fold(closure(alertId, at(5), outcome))
  return bench.desk.alerts[0]!
}

describe('the times of an alert', () => {
  it('run from raised to when each thing was done', () => {
    expect(timesOf(handled(10))).toEqual({
      told: 1_000,
      partnersTold: 2_000,
      acknowledged: 10 * minute,
      acted: 20 * minute,
      attended: 20 * minute,
      victimInformed: 40 * minute,
      closed: 50 * minute,
    })
  })

  it('are null for what has not happened, and nought for what was done before the alert', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    expect(Object.values(timesOf(bench.desk.alerts[0]!))).toEqual(Array.from({ length: 7 }, () => null))
    bench.fold(action(bench.alertId, start + minute, 'ATTENDED', {}, { doneAt: start - hour }))
    expect(timesOf(bench.desk.alerts[0]!)).toMatchObject({ acted: 0, attended: 0 })
  })
})

describe('medians and 90th percentiles', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ])('of %j at %d is %s', (values, q, expected) => {
    expect(quantile(values, q)).toBe(expected)
  })

  it('stand by force, unit, order type and grade', () => {
    const alerts = [handled(2), handled(4), handled(6, { facts: { forceCode: '06', partners } })]
    expect(measuresBy(alerts, 'force').map(({ key, alerts: n, times }) => [key, n, times.acknowledged])).toEqual([
      ['06', 1, { count: 1, medianMs: 6 * minute, p90Ms: 6 * minute }],
      ['13', 2, { count: 2, medianMs: 2 * minute, p90Ms: 4 * minute }],
    ])
    expect(measuresBy(alerts, 'unit').map(({ key }) => key)).toEqual(['06 MOSOVO Leeds', '13 MOSOVO Leeds'])
    expect(measuresBy(alerts, 'grade').map(({ key }) => key)).toEqual(['1'])
    expect(measuresBy(alerts, 'orderType').map(({ key }) => key)).toEqual(['NON_MOLESTATION'])
  })

  it('of rules say how many of their alerts were of use', () => {
    expect(precisionByRule([handled(1), handled(1), handled(1), handled(1, {}, 'NO_ACTION')])).toMatchObject([
      { closed: 4, useful: 3, precision: 0.75 },
    ])
  })

  it('of orders count suspected breaches, and orders with more than one; no action is nobody’s breach', () => {
    const of = (orderId: string, outcome = '1') => ({ ...handled(1, {}, outcome), orderId })
    const alerts = [of('a'), of('a'), of('a'), of('b'), of('c', 'NO_ACTION')]
    expect(breachesPerOrder(alerts)).toEqual({ orders: 2, breaches: 4, median: 1, most: 3, repeat: 1 })
    expect(breachesPerOrder([])).toEqual({ orders: 0, breaches: 0, median: null, most: 0, repeat: 0 })
  })

  it('of words count hints that were shown and hints that were taken', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    const wordHints = [
      { id: 'failed-to-engage', taken: false },
      { id: 'only-texts', taken: true },
    ]
    bench.fold(action(bench.alertId, start, 'ATTENDED', { wordHints }))
    expect(wordUse(bench.desk.alerts)).toEqual({ shown: 2, taken: 1 })
  })

  it('of load are alerts for each operator and hour', () => {
    expect(
      alertsPerOperatorHour([handled(1), handled(1), handled(1, {}, '1', start + day)], start, start + 2 * hour, 2),
    ).toBe(0.5)
  })
})

describe('what may be exported', () => {
  it.each([
    [
      { a: 10, b: 5, c: 0 },
      { a: 10, b: 5, c: 0 },
    ],
    [
      { a: 10, b: 4, c: 7 },
      { a: 10, b: 'SUPPRESSED', c: 'SUPPRESSED' },
    ],
    [
      { a: 10, b: 4, c: 1 },
      { a: 10, b: 'SUPPRESSED', c: 'SUPPRESSED' },
    ],
    [
      { a: 10, b: 1, c: 1, d: 9 },
      { a: 10, b: 'SUPPRESSED', c: 'SUPPRESSED', d: 'SUPPRESSED' },
    ],
    [{ a: 3 }, { a: 'SUPPRESSED' }],
    [{}, {}],
  ])('of %j is %j', (counts, expected) => {
    expect(suppressed(counts)).toEqual(expected)
  })

  it('never shows a small count, and lets none be worked out from the sum of the table or of a part of it', () => {
    const partOf = (key: string) => key[0] ?? ''
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[abc][0-9]$/u), fc.nat(30)), fc.boolean(), (counts, isNested) => {
        const safe = suppressed(counts, isNested ? { partOf } : {})
        const keys = Object.keys(counts)
        const sums = [keys, ...(isNested ? Map.groupBy(keys, partOf).values() : [])]
        for (const key of keys) expect([counts[key], 'SUPPRESSED']).toContain(safe[key])
        for (const key of keys) expect(typeof safe[key] === 'number' && safe[key] > 0 && safe[key] < 5).toBe(false)
        for (const set of sums) {
          const hidden = set.filter(key => safe[key] === 'SUPPRESSED').map(key => counts[key] ?? 0)
          const isSafe = hidden.length > 1 && hidden.reduce((a, b) => a + b) >= 5
          const isAll = set.every(key => safe[key] === 'SUPPRESSED' || safe[key] === 0)
          expect(hidden.length === 0 || isSafe || isAll).toBe(true)
        }
      }),
    )
  })

  it('hides a unit as part of its force: what another table says of the force gives nothing away', () => {
    const counts = { '13 A': 8, '13 B': 4, '06 C': 3, '06 D': 20 }
    expect(suppressed(counts)).toMatchObject({ '13 A': 8, '13 B': 'SUPPRESSED' })
    expect(suppressed(counts, { partOf: key => key.slice(0, 2) })).toEqual({
      '13 A': 'SUPPRESSED',
      '13 B': 'SUPPRESSED',
      '06 C': 'SUPPRESSED',
      '06 D': 'SUPPRESSED',
    })
  })

  it('hides also the few alerts in which something has not happened', () => {
    const open = () => {
      const bench = new Bench()
      bench.fold(breach(start, { facts: { partners } }))
      return bench.desk.alerts[0]!
    }
    const done = [1, 2, 3, 4, 5, 6].map(n => handled(n))
    expect(exportMeasures([...done, open()], 'force')[0]).toMatchObject({
      alerts: 7,
      times: { closed: { count: 'SUPPRESSED', medianMs: null, p90Ms: null } },
    })
    expect(exportMeasures(done, 'force')[0]?.times.closed.count).toBe(6)
  })

  it('has no times with few alerts behind them', () => {
    const [row] = exportMeasures([handled(1), handled(2)], 'force')
    expect(row).toMatchObject({
      alerts: 'SUPPRESSED',
      times: { acknowledged: { count: 'SUPPRESSED', medianMs: null, p90Ms: null } },
    })
    const [full] = exportMeasures(
      [1, 2, 3, 4, 5].map(n => handled(n)),
      'force',
    )
    expect(full).toMatchObject({
      alerts: 5,
      times: { acknowledged: { count: 5, medianMs: 3 * minute, p90Ms: 5 * minute } },
    })
  })

  it('for the annual return counts managed people only', () => {
    const managed = (mappaLevel: number, n: number) => ({
      ...handled(1, { facts: { partners, mappaLevel } }),
      orderId: `ord_${n}`,
    })
    const alerts = [
      ...[1, 2, 3, 4, 5, 6].map(n => managed(2, n)),
      ...[7, 8].map(n => managed(3, n)),
      { ...handled(1), orderId: 'ord_9' },
    ]
    expect(annualReturn(alerts, { from: start, to: start + day })).toEqual({
      byLevel: { 2: 'SUPPRESSED', 3: 'SUPPRESSED' },
      byOrderType: { NON_MOLESTATION: 8 },
      orders: 8,
      edi: {},
    })
    expect(annualReturn(alerts, { from: start + 1, to: start + day })).toEqual({
      byLevel: {},
      byOrderType: {},
      orders: 0,
      edi: {},
    })
  })

  it('for the annual return says of people what their orders record, each order once, small numbers hidden', () => {
    const of = (n: number) => ({ ...handled(1, { facts: { partners, mappaLevel: 2 } }), orderId: `ord_${n}` })
    const alerts = [1, 1, 2, 3, 4, 5, 6, 7].map(of)
    const ediOf = new Map([1, 2, 3, 4, 5].map(n => [`ord_${n}`, { ethnicity: 'Not asked' }]))
    expect(annualReturn(alerts, { from: start, to: start + day }, ediOf).edi).toEqual({ ethnicity: { 'Not asked': 5 } })
    ediOf.delete('ord_5')
    expect(annualReturn(alerts, { from: start, to: start + day }, ediOf).edi).toEqual({
      ethnicity: { 'Not asked': 'SUPPRESSED' },
    })
  })
})

const order = (
  orderId: string,
  people: string[],
  alerts: SerialOrder['desk'],
  more: Partial<SerialOrder> = {},
): SerialOrder => ({
  orderId,
  orderType: 'NON_MOLESTATION',
  forceCode: '13',
  inForce: true,
  protectedPersonIds: people,
  desk: alerts,
  ...more,
})

describe('the serial view of a respondent', () => {
  it('counts suspected breaches and victims across orders and forces', () => {
    const orders = [
      order('a', ['p1'], { alerts: [handled(1, {}, '1', start - 40 * day), handled(1, {}, '1', start - 3 * day)] }),
      order(
        'b',
        ['p2', 'p3'],
        { alerts: [handled(1, { kind: 'NO_MOLEST' }, '1', start - day), handled(1)] },
        { forceCode: '06', orderType: 'SPO' },
      ),
      order('c', ['p4'], null, { inForce: false, forceCode: null }),
    ]
    expect(serialView(orders, start)).toMatchObject({
      forces: ['06', '13'],
      protectedPeople: 4,
      breaches: 3,
      victims: 3,
      conditionKinds: ['EXCLUSION_ZONE', 'NO_MOLEST'],
      sentence: '3rd suspected breach in 30 days, 3 different victims',
      isUnbound: false,
      orders: [
        { orderId: 'a', breaches: 2 },
        { orderId: 'b', breaches: 2 },
        { orderId: 'c', breaches: 0 },
      ],
    })
  })

  it('says nothing of a first breach, nor counts one that came to no action', () => {
    expect(serialView([order('a', ['p1'], { alerts: [handled(1)] })], start + hour).sentence).toBeNull()
    expect(
      serialView([order('a', ['p1'], { alerts: [handled(1), handled(1, {}, 'NO_ACTION')] })], start + hour).breaches,
    ).toBe(1)
    expect(serialView([order('a', ['p1'], { alerts: [handled(1), handled(1)] })], start + hour).sentence).toBe(
      '2nd suspected breach in 30 days',
    )
  })

  it('says when nothing binds a person who breached before', () => {
    expect(serialView([order('a', ['p1'], { alerts: [handled(1)] }, { inForce: false })], start).isUnbound).toBe(true)
    expect(serialView([order('a', ['p1'], null, { inForce: false })], start).isUnbound).toBe(false)
  })

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [102, '102nd'],
    [111, '111th'],
  ])('%d is %s', (n, text) => {
    expect(ordinal(n)).toBe(text)
  })
})
