import * as fc from 'fast-check'
import { isBritishPlate, isMisread, platesMisreadAs } from '../../src/identifiers/plate.ts'

describe('a British plate', () => {
  it.each(['AB12CDE', 'A1BCD', 'A123BCD', 'ABC1D', 'ABC123D', 'A1', 'ABC1', 'ABC1234', 'AZ1234'])('is %s', plate => {
    expect(isBritishPlate(plate)).toBe(true)
  })

  it.each(
    'XAB12CDE AB12CDEF AB12CD AB1CDE ABC12CDE XX1BCD A1234BCD A1BC A1BCDE ABCD1E ABC1234D ABC1DE AB1D 1AB1 ABCD1 ABC12345 A 1'.split(
      ' ',
    ),
  )('is not %s', plate => {
    expect(isBritishPlate(plate)).toBe(false)
  })
})

describe('a plate of which one character was misread', () => {
  it.each(['0O', '1I', '8B', '5S', '2Z'])('%s are taken for one another', ([digit, letter]) => {
    expect(platesMisreadAs(`XY${letter}3XYX`)).toEqual([`XY${digit}3XYX`])
    expect(platesMisreadAs(`X${digit}33XYX`)).toEqual([`X${letter}33XYX`])
    expect(platesMisreadAs(`XY33XY${digit}`)).toEqual([`XY33XY${letter}`])
  })

  it('is one that can be British, and not itself, nor one of which two were', () => {
    expect([platesMisreadAs('XY33XYX'), platesMisreadAs('X1'), platesMisreadAs('')]).toEqual([[], [], []])
    expect([isMisread('AB12CDE', 'AB12CDE'), isMisread('ABIZCDE', 'AB12CDE')]).toEqual([false, false])
    expect([isMisread('ABI2CDEX', 'AB12CDE'), isMisread('AB12CDE', 'ABI2CDE')]).toEqual([false, false])
    expect([isMisread('AC12CDE', 'AB12CDE'), isMisread('ABI2CDE', 'AB12CDE')]).toEqual([false, true])
  })

  it('is told of two plates as it is found among all', () => {
    const letters = 'AB80O1I5S2Z7'.split('')
    const plate = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(plate, seen => {
        const found = new Set(platesMisreadAs(seen))
        const changed = seen
          .split('')
          .flatMap((_, at) => letters.map(letter => seen.slice(0, at) + letter + seen.slice(at + 1)))
        expect(changed.filter(one => isMisread(seen, one) !== found.has(one))).toEqual([])
      }),
    )
  })
})
