import type { BreachEvent } from '@breach-alerts/contracts'
import { subjectsOf } from '../../src/match/subjects.ts'
import { encounter, fix, her, him, incident, makeEvent, suspect, victim } from '../support/made-up.ts'

const { names } = him
const nothing = { names: [], identifiers: [], addresses: [] }
const having = (...identifiers: object[]) => ({ ...nothing, identifiers })
const plate = { scheme: 'VRM', value: 'AB12CDE' }
const phone = { scheme: 'PHONE', value: '+447700900555' }
const vehicles = [{ vrm: 'ab12 cde' }]
const phones = ['07700 900555', 'withheld']
const named = suspect({ names })
const numbered = suspect({ identifiers: [{ scheme: 'PHONE', value: '07700 900999' }] })
const who = (event: BreachEvent) => subjectsOf(event).map(({ as, key }) => `${as} ${key}`)

describe('who could be the one under an order', () => {
  it.each([
    ['of a fix its tag', fix(0, '2026-06-10T12:00:00Z')],
    ['of a violation its tag', makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'STRAP_TAMPER' })],
  ])('is the wearer, %s', (_, event) => {
    expect(subjectsOf(event)).toEqual([
      {
        as: 'WEARER',
        key: 'EM_DEVICE TAG-1',
        person: having({ scheme: 'EM_DEVICE', value: 'TAG-1' }),
        came: null,
        source: '/deviceId',
        added: new Map(),
        needsNoConflict: false,
      },
    ])
  })

  it.each([
    ['/vrm', makeEvent('anpr.hit', { vrm: 'ab12 cde' })],
    ['/vehicles', incident([victim()], { vehicles })],
    ['/vehicles', encounter([], { vehicles })],
  ])('is the keeper of a vehicle, by the plate at %s', (source, event) => {
    expect(subjectsOf(event)).toEqual([
      {
        as: 'KEEPER',
        key: 'VRM AB12CDE',
        person: having(plate),
        came: null,
        source,
        added: new Map(),
        needsNoConflict: false,
      },
    ])
  })

  it('is each suspect by whom anybody could be told, and nobody of another part', () => {
    const witness = { ...her, role: 'WITNESS' }
    expect(who(encounter([witness, named, suspect({ sex: 'M' }), numbered]))).toEqual([
      'SUSPECT /people/1',
      'SUSPECT /people/3',
    ])
  })

  it('is nobody but the suspects, as soon as one of them is named', () => {
    const more = { vehicles, summary: 'Grace Okafor at the door' }
    expect(who(incident([named], more))).toEqual(['SUSPECT /people/0'])
    const others = ['KEEPER VRM AB12CDE', 'TEXT text Grace Okafor']
    expect(who(incident([numbered], more))).toEqual(['SUSPECT /people/0', ...others])
    expect(who(incident([suspect({ sex: 'M' })], more))).toEqual(others)
  })
})

describe('a suspect', () => {
  const as = { as: 'SUSPECT', key: '/people/0', source: '/people/0' }
  const alone = { ...as, came: null, added: new Map(), needsNoConflict: false }
  const ofPlate = new Map([['VRM AB12CDE', '/vehicles']])

  it('is described as the event does', () => {
    const event = encounter([named])
    expect(subjectsOf(event)).toMatchObject([alone])
    expect(subjectsOf(event)[0]?.person).toMatchObject(named)
  })

  it('may have the vehicle that came with the event', () => {
    expect(subjectsOf(encounter([named], { vehicles }))).toMatchObject([
      { ...as, came: having(plate), added: ofPlate, needsNoConflict: false },
    ])
  })

  it('may have the number that it was reported from, but only where nothing contradicts', () => {
    expect(subjectsOf(incident([named], { vehicles, phones }))).toMatchObject([
      { ...as, came: having(plate), added: ofPlate, needsNoConflict: false },
      {
        ...as,
        came: having(plate, phone),
        added: new Map([...ofPlate, ['PHONE +447700900555', '/phones']]),
        needsNoConflict: true,
      },
    ])
    expect(subjectsOf(incident([named], { phones }))).toMatchObject([alone, { came: having(phone) }])
  })

  it('is not described twice for a number that nobody can be rung on', () => {
    expect(subjectsOf(incident([named], { phones: ['withheld'] }))).toMatchObject([alone])
  })

  it('shares what came with all the others', () => {
    const came = subjectsOf(incident([named, numbered], { vehicles, phones })).map(one => one.came)
    expect(came).toHaveLength(4)
    expect([came[0] === came[2], came[1] === came[3], came[0] === came[1]]).toEqual([true, true, false])
  })
})
