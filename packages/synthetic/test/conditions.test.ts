import { BreachEvent, conditionKinds, type ConditionKind, eventTypes, Order } from '@breach-alerts/contracts'
import { dateOf, momentOf } from '../src/conditions/moment.ts'
import type { Story } from '../src/conditions/story.ts'
import { truthOf, type Wanted } from '../src/conditions/table.ts'
import { bundledNames, conditionCaseAt, makeRandom } from '../src/index.ts'

const world = { seed: 1, names: bundledNames }
const cases = Array.from({ length: 600 }, (_, at) => conditionCaseAt(world, at))
const truths = cases.flatMap(one => one.truths)

describe('made-up conditions', () => {
  it('are of the contract, and so are the events about them', () => {
    for (const { order, events } of cases) {
      expect(Order.safeParse(order).success).toBe(true)
      for (const event of events) expect(BreachEvent.safeParse(event).success).toBe(true)
    }
  })

  it('of one place are the same whatever else was made, and others for another seed', () => {
    expect(conditionCaseAt(world, 417)).toEqual(cases[417])
    expect(conditionCaseAt({ ...world, seed: 2 }, 417).truths).not.toEqual(cases[417]!.truths)
  })

  it('have a verdict for each event and each condition once', () => {
    for (const { order, events, truths: told } of cases) {
      const ids = new Set(order.versions.flatMap(({ conditions }) => conditions.map(one => one.conditionId)))
      const keys = new Set(told.map(({ eventId, conditionId }) => `${eventId} ${conditionId}`))
      expect([told.length, keys.size]).toEqual([events.length * ids.size, events.length * ids.size])
    }
  })

  it('are of every kind, and suspected of each; events are of every type', () => {
    const suspected = truths.filter(({ verdict }) => verdict === 'SUSPECTED')
    expect(new Set(suspected.map(({ kind }) => kind))).toEqual(new Set(conditionKinds))
    expect(new Set(truths.map(({ eventType }) => eventType))).toEqual(new Set(eventTypes))
    expect(new Set(suspected.map(({ level }) => level))).toEqual(new Set(['CERTAIN', 'PROBABLE', 'POSSIBLE']))
  })

  it('have areas of every shape, with and without a hole, and hours over midnight', () => {
    const conditions = cases.flatMap(({ order }) => order.versions.flatMap(one => one.conditions))
    const shapes = conditions.flatMap(({ area }) =>
      area ? [area.type === 'Polygon' ? `${area.type} ${area.coordinates.length}` : area.type] : [],
    )
    expect(new Set(shapes)).toEqual(new Set(['Circle', 'Corridor', 'Polygon 1', 'Polygon 2']))
    expect(conditions.some(({ hours }) => hours?.some(({ from, to }) => to < from))).toBe(true)
  })
})

describe('moments', () => {
  const moments = Array.from({ length: 400 }, (_, at) => momentOf(makeRandom(1, 'moment', at)))
  const london = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const two = (value: number) => String(value).padStart(2, '0')

  it("show what the platform's calendar says London's clocks show", () => {
    const ordinary = moments.flatMap(moment => ('clock' in moment ? [moment] : []))
    expect(ordinary.length).toBeGreaterThan(200)
    for (const moment of ordinary)
      expect(london.format(moment.at)).toBe(
        `${dateOf(moment)} ${two(Math.floor(moment.clock / 60))}:${two(moment.clock % 60)}`,
      )
  })

  it('near a clock change are as far from it as they say', () => {
    const near = moments.flatMap(moment => ('clock' in moment ? [] : [moment]))
    expect(new Set(near.map(({ at }) => new Date(at).getUTCMonth()))).toEqual(new Set([2, 9]))
    const offsetAt = (at: number) => Date.parse(`${london.format(at).replace(' ', 'T')}Z`) - at
    for (const moment of near) {
      const changedAt = moment.at - moment.sinceChange * 60_000
      expect(london.format(changedAt).slice(0, 10)).toBe(dateOf(moment))
      expect(offsetAt(changedAt)).not.toBe(offsetAt(changedAt - 60_000))
    }
  })
})

// A few rows of the table, as a reader of the contract would say them.
describe('what is true of a condition', () => {
  const plain: Story = {
    type: 'incident.reported',
    what: '',
    her: null,
    isOtherHarmed: false,
    isNew: null,
    where: 'NOT_SAID',
    accuracyM: 0,
    times: 1,
    believed: [],
  }
  const told = (
    kind: ConditionKind,
    story: Partial<Story>,
    wanted: Partial<Wanted> = {},
    isInForce = true,
    time = 0,
  ) => {
    const { verdict, level } = truthOf(
      { ...plain, ...story },
      { kind, lie: null, hours: 'ALWAYS', ...wanted },
      isInForce,
      time,
    )
    return level ?? verdict
  }
  const here = { where: 'POINT', what: 'GNSS' } as const

  // prettier-ignore
  it.each([
    ['a call to her', 'NO_CONTACT_DIRECT', { type: 'contact.reported', what: 'CALL', her: 'VICTIM' }, {}, 'CERTAIN'],
    ['a word through a friend is not direct', 'NO_CONTACT_DIRECT', { type: 'contact.reported', what: 'THIRD_PARTY', her: 'VICTIM' }, {}, 'NOT_ENGAGED'],
    ['and is indirect', 'NO_CONTACT_INDIRECT', { type: 'contact.reported', what: 'THIRD_PARTY', her: 'VICTIM' }, {}, 'PROBABLE'],
    ['she saw it', 'NO_MOLEST', { her: 'WITNESS' }, {}, 'NOT_ENGAGED'],
    ['another victim', 'NO_VIOLENCE', { isOtherHarmed: true }, {}, 'POSSIBLE'],
    ['inside', 'EXCLUSION_ZONE', here, { lie: 'INSIDE' }, 'CERTAIN'],
    ['inside, at another hour', 'EXCLUSION_ZONE', here, { lie: 'INSIDE', hours: 'IDLE' }, 'OUTSIDE_HOURS'],
    ['outside, at another hour', 'EXCLUSION_ZONE', here, { lie: 'OUTSIDE', hours: 'IDLE' }, 'NOT_ENGAGED'],
    ['nobody says where', 'NO_ENTER', {}, { lie: 'INSIDE' }, 'CANNOT_TELL'],
    ['at her home, and no area', 'NO_ATTEND', { where: 'HER_UPRN' }, {}, 'PROBABLE'],
    ['where he must stay', 'CURFEW', { ...here, type: 'police.encounter' }, { lie: 'INSIDE' }, 'NOT_ENGAGED'],
    ['elsewhere', 'CURFEW', { ...here, type: 'police.encounter' }, { lie: 'OUTSIDE' }, 'CERTAIN'],
    ['a cut strap', 'EM_TAG', { type: 'em.violation', what: 'STRAP_TAMPER' }, {}, 'CERTAIN'],
    ['believed by whoever reports it', 'NO_SURVEIL', { type: 'partner.reported', believed: ['NO_SURVEIL'] }, {}, 'PROBABLE'],
  ] as const)('%s: %s', (_, kind, story, wanted, expected) => {
    expect(told(kind, story, wanted)).toBe(expected)
    expect(told(kind, story, wanted, false)).toBe('NOT_IN_FORCE')
  })

  it.each([
    ['GNSS', 8, ['POSSIBLE', 'CERTAIN']],
    ['GNSS', 0, ['POSSIBLE', 'PROBABLE']],
    ['WIFI', 8, ['POSSIBLE', 'POSSIBLE']],
  ])('a first and a second fix of %s inside, accurate to %d m', (what, accuracyM, expected) => {
    const story = { type: 'em.position', where: 'POINT', what, accuracyM } as const
    const levels = [0, 1].map(time => told('EXCLUSION_ZONE', story, { lie: 'INSIDE' }, true, time))
    expect(levels).toEqual(expected)
  })
})
