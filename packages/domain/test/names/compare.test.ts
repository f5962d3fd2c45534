import * as fc from 'fast-check'
import { compareFolded } from '../../src/names/compare.ts'
import { foldName } from '../../src/names/fold.ts'
import { areVariants, variantGroups } from '../../src/names/variants/index.ts'

const folded = (text: string) => foldName({ full: text })
const level = (a: string, b: string) => compareFolded(folded(a), folded(b))

describe('two names', () => {
  it.each([
    ['Samuel Thackray', 'THACKRAY Samuel', 'EXACT'],
    ["Sean O'Neill", 'Sean O Neill', 'EXACT'],
    ['Abdul Rahman Khan', 'Abdulrahman Khan', 'EXACT'],
    ['Łukasz Wójcik', 'Lukasz Wojcik', 'EXACT'],
    ['Gary Thompson', 'Gaz Thompson', 'VARIANT'],
    ['Katarzyna Nowak', 'Kasia Nowak', 'VARIANT'],
    ['Mohammed Iqbal', 'Md Iqbal', 'VARIANT'],
    ['Oluwaseun Adeyemi', 'Seun Adeyemi', 'VARIANT'],
    ['Siobhan Kelly', 'Shivaun Kelly', 'VARIANT'],
    ['Ewa Kowalska', 'Ewa Kowalski', 'VARIANT'],
    ['Imran Hussain', 'Imran Hussein', 'VARIANT'],
    ['Mohammed Imran Hussain', 'Imran Hussain', 'SUBSET'],
    ['Anne Smith-Jones', 'Anne Jones', 'SUBSET'],
    ['Peter Garside', 'Peter Garsied', 'CLOSE'],
    ['Graeme Thomson', 'Graham Thompson', 'CLOSE'],
    ['Lewis Reid', 'Luis Reed', 'NEAR'],
    ['P Garside', 'Peter Garside', 'NEAR'],
    ['Alan Garside', 'Peter Garside', 'FAMILY'],
    ['Peter Garside', 'Peter Okonkwo', 'GIVEN'],
    ['Harpreet Singh', 'Baldev Singh', 'DIFFERENT'],
    ['Mohammed Asif', 'Mohammed Nadeem', 'DIFFERENT'],
    ['Sam', 'Samuel Thackray', 'PARTIAL'],
    ['Dave', 'Samuel Thackray', 'DIFFERENT'],
    ['Unknown', 'Samuel Thackray', 'UNKNOWN'],
    ['😀', 'Samuel Thackray', 'UNKNOWN'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected)
  })

  it('compare the same both ways', () => {
    const word = fc.constantFrom(
      'sam',
      'samuel',
      'singh',
      'kaur',
      'smith',
      'smyth',
      'gary',
      'gaz',
      'khan',
      'mohammed',
      'md',
      'jones',
      'j',
      'thackray',
    )
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))
    fc.assert(
      fc.property(name, name, (a, b) => expect(level(a, b)).toBe(level(b, a))),
      { numRuns: 500 },
    )
  })

  it('are EXACT with themselves, in any order of their words', () => {
    const word = fc.constantFrom('samuel', 'singh', 'smith', 'khan', 'mohammed', 'jones', 'thackray')
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), fc.nat(), (words, turn) => {
        const turned = words.map((_, i) => words[(i + turn) % words.length])
        expect(level(words.join(' '), turned.join(' '))).toBe('EXACT')
      }),
    )
  })
})

describe('the table of given names', () => {
  it('holds more than a thousand groups', () => expect(variantGroups).toBeGreaterThan(1000))

  it.each([
    ['gaz', 'gary'],
    ['daz', 'darren'],
    ['shaz', 'sharon'],
    ['baz', 'barry'],
    ['del', 'derek'],
    ['tel', 'terence'],
    ['mo', 'mohammed'],
    ['kasia', 'katarzyna'],
    ['gosia', 'malgorzata'],
    ['ola', 'aleksandra'],
    ['kris', 'krzysztof'],
    ['seun', 'oluwaseun'],
    ['sean', 'john'],
    ['niamh', 'neeve'],
    ['wojciech', 'voytek'],
    ['graham', 'graeme'],
    ['peggy', 'margaret'],
    ['bill', 'william'],
    ['femi', 'olufemi'],
  ])('knows %s as a form of %s', (a, b) => {
    expect(areVariants(a, b) && areVariants(b, a)).toBe(true)
  })

  it.each([
    ['gary', 'john'],
    ['anna', 'mohammed'],
    ['gary', 'gary'],
  ])('does not take %s for a form of %s', (a, b) => {
    expect(areVariants(a, b)).toBe(false)
  })
})
