import { hashedTexts } from '../../src/batch/hashed-texts.ts'

describe('hashed texts', () => {
  it('give the number that a text had before, null where it is new, however many there are', () => {
    const held = hashedTexts()
    const texts = Array.from({ length: 20_000 }, (_, at) => `urn:test ${at}`)
    expect(texts.every((text, at) => held.put(text, at) === null)).toBe(true)
    expect(texts.map(text => held.put(text, 7))).toEqual(texts.map((_, at) => at))
    expect(held.put('urn:test 0', 0)).toBe(7)
  })

  it('of a million take tens of megabytes', () => {
    const before = process.memoryUsage().arrayBuffers
    const held = hashedTexts()
    for (let at = 0; at < 1_000_000; at++) held.put(`urn:test ${at}`, at)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60e6)
    expect(held.put('urn:test 999999', 0)).toBe(999_999)
  })
})
