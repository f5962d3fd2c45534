import {
  contact,
  encounter,
  found,
  her,
  incident,
  judgeOne,
  makeEvent,
  makeOrder,
  north,
  place,
  somebodyElse,
  suspect,
  victim,
  zone,
} from '../support/made-up.ts'

describe('an incident without a suspect', () => {
  const zoned = makeOrder([{ kind: 'NO_ENTER', area: zone }])
  const findingOf = (event: ReturnType<typeof makeEvent>, order = zoned) => judgeOne(event, order).suspected[0]?.finding

  it('says that she is in it, or that it is her address, and shows both', () => {
    const both = findingOf(incident([victim()], { place: place(20) }))
    expect(both?.sentences).toContain('A protected person is the victim of what was reported, and no suspect is known.')
    const fields = both?.evidence.map(({ field }) => field)
    expect(fields).toEqual(expect.arrayContaining(['protectedPerson.name', 'place']))
    const address = findingOf(incident([], { place: place(20) }))
    expect(address?.sentences).toContain(`It happened at a protected person's address, and no suspect is known.`)
    expect(address?.evidence.map(({ field }) => field)).toEqual(['prior', 'place'])
    const calls = findingOf(incident([{ ...her, role: 'CALLER' }]))
    expect(calls?.sentences).toContain(
      'A protected person is the caller of what was reported, and no suspect is known.',
    )
    expect(new Set(calls?.evidence.map(({ field }) => field.split('.')[0]))).toEqual(
      new Set(['prior', 'protectedPerson']),
    )
  })

  it.each([
    ['where the place is not known', {}, 'POSSIBLE'],
    ['inside the area', { place: place(100) }, 'POSSIBLE'],
    ['where the place may lie inside', { place: place(520, { accuracyM: 100 }) }, 'POSSIBLE'],
    ['not plainly outside the area', { place: place(900) }, undefined],
  ])('with her as victim counts %s', (_, more, expected) => {
    expect(findingOf(incident([victim()], more))?.level).toBe(expected)
  })

  it('needs more of her than a name', () => {
    const namesake = victim({ names: her.names })
    expect(findingOf(incident([namesake]))).toBeUndefined()
    expect(findingOf(incident([namesake], { place: place(20) }))?.level).toBe('POSSIBLE')
  })

  it('is possible as well where only the text or his vehicle points to him', () => {
    const noContact = makeOrder([{ kind: 'NO_CONTACT_INDIRECT' }])
    const vehicle = { vehicles: [{ vrm: 'AB12 CDE' }] }
    expect(findingOf(incident([victim()], vehicle), noContact)?.level).toBe('POSSIBLE')
    expect(findingOf(incident([victim(), suspect()], vehicle), noContact)).toBeUndefined()
    expect(findingOf(encounter([victim()], vehicle), noContact)).toBeUndefined()
  })

  it.each([
    'NO_CONTACT_DIRECT',
    'NO_CONTACT_INDIRECT',
    'NO_MOLEST',
    'NO_VIOLENCE',
    'EXCLUSION_ZONE',
    'NO_ATTEND',
    'NO_ENTER',
    'LEAVE_PREMISES',
  ])('may break %s', kind => {
    expect(findingOf(incident([victim()]), makeOrder([{ kind }]))?.level).toBe('POSSIBLE')
  })

  it.each(['CURFEW', 'EM_TAG', 'NOTIFY', 'PROGRAMME', 'NO_EVICT', 'DEVICE_INTERNET', 'NO_SURVEIL'])(
    'says nothing of %s',
    kind => {
      expect(findingOf(incident([victim()], { place: place(20) }), makeOrder([{ kind }]))).toBeUndefined()
    },
  )
})

describe('conditions of one family', () => {
  it.each(['EXCLUSION_ZONE', 'NO_ATTEND', 'NO_ENTER', 'LEAVE_PREMISES'])(
    '%s is engaged by a place inside its area, a fix there and what the supplier reports',
    kind => {
      const order = makeOrder([{ kind, area: zone }])
      const position = makeEvent('em.position', { deviceId: 'TAG-1', fix: { ...north(100), accuracyM: 8 } })
      const events = [
        encounter([suspect()], { place: place(100) }),
        position,
        makeEvent('em.violation', { deviceId: 'TAG-1', violation: 'ZONE_ENTRY' }),
      ]
      expect(events.map(event => found(judgeOne(event, order)))).toEqual([
        ['c1 CERTAIN'],
        ['c1 POSSIBLE'],
        ['c1 PROBABLE'],
      ])
    },
  )

  it.each(['NO_MOLEST', 'NO_VIOLENCE'])('%s is engaged by harm to her, to anybody else, and by contact', kind => {
    const order = makeOrder([{ kind }])
    const events = [
      incident([suspect(), victim()]),
      incident([suspect(), victim(somebodyElse)]),
      contact('TEXT', [suspect(), victim()]),
      contact('THIRD_PARTY', [suspect(), victim()]),
    ]
    expect(events.map(event => found(judgeOne(event, order)))).toEqual([
      ['c1 CERTAIN'],
      ['c1 POSSIBLE'],
      ['c1 PROBABLE'],
      ['c1 PROBABLE'],
    ])
  })

  it.each(['NO_EVICT', 'DEVICE_INTERNET', 'NO_SURVEIL'])(
    '%s is engaged by whoever names it, and by nothing else',
    kind => {
      const order = makeOrder([{ kind, area: zone }])
      const events = [
        encounter([suspect()], { conditionKinds: [kind] }),
        encounter([suspect(), victim()], { place: place(100) }),
      ]
      expect(events.map(event => found(judgeOne(event, order)))).toEqual([['c1 PROBABLE'], []])
    },
  )
})
