import { makePositions } from '../../src/shared/positions.ts'

describe('positions that a reader keeps', () => {
  it('follows the reader, so that a rebalance does not begin at the start again', async () => {
    const positions = makePositions(async () => new Map([['t/0', 5]]))
    await positions.refresh()
    positions.moved('t/0', 90)
    expect(positions.get('t/0')).toBe(90)
  })

  it('believes the reader again when it is asked: its store may have been emptied', async () => {
    const answers = [new Map([['t/0', 90]]), new Map<string, number>()]
    const positions = makePositions(async () => answers.shift() ?? new Map<string, number>())
    await positions.refresh()
    await positions.refresh()
    expect(positions.get('t/0')).toBeUndefined()
  })

  it('keeps what it knows when the reader can not say', async () => {
    let isAway = false
    const positions = makePositions(async () => {
      if (isAway) throw new Error('store away')
      return new Map([['t/0', 5]])
    })
    await positions.refresh()
    isAway = true
    await expect(positions.refresh()).rejects.toThrow('store away')
    expect(positions.get('t/0')).toBe(5)
  })

  it('asks once for all who ask at the same time', async () => {
    let asked = 0
    const positions = makePositions(async () => {
      asked += 1
      return new Map<string, number>()
    })
    await Promise.all([positions.refresh(), positions.refresh(), positions.refresh()])
    expect(asked).toBe(1)
  })

  it('keeps nothing for a reader without positions of its own', async () => {
    const positions = makePositions(undefined)
    await positions.refresh()
    positions.moved('t/0', 90)
    expect(positions.get('t/0')).toBeUndefined()
  })
})
