import { Powers, civilOrderTypes, orderTypes } from '@breach-alerts/contracts'
import type { OrderFacts, OrderType } from '@breach-alerts/contracts'
import { arrestPowers, powersOf, powersTable } from '../../src/desk/index.ts'
import type { CitedLine } from '../../src/desk/index.ts'
import { day, factsOf, iso, start } from './builders.ts'

const served = [{ mode: 'PERSONAL_SERVICE' as const, at: iso(start - day) }]
const powers = (orderType: OrderType, facts: Partial<OrderFacts> = {}, at = { occurredAt: start, now: start }) =>
  powersOf(orderType, { ...factsOf({ orderType }), knowledge: served, ...facts }, at)
const attached = (from: number, to: number | null) => ({
  condition: {
    ...factsOf().condition,
    arrestPower: { statute: 'FLA1996_S47', from: iso(from), to: to === null ? null : iso(to) },
  },
})

describe('the powers card', () => {
  it.each(orderTypes)(
    'of %s is in the shape of the contract, cites its source and follows the route of its outcomes',
    orderType => {
      const card = powers(orderType)
      expect(Powers.safeParse(card).success).toBe(true)
      expect(card.route).toBe(civilOrderTypes.has(orderType) ? 'CIVIL' : 'CRIME')
      expect(card.sources.length).toBeGreaterThan(0)
      for (const { source } of [...Object.values(card.cites), ...card.noteCites]) expect(source).not.toBe('')
      expect(card.noteCites).toHaveLength(card.notes.length)
      expect(card.isEitherRoute).toBe(card.notes.some(text => text.includes('not both')))
      expect(card.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/u)
      expect(card.route === 'CIVIL' && card.offence !== null).toBe(false)
    },
  )

  it.each<[OrderType, boolean, string | null, string | null]>([
    ['DVPN', true, 'CSA2010_S25', null],
    ['DVPO', true, 'CSA2010_S28', null],
    ['DAPN', true, 'DAA2021_S26', null],
    ['DAPO', true, 'PACE_S24', 's.39'],
    ['SPO', true, 'PACE_S24', 's.8'],
    ['INTERIM_SPO', true, 'PACE_S24', 's.8'],
    ['NON_MOLESTATION', true, 'PACE_S24', 's.42A'],
    ['OCCUPATION', false, null, null],
    ['RESTRAINING_CONVICTION', true, 'PACE_S24', 's.363'],
    ['RESTRAINING_ACQUITTAL', true, 'PACE_S24', 's.5A'],
    ['PHA_INJUNCTION', true, 'PACE_S24', 's.3(6)'],
    ['SHPO', true, 'PACE_S24', 's.354'],
    ['SRO', true, 'PACE_S24', 's.122H'],
    ['FMPO', true, 'PACE_S24', 's.63CA'],
    ['BAIL_CONDITION', true, 'OTHER', null],
    ['LICENCE_CONDITION', false, null, null],
    ['UNDERTAKING', false, null, null],
  ])('of %s, served: arrest %s by %s, offence %s', (orderType, available, statute, offence) => {
    const card = powers(orderType)
    expect(card.arrest).toMatchObject({ available, statute })
    expect(card.offence === null ? null : card.offence.includes(offence ?? '?')).toBe(offence === null ? null : true)
    expect([null, ...arrestPowers]).toContain(statute)
  })

  it.each([
    ['no power is attached to the provision', {}, { occurredAt: start, now: start }, false, null],
    [
      'the power is in force',
      attached(start - day, start + day),
      { occurredAt: start, now: start },
      true,
      iso(start + day),
    ],
    ['the power has no end', attached(start - day, null), { occurredAt: start, now: start }, true, null],
    ['it begins at this instant', attached(start, null), { occurredAt: start, now: start }, true, null],
    ['it ends at this instant', attached(start - day, start), { occurredAt: start, now: start }, false, iso(start)],
    [
      'it ended between breach and now',
      attached(start - day, start + day),
      { occurredAt: start, now: start + 2 * day },
      false,
      iso(start + day),
    ],
    ['it had not begun', attached(start + 1, null), { occurredAt: start, now: start + day }, false, null],
  ])('of an occupation order when %s', (_, facts, at, available, until) => {
    expect(powers('OCCUPATION', facts, at).arrest).toMatchObject({ available, until })
  })

  it.each<[OrderType, Partial<OrderFacts>, boolean, boolean]>([
    ['NON_MOLESTATION', { knowledge: [], madeWithoutNotice: true }, true, false],
    ['NON_MOLESTATION', { knowledge: [], madeWithoutNotice: false }, false, false],
    ['NON_MOLESTATION', { knowledge: [{ mode: 'PHONE', at: iso(start) }], madeWithoutNotice: true }, true, true],
    ['NON_MOLESTATION', { knowledge: [{ mode: 'PHONE', at: iso(start + 1) }], madeWithoutNotice: true }, true, false],
    ['DAPO', { knowledge: [], madeWithoutNotice: true }, true, false],
    ['DVPN', { knowledge: [{ mode: 'PHONE', at: iso(start) }] }, true, false],
    ['DVPN', {}, true, true],
    ['DAPN', { knowledge: [{ mode: 'IN_COURT', at: iso(start) }] }, true, false],
    ['DVPO', { knowledge: [{ mode: 'IN_COURT', at: iso(start) }] }, true, true],
    ['SPO', { knowledge: [] }, true, false],
    ['RESTRAINING_CONVICTION', { knowledge: [] }, false, false],
  ])('of %s with %j: knowledge needed %s, proven %s', (orderType, facts, needed, proven) => {
    const card = powers(orderType, facts)
    expect(card.knowledge).toEqual({ needed, proven })
    expect(card.arrest.available).toBe(!needed || proven)
    expect(card.arrest.reason.startsWith('Not proven served or known')).toBe(needed && !proven)
  })

  it.each<[string, number, string | null]>([
    ['not yet', start, null],
    ['from that instant on', start + 1, iso(start + 1)],
    ['and later', start + day, iso(start + 1)],
  ])('of a DVPN served a millisecond after the breach says so: %s', (_, now, knownSince) => {
    const knowledge = [
      { mode: 'PHONE' as const, at: iso(start) },
      { mode: 'PERSONAL_SERVICE' as const, at: iso(start + 1) },
    ]
    const card = powers('DVPN', { knowledge }, { occurredAt: start, now })
    expect(card).toMatchObject({ knownSince, knowledge: { needed: true, proven: false } })
    expect(card.arrest.reason).toContain(knownSince === null ? 'serve it now' : 'only since')
  })

  it('says where the routes exclude each other', () => {
    for (const orderType of ['NON_MOLESTATION', 'DAPO'] as const)
      expect(powersTable[orderType].notes.map(({ text }) => text).join(' ')).toContain('not both')
  })

  it('says which lines are still to be checked, at the line', () => {
    const card = powers('OCCUPATION')
    expect(card.verify).toContain('That bank holidays count')
    expect(card.cites.COURT_CLOCK).toEqual({
      source: 'Family Law Act 1996 s.47(7); PD10A para 4.1',
      verify: 'That bank holidays count',
    })
    expect(card.cites.ARREST.verify).toBeNull()
  })

  // Marked [OK], or not marked at all, in domain.md §1b.
  it.each<[OrderType, CitedLine]>([
    ['DVPN', 'ARREST'],
    ['DVPN', 'COURT_CLOCK'],
    ['DVPO', 'MAXIMUM_PENALTY'],
    ['DVPO', 'KNOWLEDGE'],
    ['DAPN', 'MAXIMUM_PENALTY'],
    ['SPO', 'ARREST'],
    ['RESTRAINING_CONVICTION', 'ARREST'],
    ['SHPO', 'MAXIMUM_PENALTY'],
    ['SRO', 'COURT_CLOCK'],
    ['UNDERTAKING', 'ARREST'],
  ])('of %s says that its line %s is still to be checked', (orderType, line) => {
    expect(powers(orderType).cites[line].verify).not.toBeNull()
  })

  it('stands for one instant, with the dates of the power itself', () => {
    expect(powers('OCCUPATION', attached(start - day, start + day))).toMatchObject({
      arrestFrom: iso(start - day),
      arrest: { until: iso(start + day) },
      breachAt: iso(start),
    })
    expect(powers('NON_MOLESTATION').arrestFrom).toBeNull()
  })
})
