import { JournalEntry, Order } from '@breach-alerts/contracts'
import type { EntryOf, Level } from '@breach-alerts/contracts'
import { defaultPolicy, emptyDesk, foldEntry } from '../../src/desk/index.ts'
import type { Desk } from '../../src/desk/index.ts'
import { knownChanges } from '../../src/desk/noted-changes.ts'
import { lookAtOrder, nextLookAt, startsClock } from '../../src/orders/look.ts'
import { action, breach, day, iso } from '../desk/builders.ts'

const at = (text: string) => Date.parse(text)
const served = { mode: 'PERSONAL_SERVICE', at: '2026-11-02T12:00:00Z' }
const version = (change: object = {}) => ({
  version: 1,
  validFrom: '2026-11-01',
  knowledge: [served],
  conditions: [{ conditionId: 'c2', kind: 'NOTIFY' }],
  ...change,
})
/** Served on 2 November and notified on the 3rd; nobody was under another duty. */
const order = (change: object = {}, versions: object[] = [version()]): Order =>
  Order.parse({
    orderId: 'ord_1',
    type: 'SPO',
    owner: { forceCode: '13', officerId: '13:4471' },
    respondent: { names: [] },
    notification: { records: [{ at: '2026-11-03T10:00:00Z' }], suspensions: [] },
    versions,
    ...change,
  })
const notifiedAlso = (...times: string[]) =>
  order({ notification: { records: ['2026-11-03T10:00:00Z', ...times].map(time => ({ at: time })), suspensions: [] } })

const moved = (occurredAt: string, what = 'ADDRESS', level: Level | null = 'CERTAIN'): EntryOf<'event.noted'> => ({
  entryId: `ent_${what}_${occurredAt}_${level}`,
  type: 'event.noted',
  orderId: 'ord_1',
  at: occurredAt,
  by: 'service:breach-matcher',
  event: { source: 'urn:s', id: 'e', type: 'circumstance.changed', occurredAt, receivedAt: occurredAt },
  what,
  ...(level && { level }),
})
const fold = (entries: readonly JournalEntry[], from: Desk = emptyDesk('ord_1')): Desk =>
  entries.reduce((desk, entry) => foldEntry(desk, entry, desk.appliedOffset + 1, defaultPolicy).desk, from)

/** On the 16th at noon: three days, that one counted, end with the 18th. */
const change = '2026-11-16T12:00:00Z'
const dueAt = at('2026-11-19T00:00:00Z')
const lapsed = (desk: Desk, now = dueAt, looked = order()) =>
  lookAtOrder({ order: looked, desk }, false, now).flatMap(entry => (entry.type === 'breach.suspected' ? [entry] : []))
const oneMove = fold([moved(change)])

describe('a change of name or address', () => {
  it('that nobody notified is a suspected breach of NOTIFY from the instant after its third day, from the clock', () => {
    expect(lapsed(oneMove, dueAt - 1)).toEqual([])
    const [entry, ...more] = lapsed(oneMove)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      by: 'service:escalation-clock',
      finding: {
        event: { source: 'urn:breach-alerts:clock', type: 'notification.lapsed', occurredAt: iso(dueAt) },
        conditionKind: 'NOTIFY',
        conditionId: 'c2',
        level: 'PROBABLE',
      },
      facts: { officerId: '13:4471' },
    })
    expect(entry?.finding.sentences[0]).toBe(
      'A change of name or address on Mon 16 Nov 2026 is not on record as notified. It was due by the end of Wed 18 Nov 2026 (Stalking Protection Act 2019 s.9).',
    )
    expect(JournalEntry.safeParse(entry).success).toBe(true)
  })

  it.each([
    ['the day the clocks go back', '2026-10-25T00:30:00Z', '2026-10-28T00:00:00Z'],
    ['the day before they do', '2026-10-24T22:30:00Z', '2026-10-27T00:00:00Z'],
    ['the day before they go forward', '2027-03-27T12:00:00Z', '2027-03-29T23:00:00Z'],
    ['Maundy Thursday: Easter counts', '2027-03-25T12:00:00Z', '2027-03-28T00:00:00Z'],
    ['the last minute of a day', '2026-11-16T23:59:59Z', '2026-11-19T00:00:00Z'],
  ])('runs out three days on, the first counted, also on %s', (_when, occurredAt, due) => {
    const looked = {
      order: order({ notification: { records: [{ at: '2026-01-03T10:00:00Z' }], suspensions: [] } }, [
        version({ validFrom: '2026-01-01', knowledge: [{ ...served, at: '2026-01-02T12:00:00Z' }] }),
      ]),
      desk: fold([moved(occurredAt)]),
    }
    expect(nextLookAt(looked, at(occurredAt))).toBe(at(due))
    expect(nextLookAt(looked, at(due))).toBeNull()
  })

  it('is as sure as that it was this person: a report that may be of somebody else is possible, and says so', () => {
    const of = (level: Level | null) => lapsed(fold([moved(change, 'NAME', level)]))[0]?.finding
    expect(of('CERTAIN')?.level).toBe('PROBABLE')
    expect(of('PROBABLE')?.level).toBe('PROBABLE')
    for (const level of ['POSSIBLE', null] as const) {
      expect(of(level)?.level).toBe('POSSIBLE')
      expect(of(level)?.sentences.join(' ')).toContain('is not certain')
    }
  })

  it.each([
    ['notified in time', notifiedAlso('2026-11-18T23:00:00Z')],
    ['notified, though late', notifiedAlso('2026-11-19T10:00:00Z')],
    [
      'suspended',
      order({
        notification: {
          records: [{ at: '2026-11-03T10:00:00Z' }],
          suspensions: [{ by: 'SOA_NOTIFICATION', from: '2026-01-01', to: null }],
        },
      }),
    ],
    [
      'of an order that is discharged before the time is over',
      order({}, [version(), version({ version: 2, validFrom: '2026-11-18', status: 'DISCHARGED' })]),
    ],
    ['of an order that did not bind yet', order({}, [version({ validFrom: '2026-11-17' })])],
    [
      'before the order was served: then it is part of the first notification',
      order({}, [version({ knowledge: [{ ...served, at: '2026-11-17T12:00:00Z' }] })]),
    ],
    ['of an order without the duty', order({}, [version({ conditions: [{ conditionId: 'c1', kind: 'NO_ATTEND' }] })])],
    ['of an order whose type has no such duty', order({ type: 'NON_MOLESTATION' })],
  ])('is none when it is %s', (_what, looked) => {
    expect(lapsed(oneMove, dueAt, looked)).toEqual([])
  })

  it('is not stopped by a notification from before it', () => {
    expect(lapsed(oneMove, dueAt, notifiedAlso('2026-11-16T11:59:59Z'))).toHaveLength(1)
  })

  it('counts for a DAPO from when it was made, served or not', () => {
    const dapo = order({ type: 'DAPO' }, [version({ knowledge: [] })])
    const [entry] = lapsed(oneMove, dueAt, dapo)
    expect(entry?.finding).toMatchObject({ level: 'PROBABLE', flags: ['NOT_PROVEN_SERVED'] })
    expect(entry?.finding.sentences.join(' ')).toContain('Domestic Abuse Act 2021 s.41')
  })

  it('of two on one day is one breach, as sure as the surer; of two days, two', () => {
    const desk = fold([moved(change, 'NAME', 'POSSIBLE'), moved('2026-11-16T18:00:00Z'), moved('2026-11-17T09:00:00Z')])
    expect(lapsed(desk).map(({ finding }) => finding.level)).toEqual(['PROBABLE'])
    expect(lapsed(desk, dueAt + day).map(({ finding }) => finding.event.occurredAt)).toEqual([
      iso(dueAt),
      iso(dueAt + day),
    ])
  })

  it('is said once, and again only when it is known surer; another look has the same id', () => {
    const unsure = fold([moved(change, 'ADDRESS', 'POSSIBLE')])
    const [first] = lapsed(unsure)
    expect(lapsed(unsure, dueAt + day)[0]?.entryId).toBe(first?.entryId)
    const told = fold([first!], unsure)
    expect(lapsed(told, dueAt + day)).toEqual([])
    const surer = fold([moved(change, 'ADDRESS', 'CERTAIN')], told)
    const [second] = lapsed(surer, dueAt + day)
    expect(second?.finding).toMatchObject({ findingId: first?.finding.findingId, level: 'PROBABLE' })
    expect(lapsed(fold([second!], surer), dueAt + day)).toEqual([])
  })

  it('is not news a week after its time ran out', () => {
    expect(lapsed(oneMove, dueAt + 7 * day)).toHaveLength(1)
    expect(lapsed(oneMove, dueAt + 7 * day + 1)).toEqual([])
  })
})

describe('what is recorded under an alert of the order', () => {
  const alerted = fold([breach(at('2026-11-15T10:00:00Z'), { orderType: 'SPO' })])
  const { alertId } = alerted.alerts[0]!
  const recorded = (code: string, fields: Record<string, unknown>, doneAt: string, actionId: string = code) =>
    action(alertId, at(doneAt), code, fields, { actionId })

  it('is a change like one that a source reported, until it is corrected', () => {
    const desk = fold([recorded('CIRCUMSTANCES_CHANGED', { change: 'NAME' }, change)], alerted)
    expect(lapsed(desk)).toHaveLength(1)
    const corrected = recorded(
      'CIRCUMSTANCES_CHANGED',
      { change: 'HEALTH', corrects: 'CIRCUMSTANCES_CHANGED' },
      change,
      'c2',
    )
    expect(lapsed(fold([corrected], desk))).toEqual([])
  })

  it.each([
    ['a change', order(), '2026-11-17T09:00:00Z', 0],
    ['a change, if it is from before it', order(), '2026-11-16T11:00:00Z', 1],
    [
      'the first notification',
      order({ notification: { suspensions: [] } }, [
        version({ knowledge: [{ ...served, at: '2026-11-16T09:00:00Z' }] }),
      ]),
      '2026-11-17T09:00:00Z',
      0,
    ],
  ])('settles %s', (_what, looked, doneAt, left) => {
    const desk = fold([moved(change), recorded('NOTIFICATION_MADE', {}, doneAt)], alerted)
    expect(lapsed(desk, dueAt, looked)).toHaveLength(left)
  })
})

describe('the desk', () => {
  it('keeps what was reported though no alert is open, each once, the surest of it', () => {
    const desk = fold([
      moved(change, 'NAME', 'POSSIBLE'),
      moved(change, 'NAME', 'PROBABLE'),
      moved(change, 'NAME', null),
    ])
    expect(desk.alerts).toEqual([])
    expect(knownChanges(desk)).toEqual([{ what: 'NAME', level: 'PROBABLE', occurredAt: change }])
  })

  it('keeps the newest fifty', () => {
    const many = Array.from({ length: 60 }, (_, n) => moved(iso(at(change) + n)))
    expect(fold(many).changes?.map(({ occurredAt }) => occurredAt)).toEqual(many.slice(10).map(({ at: time }) => time))
  })

  it('takes a name or an address that the order did not know for a change too, as sure as who it was', () => {
    const found = breach(at(change), { kind: 'NOTIFY', eventType: 'circumstance.changed', level: 'POSSIBLE' })
    const desk = fold([{ ...found, finding: { ...found.finding, identityLevel: 'CERTAIN' } }])
    expect(knownChanges(desk)).toEqual([
      { what: 'NAME_OR_ADDRESS', level: 'CERTAIN', occurredAt: change.replace('Z', '.000Z') },
    ])
    expect(knownChanges(fold([found]))).toMatchObject([{ level: 'POSSIBLE' }])
  })

  it.each([
    ['a new address', moved(change), true],
    ['a new name', moved(change, 'NAME'), true],
    ['new work', moved(change, 'EMPLOYMENT'), false],
    ['an address somebody recorded', action('alt_1', at(change), 'CIRCUMSTANCES_CHANGED', { change: 'ADDRESS' }), true],
    [
      'health that somebody recorded',
      action('alt_1', at(change), 'CIRCUMSTANCES_CHANGED', { change: 'HEALTH' }),
      false,
    ],
    ['anything else that was done', action('alt_1', at(change), 'ATTENDED'), false],
    ['a breach of another clause', breach(at(change), { eventType: 'circumstance.changed' }), false],
  ])('hears that a clock starts: %s', (_what, entry, starts) => {
    expect(startsClock(entry)).toBe(starts)
  })
})
