import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { missedAppointment, namedByReporter, tagViolation, unknownNameOrAddress } from '../../src/match/duty-rows.ts'
import type { Scene } from '../../src/match/engagement.ts'
import type { Identity } from '../../src/match/identify.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import { him, home, makeEvent, makeOrder, north, somebodyElse, suspect } from '../support/made-up.ts'

const known = { ...him, addresses: [...him.addresses, { lines: ['3 East Row'], postcode: 'LS4 4ZZ', point: home }] }
const notify = makeOrder([{ kind: 'NOTIFY' }], { respondent: known })
const condition = notify.versions[0]!.conditions[0]!

/** A scene in which somebody of the event was taken for the respondent. */
const scene = (event: BreachEvent, key = '/people/0', order: Order = notify): Scene => {
  const identity: Identity = { as: 'SUSPECT', key, level: 'CERTAIN', weight: 20, evidence: [], flags: [] }
  return { event, order, identity, hits: [], address: null, spot: null, placed: null, settings: defaultMatchSettings }
}
const violation = (kind: string) => makeEvent('em.violation', { deviceId: 'TAG-1', violation: kind })

describe('what a tag reports of itself', () => {
  it.each([
    ['STRAP_TAMPER', 'CERTAIN', 'The strap of the tag was cut or tampered with.'],
    ['BODY_TAMPER', 'PROBABLE', 'The body of the tag was tampered with.'],
    ['BATTERY_FLAT', 'PROBABLE', `The tag's battery is flat: where the wearer is is not known.`],
    ['NO_SIGNAL', 'POSSIBLE', 'The tag gives no signal: where the wearer is is not known.'],
    ['BATTERY_LOW', 'POSSIBLE', `The tag's battery is low.`],
  ])('%s is %s, and says so', (kind, cap, sentence) => {
    expect(tagViolation(scene(violation(kind)), condition)).toMatchObject({
      kind: 'TOUCHED',
      cap,
      sentences: [sentence],
    })
  })

  it('of a zone or a curfew says nothing of the tag, nor does any other event', () => {
    const events = [violation('ZONE_ENTRY'), violation('ZONE_EXIT'), violation('CURFEW')]
    const other = makeEvent('police.encounter', { encounter: 'STOP' })
    expect([...events, other].map(event => tagViolation(scene(event), condition).kind)).toEqual(Array(4).fill('NONE'))
  })
})

describe('duties that others report on', () => {
  it('a missed appointment of the kind that the condition is about', () => {
    const missed = makeEvent('appointment.missed', { appointment: 'PROGRAMME' })
    const row = missedAppointment(['PROGRAMME', 'ASSESSMENT'])
    expect(row(scene(missed), condition)).toMatchObject({
      cap: 'PROBABLE',
      sentences: ['An appointment of this clause (programme) was missed.'],
    })
    expect(missedAppointment(['NOTIFICATION'])(scene(missed), condition).kind).toBe('NONE')
    expect(row(scene(makeEvent('police.encounter', { encounter: 'STOP' })), condition).kind).toBe('NONE')
  })

  it('a condition that the reporter names', () => {
    const report = (kinds: string[]) => makeEvent('partner.reported', { agency: 'PROBATION', conditionKinds: kinds })
    expect(namedByReporter(scene(report(['NO_SURVEIL', 'NOTIFY'])), condition)).toMatchObject({
      cap: 'PROBABLE',
      sentences: ['The reporter believes that this kind of condition was breached.'],
    })
    expect(namedByReporter(scene(report(['NO_SURVEIL'])), condition).kind).toBe('NONE')
  })
})

describe('a name or an address that the order does not know', () => {
  const stop = (people: readonly object[]) => makeEvent('police.encounter', { encounter: 'STOP', people })
  const asked = (fields: object) => unknownNameOrAddress(scene(stop([suspect({ ...him, ...fields })])), condition)
  const newName = { names: [{ given: ['Alan'], family: 'Crewe' }] }
  const newAddress = { addresses: [{ uprn: '200000000009' }] }

  it('is possibly not notified, and said which of the two it is', () => {
    expect(asked(newAddress)).toMatchObject({
      cap: 'POSSIBLE',
      sentences: ['An address was given that the order does not know.'],
    })
    expect(asked(newName)).toMatchObject({
      cap: 'POSSIBLE',
      sentences: ['A name was given that the order does not know.'],
    })
    expect(asked({}).kind).toBe('NONE')
  })

  it.each([
    ['another name', { given: ['Alan'], family: 'Crewe' }, 'TOUCHED'],
    ['another given name', { given: ['Alan'], family: 'Ashdown' }, 'TOUCHED'],
    ['another family name', { given: ['Rowan'], family: 'Crewe' }, 'TOUCHED'],
    ['another spelling', { given: ['Rowen'], family: 'Ashdown' }, 'NONE'],
    ['an initial', { given: ['R'], family: 'Ashdown' }, 'NONE'],
    ['nothing', { full: '-' }, 'NONE'],
  ])('%s', (_, name, expected) => {
    expect(asked({ names: [...him.names, name] }).kind).toBe(expected)
  })

  it('is not a name that is one of several that the order knows', () => {
    const names = [...him.names, { given: ['Alan'], family: 'Crewe', kind: 'ALIAS' }]
    const order = makeOrder([{ kind: 'NOTIFY' }], { respondent: { ...him, names } })
    const event = stop([suspect({ ...him, ...newName })])
    expect(unknownNameOrAddress(scene(event, '/people/0', order), condition).kind).toBe('NONE')
  })

  it.each([
    ['the same UPRN, otherwise written', { uprn: '200000000001', lines: ['Flat 1'] }, 'NONE'],
    ['another UPRN', { uprn: '200000000009' }, 'TOUCHED'],
    ['the same first line and postcode', { lines: ['1, North Row'], postcode: 'ls11zz' }, 'NONE'],
    ['another first line in the same postcode', { lines: ['5 North Row'], postcode: 'LS1 1ZZ' }, 'TOUCHED'],
    ['25 m from one that is known', { point: north(25) }, 'NONE'],
    ['35 m from it', { point: north(35) }, 'TOUCHED'],
    ['no more than a town', { lines: ['Leeds'] }, 'NONE'],
  ])('an address of %s', (_, address, expected) => {
    expect(asked({ addresses: [address] }).kind).toBe(expected)
  })

  it('is an address known by its number alone where the order knows another by its place alone', () => {
    const order = makeOrder([{ kind: 'NOTIFY' }], { respondent: { ...him, addresses: [{ point: home }] } })
    const event = stop([suspect({ ...him, ...newAddress })])
    expect(unknownNameOrAddress(scene(event, '/people/0', order), condition).kind).toBe('TOUCHED')
  })

  it('counts one new address among those that are known', () => {
    expect(asked({ addresses: [...him.addresses, ...newAddress.addresses] }).kind).toBe('TOUCHED')
  })

  it('is that of the person who was taken for him, of nobody else', () => {
    const event = stop([{ ...somebodyElse, role: 'WITNESS' }, suspect({ ...him, ...newAddress })])
    expect(unknownNameOrAddress(scene(event, '/people/1'), condition).kind).toBe('TOUCHED')
    expect(unknownNameOrAddress(scene(stop([suspect(), { ...somebodyElse, role: 'WITNESS' }])), condition).kind).toBe(
      'NONE',
    )
    expect(unknownNameOrAddress(scene(event, '/vehicles'), condition).kind).toBe('NONE')
    expect(unknownNameOrAddress({ ...scene(event), identity: null }, condition).kind).toBe('NONE')
  })

  it('is asked of being met and of a change of circumstance', () => {
    const people = [suspect({ ...him, ...newAddress })]
    const kinds = [
      makeEvent('circumstance.changed', { change: 'ADDRESS', people }),
      makeEvent('incident.reported', { people }),
      makeEvent('partner.reported', { agency: 'PROBATION', people }),
    ].map(event => unknownNameOrAddress(scene(event), condition).kind)
    expect(kinds).toEqual(['TOUCHED', 'NONE', 'NONE'])
  })
})
