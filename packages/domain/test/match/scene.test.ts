import type { Identity } from '../../src/match/identify.ts'
import { isAbout, sceneOf } from '../../src/match/scene.ts'
import { defaultMatchSettings } from '../../src/match/settings.ts'
import type { Placed } from '../../src/match/track.ts'
import {
  encounter,
  fix,
  her,
  incident,
  makeEvent,
  makeOrder,
  north,
  place,
  suspect,
  victim,
} from '../support/made-up.ts'

const order = makeOrder([{ kind: 'NO_MOLEST' }])
const him: Identity = { as: 'SUSPECT', key: '/people/0', level: 'CERTAIN', weight: 20, evidence: [], flags: [] }
const set = (event: ReturnType<typeof incident>, identity: Identity | null = null, held = order) =>
  sceneOf(event, held, identity, null, defaultMatchSettings)
const alan = suspect({ names: [{ full: 'Alan Crewe' }] })
const numbered = suspect({ identifiers: [{ scheme: 'PHONE', value: '07700 900999' }] })

describe('an event beside an order', () => {
  it('is about it where somebody in it is the respondent', () => {
    const event = encounter([suspect()])
    const placed = { fix: null } as unknown as Placed
    expect(sceneOf(event, order, him, placed, defaultMatchSettings)).toEqual({
      event,
      order,
      identity: him,
      hits: [],
      address: null,
      spot: null,
      placed,
      settings: defaultMatchSettings,
    })
  })

  it.each([
    ['she is in it', incident([victim()]), true],
    ['somebody of her name is in it', incident([victim({ names: her.names })]), true],
    ['it is at her address', incident([], { place: place(0) }), true],
    ['its suspect is known by a number only', incident([victim(), numbered]), true],
    ['its suspect is somebody else by name', incident([victim(), alan]), false],
    ['one of its suspects is not named', incident([victim(), alan, suspect({ sex: 'M' })]), true],
    ['neither she nor her address is in it', incident([], { place: place(500) }), false],
    ['it is no incident', encounter([victim()]), false],
    ['it is no incident, at her address', encounter([], { place: place(0) }), false],
  ])('whoever did it, where %s', (_, event, expected) => {
    expect(set(event) !== null).toBe(expected)
  })

  it('has those whom it protects, and their address', () => {
    const scene = set(incident([victim(), suspect()], { place: place(0) }), him)
    expect(scene?.hits).toMatchObject([{ role: 'VICTIM' }])
    expect(scene?.address).toMatchObject({ by: 'NEAR', distanceM: 0 })
  })
})

describe('a scene', () => {
  const [hers, sure] = [victim({ names: her.names }), victim()]

  it.each([
    ['the respondent', incident([suspect()]), him, true],
    ['her', incident([sure]), null, true],
    ['her, and another of her name', incident([hers, sure]), null, true],
    ['her address', incident([], { place: place(0) }), null, true],
    ['somebody of her name', incident([hers]), null, false],
  ])('is about the order with %s in it: %s', (_, event, identity, expected) => {
    expect(isAbout(set(event, identity)!)).toBe(expected)
  })
})

describe('where it happened', () => {
  const lines = { lines: ['7 South Row'], postcode: 'LS2 2ZZ' }
  const spotOf = (event: ReturnType<typeof incident>, held = order) => set(event, him, held)?.spot
  const at = (more: object) => incident([suspect()], { place: more })
  const ordered = (his: readonly object[], hers: readonly object[]) =>
    makeOrder([{ kind: 'NO_MOLEST' }], {
      respondent: { addresses: his },
      protectedPersons: [{ addresses: hers }],
    })
  const [near, far] = [north(100), north(200)]

  it('is where it says', () => {
    const stated = place(300, { ...lines, uprn: '200000000002', accuracyM: 10 })
    expect(spotOf(at(stated))).toEqual({ point: north(300), accuracyM: 10 })
  })

  it('is not known of a fix, nor where no place is stated', () => {
    expect(spotOf(incident([suspect()]))).toBeNull()
    expect(spotOf(fix(0, '2026-06-10T12:00:00Z'))).toBeNull()
    expect(spotOf(makeEvent('anpr.hit', { vrm: 'AB12CDE' }))).toBeNull()
  })

  it.each([
    ['the same number', { uprn: '7' }, { uprn: '7' }],
    ['the same lines', lines, lines],
    ['the same number, with other lines', { uprn: '7', ...lines }, { uprn: '7', lines: ['1 North Row'] }],
    ['the same lines, with another number', { uprn: '7', ...lines }, { uprn: '8', ...lines }],
  ])('is at an address of either of them with %s', (_, stated, held) => {
    const found = { point: near, accuracyM: 0 }
    const elsewhere = { uprn: '9', lines: ['9 West Row'], postcode: 'LS3 3ZZ', point: far }
    expect(spotOf(at(stated), ordered([], [elsewhere, { ...held, point: near }]))).toEqual(found)
    expect(spotOf(at(stated), ordered([elsewhere, { ...held, point: near }], []))).toEqual(found)
  })

  it('is at the first of these addresses of which it is known where it is, hers before his', () => {
    const spots = ordered([{ ...lines, point: far }], [lines, { ...lines, point: near }])
    expect(spotOf(at(lines), spots)?.point).toEqual(near)
    expect(spotOf(at(lines), ordered([{ ...lines, point: far }], [lines]))?.point).toEqual(far)
  })

  it.each([
    ['with no number and no whole lines', { postcode: 'LS2 2ZZ' }, { postcode: 'LS2 2ZZ' }],
    ['with another number', { uprn: '7' }, { uprn: '8' }],
    ['with other lines', lines, { ...lines, lines: ['8 South Row'] }],
    ['of which it is known by no address', lines, { uprn: '7' }],
  ])('is not known of a place %s', (_, stated, held) => {
    expect(spotOf(at(stated), ordered([], [{ ...held, point: near }]))).toBeNull()
  })

  it('is not known at an address of which it is not known where it is', () => {
    expect(spotOf(at(lines), ordered([], [lines]))).toBeNull()
  })
})
