import * as fc from 'fast-check'
import { believedBirth, compareAge, compareBands, compareBirths, digitsOf } from '../../src/names/birth.ts'

describe('dates of birth', () => {
  it.each([
    ['1987-04-19', '1987-04-19', 'EXACT'],
    ['1987', '1987-04-19', 'AGREE'],
    ['1987-04', '1987-04-19', 'AGREE'],
    ['1987-07-03', '1987-03-07', 'SWAPPED'],
    ['1987-04-19', '1987-04-18', 'ONE_DIGIT'],
    ['1987-04-19', '1986-04-19', 'ONE_DIGIT'],
    ['1987-04-19', '1987-11-19', 'TWO_OF_THREE'],
    ['1987-04-19', '1979-04-19', 'TWO_OF_THREE'],
    ['1987-04-19', '1963-04-19', 'DIFFERENT'],
    ['1987-04', '1987-05-19', 'NEAR'],
    ['1987-04', '1988-04', 'NEAR'],
    ['1987-04', '1989-04-19', 'DIFFERENT'],
    ['1987', '1988', 'NEAR'],
    ['1987', '1992-04-19', 'NEAR'],
    ['1987', '1993', 'DIFFERENT'],
    ['1987-04-19', '1987', 'AGREE'],
    ['1968', '1994-03-03', 'DIFFERENT'],
    ['1987-04-19', null, 'UNKNOWN'],
  ] as const)('%s against %s is %s', (a, b, level) => {
    expect(compareBirths(a, b)).toBe(level)
  })

  it.each([
    ['1980-01-01', '1980'],
    ['1970-01-01', null],
    ['1900-01-01', null],
    ['1901-01-01', null],
    ['9999-12-31', null],
    // What systems count from, and write for none.
    ['0001-01-01', null],
    ['1753-01-01', null],
    ['1800-01-01', null],
    ['1899-12-30', null],
    ['1899-12-31', null],
    ['1899', null],
    ['1900', '1900'],
    ['1900-01-02', '1900-01-02'],
    ['', null],
    [null, null],
    ['1987-04-19', '1987-04-19'],
    [undefined, null],
  ])('believes %s as %s', (written, believed) => {
    expect(believedBirth(written)).toBe(believed)
  })

  it.each([
    ['1987-04-19', 0x19870419],
    ['1987-04', 0],
    ['1987', 0],
    [null, 0],
  ])('writes %s as the number %d: only full dates have digits', (birth, digits) => {
    expect(digitsOf(birth)).toBe(digits)
  })

  it.each([
    ['1987-04-19', '1977-04-19', 'ONE_DIGIT'],
    ['1987-04-19', '1998-04-19', 'DIFFERENT'],
    ['1987-04-19', '1997-04-19', 'ONE_DIGIT'],
    ['1989-04-19', '1990-04-19', 'TWO_OF_THREE'],
    ['1988-04-19', '1998-04-20', 'DIFFERENT'],
    ['1989-04-19', '1999-04-19', 'ONE_DIGIT'],
    ['1999-04-19', '2009-04-19', 'TWO_OF_THREE'],
    ['1999-04-19', '2010-04-19', 'DIFFERENT'],
    ['1899-04-19', '1900-04-19', 'TWO_OF_THREE'],
    ['1987-12-10', '1987-10-21', 'DIFFERENT'],
    ['1987-12-10', '1987-11-12', 'DIFFERENT'],
    ['1987-04-19', '1988-05-19', 'DIFFERENT'],
    ['1987-04-19', '2987-04-19', 'ONE_DIGIT'],
    ['1987-12-10', '1987-10-12', 'SWAPPED'],
    ['1987-12-10', '1988-10-12', 'DIFFERENT'],
  ] as const)('%s against %s is %s', (a, b, level) => {
    expect(compareBirths(a, b)).toBe(level)
  })

  it('compares the same both ways', () => {
    const birth = fc.option(
      fc
        .date({ min: new Date('1930-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
        .map(d => d.toISOString().slice(0, 10)),
    )
    fc.assert(fc.property(birth, birth, (a, b) => expect(compareBirths(a, b)).toBe(compareBirths(b, a))))
  })
})

describe('ages', () => {
  it.each([
    [[30, 40], '1990-06-01', 'AGE_IN'],
    // 40 after the birthday of that year, 41 after the next.
    [[30, 40], '1985-06-01', 'AGE_IN'],
    [[41, 50], '1985-06-01', 'AGE_IN'],
    [[42, 50], '1985-06-01', 'UNKNOWN'],
    [[46, 50], '1985-06-01', 'UNKNOWN'],
    [[47, 50], '1985-06-01', 'AGE_OUT'],
    [[20, 35], '1985-06-01', 'UNKNOWN'],
    [[20, 34], '1985-06-01', 'AGE_OUT'],
  ] as const)('of %j in 2026 and a birth on %s: %s', (band, birth, level) => {
    expect(compareAge(band, birth, 2026)).toBe(level)
  })

  it.each([
    [[30, 40], [40, 50], 'AGE_IN'],
    [[30, 40], [32, 34], 'AGE_IN'],
    [[30, 40], [45, 50], 'UNKNOWN'],
    [[30, 40], [46, 50], 'AGE_OUT'],
    // Written the wrong way round.
    [[40, 30], [50, 46], 'AGE_OUT'],
    [[40, 30], [50, 45], 'UNKNOWN'],
  ] as const)('of %j and %j, both ways: %s', (a, b, level) => {
    expect([compareBands(a, b), compareBands(b, a)]).toEqual([level, level])
  })
})
