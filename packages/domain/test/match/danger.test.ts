import { BreachEvent, Order } from '@breach-alerts/contracts'
import { dangerOf } from '../../src/match/danger.ts'

const at = Date.parse('2026-11-22T03:00:00Z')
const order = (dateOfBirth?: string) =>
  Order.parse({
    orderId: 'ord_1',
    type: 'NON_MOLESTATION',
    respondent: { names: [{ given: ['Adam'], family: 'Sample' }] },
    protectedPersons: [{ names: [{ given: ['Eve'], family: 'Example' }], ...(dateOfBirth ? { dateOfBirth } : {}) }],
    versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_CONTACT_DIRECT' }] }],
  })
const incident = (data: object) =>
  BreachEvent.parse({
    specversion: '1.0',
    id: '1',
    source: 'https://source.example.test',
    type: 'incident.reported',
    data: { incidentRef: 'i1', ...data },
  })
const of = (data: object, dateOfBirth?: string) => dangerOf(incident(data), order(dateOfBirth), at)

describe('weapons in what was reported', () => {
  it.each([
    ['Male with a knife at the door', true],
    ['KNIVES seen in the car', true],
    ['He is armed', true],
    ['Shouting at the door, no knife seen', undefined],
    ['Without any weapon', undefined],
    ['No answer at the door, male holding an axe', true],
    ['Unarmed', undefined],
    ['Knifesmith Street', undefined],
  ])('%s: %s', (summary, weapons) => {
    expect(of({ summary }).weapons).toBe(weapons)
  })

  it.each(
    'weapon,weapons,blade,blades,machete,machetes,sword,swords,axe,axes,gun,guns,firearm,firearms,pistol,pistols,shotgun,shotguns,rifle,rifles,knuckleduster,knuckle-dusters,crossbow,crossbows,acid,petrol bomb,petrol bombs'.split(
      ',',
    ),
  )('are one or several: %s', word => {
    expect(of({ summary: `He has ${word}.` }).weapons).toBe(true)
    expect(of({ summary: `x${word}x` }).weapons).toBeUndefined()
  })

  it('may stand in the category, the text or the detail, and what is denied does not hide the next word', () => {
    expect([of({ category: 'ARMED' }), of({ detail: 'axe' })].map(({ weapons }) => weapons)).toEqual([true, true])
    expect(of({ category: 'no', summary: 'gun' }).weapons).toBe(true)
    expect(of({ summary: 'no  sign  of  any knives, hold a gun' }).weapons).toBe(true)
    expect(of({ summary: 'no  sign  of  any knives' }).weapons).toBeUndefined()
    expect(Object.keys(of({ detail: 7, summary: 'quiet' }))).toEqual([])
  })

  it('are what the source says of them, and a word of the text is never overruled', () => {
    expect(of({ weapons: true }).weapons).toBe(true)
    expect(of({ weapons: false }).weapons).toBe(false)
    expect(of({ weapons: false, summary: 'He has a machete' }).weapons).toBe(true)
    expect(of({ weapons: 'yes' }).weapons).toBeUndefined()
  })
})

describe('children', () => {
  it.each([
    ['2008-11-23', true],
    ['2008-11-22', undefined],
    ['2008-11', true],
    ['2008-10', undefined],
    ['2008', true],
    ['2007', undefined],
    ['1987-04-19', undefined],
  ])('a protected person born %s, under 18 on the day: %s', (born, children) => {
    expect(of({}, born).children).toBe(children)
  })

  it('are known from the people of an event, but not from its suspect', () => {
    const people = (role: string) => ({ people: [{ role, names: [], dateOfBirth: '2015-01-01' }] })
    expect(of(people('WITNESS')).children).toBe(true)
    expect(of(people('SUSPECT')).children).toBeUndefined()
    expect(of({ people: [{ role: 'VICTIM', names: [], ageBand: [5, 10] }] }).children).toBe(true)
  })

  it.each(
    'child,children,kid,kids,baby,babies,infant,infants,toddler,toddlers,newborn,newborns,daughter,son,sons,schoolboy,school girls,schoolchild'.split(
      ',',
    ),
  )('are one or several: %s', word => {
    expect(of({ summary: `The ${word} upstairs.` }).children).toBe(true)
  })

  it('are what the source says of them, and of an age that may be one', () => {
    expect([of({ children: true }), of({ children: false })].map(({ children }) => children)).toEqual([true, false])
    const aged = (ageBand: number[]) => of({ people: [{ role: 'VICTIM', names: [], ageBand }] }).children
    expect([aged([17, 24]), aged([18, 20]), aged([10, 25])]).toEqual([true, undefined, undefined])
  })

  it.each([
    ['Two children upstairs', true],
    ['Outside the school of her daughter', true],
    ['No children present', undefined],
    ['Childwall Road', undefined],
  ])('%s: %s', (summary, children) => {
    expect(of({ summary }).children).toBe(children)
  })
})
