import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { hashBytes, makeIndexHash } from '../../src/redis/index-hash.ts'

const reference = (secret: string, value: string): Buffer =>
  createHmac('sha256', secret).update(value).digest().subarray(0, hashBytes)

describe('index hash', () => {
  it('is the beginning of HMAC-SHA-256, for every secret and value', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 100, unit: 'binary' }),
        fc.array(fc.string({ maxLength: 300, unit: 'binary' }), { maxLength: 4 }),
        (secret, values) => {
          const expected = Buffer.concat(values.map(value => reference(secret, value)))
          expect(makeIndexHash(secret)(values).equals(expected)).toBe(true)
        },
      ),
    )
  })

  it.each([0, 1, 63, 64, 65, 169, 170, 171, 172, 512, 5_000])('holds for a value of %i characters', length => {
    for (const character of ['a', 'é', '€']) {
      const value = character.repeat(length)
      expect(makeIndexHash('secret')([value])).toEqual(reference('secret', value))
    }
  })

  it.each([undefined, ''])('refuses to work with the secret %j', secret => {
    expect(() => makeIndexHash(secret)(['a'])).toThrow(TypeError)
  })
})
