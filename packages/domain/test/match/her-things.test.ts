import { herThings } from '../../src/match/her-things.ts'
import { encounter, incident, makeEvent } from '../support/made-up.ts'

describe('what may be hers among the things of an event', () => {
  it('are the numbers that an incident was reported from, which make her its caller, and the plates, which mention her', () => {
    const things = { phones: ['07700 900777', 'none', '+44 7700 900778'], vehicles: [{ vrm: 'ab12 cde' }] }
    expect(herThings(incident([], things))).toEqual([
      { scheme: 'PHONE', role: 'CALLER', values: ['+447700900777', '+447700900778'], source: '/phones' },
      { scheme: 'VRM', role: 'MENTIONED', values: ['AB12CDE'], source: '/vehicles' },
    ])
    expect(herThings(incident([], { phones: things.phones })).map(({ values }) => values.length)).toEqual([2, 0])
    expect(herThings(encounter([], things)).map(({ values }) => values.length)).toEqual([0, 1])
  })

  it('are none of what a camera read, nor where nothing came with the event', () => {
    expect([makeEvent('anpr.hit', { vrm: 'AB12CDE' }), incident([])].map(herThings)).toEqual([[], []])
  })
})
