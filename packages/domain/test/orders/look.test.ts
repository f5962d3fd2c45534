import { JournalEntry, Order } from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry } from '../../src/desk/index.ts'
import type { Desk } from '../../src/desk/index.ts'
import { isBoundElsewhere, respondentKeys } from '../../src/orders/same-respondent.ts'
import { asksForOthers, lookAtOrder, nextLookAt } from '../../src/orders/look.ts'
import { breach } from '../desk/builders.ts'

const at = (text: string) => Date.parse(text)
const version = (number: number, change: object = {}) => ({
  version: number,
  validFrom: '2026-11-01',
  validTo: null,
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-11-10T12:00:00Z' }],
  conditions: [{ conditionId: 'c2', kind: 'NOTIFY' }],
  ...change,
})
const order = (change: object = {}, versions: object[] = [version(1)]): Order =>
  Order.parse({
    orderId: 'ord_1',
    type: 'NON_MOLESTATION',
    owner: { forceCode: '13', officerId: '13:4471', deputyId: '13:5120', unit: 'MOSOVO Leeds' },
    respondent: { names: [], identifiers: [{ scheme: 'CRN', value: 'D451208' }] },
    versions,
    ...change,
  })
const ends = (validTo: string) => order({}, [version(1, { validTo })])
const fold = (entries: readonly JournalEntry[], from: Desk = emptyDesk('ord_1')): Desk =>
  entries.reduce(
    (desk, entry, index) => foldEntry(desk, entry, desk.appliedOffset + 1 + index, defaultPolicy).desk,
    from,
  )
const typesOf = (entries: readonly JournalEntry[]) => entries.map(({ type }) => type)

describe('the end of an order', () => {
  it.each([
    ['15 days before the last day', '2026-11-15T12:00:00Z', []],
    ['the first instant of the day 14 days before', '2026-11-17T00:00:00Z', [14]],
    ['8 days before: still the first warning', '2026-11-22T23:59:59Z', [14]],
    ['7 days before', '2026-11-24T00:00:00Z', [7]],
    ['3 days before', '2026-11-28T00:00:00Z', [3]],
    ['the day before the last', '2026-11-30T00:00:00Z', [1]],
    ['its end: not in force any more', '2026-12-01T00:00:00Z', []],
  ])('%s', (_when, now, daysLeft) => {
    const entries = lookAtOrder({ order: ends('2026-11-30'), desk: null }, false, at(now))
    expect(entries.flatMap(entry => (entry.type === 'order.ending' ? [entry.daysLeft] : []))).toEqual(daysLeft)
    expect(entries.every(entry => JournalEntry.safeParse(entry).success)).toBe(true)
  })

  it('is said once: what the desk holds is left out, and another look has the same id', () => {
    const look = (desk: Desk | null, now: string) => lookAtOrder({ order: ends('2026-11-30'), desk }, false, at(now))
    const [first] = look(null, '2026-11-24T09:00:00Z')
    const [again] = look(null, '2026-11-25T09:00:00Z')
    expect(again?.entryId).toBe(first?.entryId)
    expect(look(fold(first ? [first] : []), '2026-11-25T09:00:00Z')).toEqual([])
  })

  it.each([
    ['never, without an end', order(), '2026-11-20T00:00:00Z', null],
    ['at the first warning', ends('2026-12-31'), '2026-11-20T00:00:00Z', '2026-12-18T00:00:00Z'],
    ['at the next warning', ends('2026-12-31'), '2026-12-18T00:00:00Z', '2026-12-25T00:00:00Z'],
    ['at the end, over the clocks going forward', ends('2027-03-28'), '2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z'],
    ['never, after it', ends('2026-11-19'), '2026-11-20T00:00:00Z', null],
    [
      'when it begins',
      order({}, [version(1, { validFrom: '2026-12-01' })]),
      '2026-11-20T00:00:00Z',
      '2026-12-01T00:00:00Z',
    ],
    [
      'on its last day, when it is discharged ahead of its end',
      order({}, [
        version(1, { validTo: '2027-06-01' }),
        version(2, { validFrom: '2026-11-21T10:00:00Z', status: 'DISCHARGED' }),
      ]),
      '2026-11-20T12:00:00Z',
      '2026-11-21T00:00:00Z',
    ],
    [
      'at the end of a version that follows without a gap',
      order({}, [
        version(1, { validTo: '2026-11-30' }),
        version(2, { validFrom: '2026-12-01', validTo: '2026-12-31' }),
      ]),
      '2026-11-20T12:00:00Z',
      '2026-12-18T00:00:00Z',
    ],
  ])('is looked for again %s', (_when, looked, now, next) => {
    expect(nextLookAt({ order: looked, desk: null }, at(now))).toBe(next === null ? null : at(next))
  })
})

describe('no order in place', () => {
  const now = at('2026-12-01T00:00:00Z')
  const over = ends('2026-11-30')
  const breached = fold([breach(at('2026-11-20T10:00:00Z'))])

  it('is asked of a person who breached the order that ended', () => {
    const entries = lookAtOrder({ order: over, desk: breached }, false, now)
    expect(entries.filter(({ type }) => type === 'order.ended')).toMatchObject([
      { endedAt: '2026-12-01T00:00:00.000Z' },
    ])
    expect(asksForOthers({ order: over, desk: breached }, now)).toBe(true)
  })

  it('is not asked where another order binds them, nor of a person who never breached', () => {
    expect(typesOf(lookAtOrder({ order: over, desk: breached }, true, now))).not.toContain('order.ended')
    expect(lookAtOrder({ order: over, desk: null }, false, now)).toEqual([])
    expect(asksForOthers({ order: over, desk: null }, now)).toBe(false)
  })

  it.each([
    ['in force, with the same strong identifier', order({ orderId: 'ord_2' }), true],
    ['not in force any more', { ...over, orderId: 'ord_2' }, false],
    ['the order itself', order(), false],
    [
      'of somebody else',
      order({ orderId: 'ord_2', respondent: { identifiers: [{ scheme: 'CRN', value: 'D451209' }] } }),
      false,
    ],
    [
      'with the same telephone only',
      order({ orderId: 'ord_2', respondent: { identifiers: [{ scheme: 'PHONE', value: '07700900123' }] } }),
      false,
    ],
  ])('another order counts: %s', (_what, other, bound) => {
    expect(isBoundElsewhere(over, [other], now)).toBe(bound)
  })

  it('looks other orders up by strong identifiers only', () => {
    const both = order({
      respondent: {
        names: [{ full: 'Invented Person' }],
        identifiers: [
          { scheme: 'CRN', value: 'D451208' },
          { scheme: 'PHONE', value: '07700900123' },
        ],
      },
    })
    expect(respondentKeys(both)).toEqual(['R:CRN:D451208'])
  })
})

describe('a change of an order', () => {
  const now = at('2026-11-20T12:00:00Z')
  const alerted = fold([
    breach(at('2026-11-20T10:00:00Z'), {
      facts: { knowledge: [{ mode: 'PERSONAL_SERVICE', at: '2026-11-10T12:00:00Z' }] },
    }),
  ])
  const moved = order({ owner: { forceCode: '13', officerId: '13:9001' } })
  const changesOf = (looked: Order, desk: Desk | null) =>
    lookAtOrder({ order: looked, desk }, false, now).filter(({ type }) => type === 'order.changed')

  it('is said while an alert is open, once', () => {
    const said = changesOf(moved, alerted)
    expect(said).toHaveLength(1)
    expect(changesOf(moved, fold(said, alerted))).toEqual([])
  })

  it('is said again when it goes back, and back again', () => {
    const there = fold(changesOf(moved, alerted), alerted)
    const back = fold(changesOf(order(), there), there)
    expect(back.alerts[0]?.facts.officerId).toBe('13:4471')
    const again = fold(changesOf(moved, back), back)
    expect(again.alerts[0]?.facts.officerId).toBe('13:9001')
  })

  it('is not said where nothing that the response follows changed, nor where no alert and no task is open', () => {
    expect(changesOf(order({ cohorts: ['IRIS'] }), alerted)).toEqual([])
    expect(changesOf(moved, null)).toEqual([])
    expect(changesOf(moved, emptyDesk('ord_1'))).toEqual([])
  })
})

describe('a notification that nobody recorded', () => {
  const spo = (notification?: object, versions?: object[]) => order({ type: 'SPO', notification }, versions)
  /** Served on 10 November: due at the end of the 12th. */
  const dueAt = at('2026-11-13T00:00:00Z')
  const lapsed = (looked: Order, now = dueAt, desk: Desk | null = null) =>
    lookAtOrder({ order: looked, desk }, false, now).flatMap(entry =>
      entry.type === 'breach.suspected' ? [entry] : [],
    )

  it('is a suspected breach of NOTIFY from the instant after its last day, probable, from the clock', () => {
    expect(lapsed(spo(), dueAt - 1)).toEqual([])
    const [entry] = lapsed(spo())
    expect(entry).toMatchObject({
      finding: {
        event: {
          source: 'urn:breach-alerts:clock',
          type: 'notification.lapsed',
          occurredAt: '2026-11-13T00:00:00.000Z',
        },
        conditionKind: 'NOTIFY',
        conditionId: 'c2',
        level: 'PROBABLE',
      },
      facts: { officerId: '13:4471', condition: { kind: 'NOTIFY' } },
    })
    expect(JournalEntry.safeParse(entry).success).toBe(true)
    expect(nextLookAt({ order: spo(), desk: null }, dueAt - 1)).toBe(dueAt)
  })

  it('says to check suspension where nobody has looked, and not where none is on record', () => {
    const sentences = (looked: Order) =>
      lapsed(looked)
        .flatMap(({ finding }) => finding.sentences)
        .join(' ')
    expect(sentences(spo())).toContain('Check suspension')
    expect(lapsed(spo())[0]?.finding.flags).toContain('CHECK_SUSPENSION')
    expect(sentences(spo({ suspensions: [] }))).not.toContain('Check suspension')
  })

  it.each([
    ['recorded in time', spo({ records: [{ at: '2026-11-12T10:00:00Z' }] })],
    ['recorded, though late', spo({ records: [{ at: '2026-11-13T10:00:00Z' }] })],
    ['suspended, and still so', spo({ suspensions: [{ by: 'SOA_NOTIFICATION', from: '2026-01-01', to: null }] })],
    ['suspended until later', spo({ suspensions: [{ by: 'SOA_NOTIFICATION', from: '2026-01-01', to: '2026-11-12' }] })],
    ['not proven served', spo(undefined, [version(1, { knowledge: [] })])],
    [
      'an order without the duty in its conditions',
      spo(undefined, [version(1, { conditions: [{ conditionId: 'c1', kind: 'NO_ATTEND' }] })]),
    ],
    ['discharged before', spo(undefined, [version(1), version(2, { validFrom: '2026-11-12', status: 'DISCHARGED' })])],
    ['a type that has no such duty', order()],
  ])('is none when it is %s', (_what, looked) => {
    expect(lapsed(looked)).toEqual([])
  })

  it('counts for a DAPO from when it was made, served or not', () => {
    const dapo = order({ type: 'DAPO' }, [version(1, { validFrom: '2026-11-10', knowledge: [] })])
    expect(lapsed(dapo)[0]?.finding.flags).toContain('NOT_PROVEN_SERVED')
  })

  it('is not news of an order that comes long after', () => {
    expect(lapsed(spo(), dueAt + 7 * 24 * 3_600_000)).toHaveLength(1)
    expect(lapsed(spo(), dueAt + 7 * 24 * 3_600_000 + 1)).toEqual([])
  })

  it('is said once, also after a change of the order; another deadline is another breach', () => {
    const [first] = lapsed(spo())
    const desk = fold(first ? [first] : [])
    expect(lapsed(spo(), dueAt + 1, desk)).toEqual([])
    expect(desk.alerts).toMatchObject([{ state: 'RAISED', level: 'PROBABLE' }])
    const servedLater = spo(undefined, [version(1, { knowledge: [{ mode: 'IN_COURT', at: '2026-11-11T12:00:00Z' }] })])
    expect(lapsed(servedLater, dueAt + 24 * 3_600_000, desk)).toHaveLength(1)
  })
})
