import * as fc from 'fast-check'
import { couplesInRounds, inRounds, rounds } from '../../src/match/key-rounds.ts'

describe('keys round by round', () => {
  it('are the first of everybody, then the second, until nobody has more', () => {
    expect([...rounds([['anna', 'anne'], ['peter'], ['rowan', 'rowen', 'roan']])]).toEqual([
      ['anna', 'peter', 'rowan'],
      ['anne', 'rowen'],
      ['roan'],
      [],
    ])
    expect([...rounds([])]).toEqual([])
  })

  it('stand by text within a round, whoever is first in the list', () => {
    expect([...rounds([['rowan'], ['anna'], ['peter']])][0]).toEqual(['anna', 'peter', 'rowan'])
  })

  it('come once, where they come first', () => {
    expect([...inRounds([['anna', 'rowan'], ['rowan', 'anna', 'peter'], ['anna']])]).toEqual(['anna', 'rowan', 'peter'])
  })

  it('are made no further than they are asked for', () => {
    let made = 0
    const endless = function* () {
      for (;;) yield `key ${(made += 1)}`
    }
    const keys = inRounds([endless()])
    expect([keys.next().value, keys.next().value]).toEqual(['key 1', 'key 2'])
    expect(made).toBe(2)
  })
})

describe('his names with hers', () => {
  it('bring everybody of one round together with somebody before anybody with a second', () => {
    const couples = [...couplesInRounds([['rowan', 'gareth']], [['imogen', 'grace', 'anna']])]
    expect(couples).toEqual([
      ['rowan', 'imogen'],
      ['gareth', 'grace'],
      ['rowan', 'grace'],
      ['gareth', 'anna'],
      ['rowan', 'anna'],
      ['gareth', 'imogen'],
    ])
  })

  it('take early rounds of both before late ones of either', () => {
    const couples = [
      ...couplesInRounds([['his first'], ['his second']], [['her first'], ['her second'], ['her third']]),
    ]
    expect(couples).toEqual([
      ['his first', 'her first'],
      ['his first', 'her second'],
      ['his second', 'her first'],
      ['his first', 'her third'],
      ['his second', 'her second'],
      ['his second', 'her third'],
    ])
  })

  it('are every couple once, and none where one side has nobody', () => {
    const side = (who: string) =>
      fc
        .array(fc.nat({ max: 3 }), { maxLength: 4 })
        .map(sizes => sizes.map((size, round) => Array.from({ length: size }, (_, at) => `${who} ${round} ${at}`)))
    fc.assert(
      fc.property(side('his'), side('her'), (his, hers) => {
        const every = his.flat().flatMap(one => hers.flat().map(other => `${one} with ${other}`))
        const couples = [...couplesInRounds(his, hers)].map(([one, other]) => `${one} with ${other}`)
        expect(couples.toSorted()).toEqual(every.toSorted())
      }),
    )
  })
})
