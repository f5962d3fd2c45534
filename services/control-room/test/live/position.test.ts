import { assert, nat, property, tuple, uniqueArray } from 'fast-check'
import { decodePosition, encodePosition, fitPosition } from '../../src/live/position.ts'

const positions = uniqueArray(tuple(nat(50), nat(1e9)), {
  selector: ([partition]) => partition,
  minLength: 1,
  maxLength: 8,
})

describe('a position of the stream', () => {
  it('comes back from its id as it was, in whatever order it was made', () => {
    assert(
      property(positions, pairs => {
        const id = encodePosition(new Map(pairs))
        expect(decodePosition(id)).toEqual(new Map(pairs))
        expect(encodePosition(new Map(pairs.toReversed()))).toBe(id)
      }),
    )
  })

  it.each(['', '0', 'abc', '0-1.', '0-1,1-2', '0-1.0-2', '-1-2', '0-1\n', '0-99999999999999999'])(
    'is not read from %j',
    id => {
      expect(decodePosition(id)).toBeNull()
    },
  )

  it('begins a partition anew that is not named or lies beyond the log: seen twice rather than missed', () => {
    expect(
      fitPosition(
        new Map([
          [0, 3],
          [1, 9],
        ]),
        new Map([
          [0, 5],
          [1, 4],
          [2, 7],
        ]),
      ),
    ).toEqual(
      new Map([
        [0, 3],
        [1, 0],
        [2, 0],
      ]),
    )
  })
})
