import * as fc from 'fast-check'
import { compareHomes, compareTwoHomes, homeOf } from '../../src/match/homes.ts'

const level = (mine: readonly string[], others: readonly string[]) => compareHomes(mine.map(homeOf), others.map(homeOf))

describe('the homes of two people', () => {
  it.each([
    [['LS11AA'], ['LS11AA'], 'SAME_POSTCODE'],
    [['LS11AA'], ['LS19ZZ'], 'SAME_OUTCODE'],
    [['LS11AA'], ['M11AA'], 'DIFFERENT'],
    // The outcode is what stands before the last three, however long it is.
    [['B11AA'], ['B101AA'], 'DIFFERENT'],
    [['EC1A1BB'], ['EC1A1BC'], 'SAME_OUTCODE'],
    [['EC1A1BB'], ['EC1V1BB'], 'DIFFERENT'],
    [['M11AA'], ['M12AA'], 'SAME_OUTCODE'],
    [['M11AA', 'LS19ZZ'], ['LS11AA', 'LS19ZZ'], 'SAME_POSTCODE'],
    [['LS19ZZ', 'M11AA'], ['LS11AA'], 'SAME_OUTCODE'],
    [['M11AA', 'LS19ZZ'], ['LS11AA'], 'SAME_OUTCODE'],
    [[], ['LS11AA'], 'UNKNOWN'],
    [['LS11AA'], [], 'UNKNOWN'],
  ] as const)('%j against %j: %s', (mine, others, expected) => {
    expect(level(mine, others)).toBe(expected)
  })

  it.each([
    ['LS11AA', 'LS11AA', 'SAME_POSTCODE'],
    ['LS11AA', 'LS19ZZ', 'SAME_OUTCODE'],
    ['LS11AA', 'M11AA', 'DIFFERENT'],
  ])('%s against %s, two alone: %s', (a, b, expected) => {
    expect(compareTwoHomes(...homeOf(a), ...homeOf(b))).toBe(expected)
  })

  it('are compared the same both ways', () => {
    const postcodes = fc.subarray(['LS11AA', 'LS19ZZ', 'M11AA', 'EC1A1BB', 'B101AA'])
    fc.assert(fc.property(postcodes, postcodes, (a, b) => expect(level(a, b)).toBe(level(b, a))))
  })
})
