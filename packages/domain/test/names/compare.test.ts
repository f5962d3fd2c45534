import * as fc from 'fast-check'
import { compareFolded, compareNames } from '../../src/names/compare.ts'
import { foldName } from '../../src/names/fold.ts'
import { nameOf } from '../../src/names/name.ts'
import type { Name } from '../../src/names/name.ts'
import { tokenOf } from '../../src/names/tokens.ts'
import { areVariants, variantGroups } from '../../src/names/variants/index.ts'

const folded = (text: string) => foldName({ full: text })
const level = (a: string, b: string) => compareFolded(folded(a), folded(b))

const named = (given: string[], family: string) => nameOf(foldName({ given, family }))
const bitsOf = (given: string, family: string) => -tokenOf(given).asGiven - tokenOf(family).asFamily

describe('two names', () => {
  it.each([
    ['Samuel Thackray', 'THACKRAY Samuel', 'EXACT'],
    ["Sean O'Neill", 'Sean O Neill', 'EXACT'],
    ['Abdul Rahman Khan', 'Abdulrahman Khan', 'EXACT'],
    ['Łukasz Wójcik', 'Lukasz Wojcik', 'EXACT'],
    ['Al Qahari', 'Qahari Al', 'EXACT'],
    ['Peter John Garside', 'Peter Garside', 'SHORT'],
    ['Garside Peter', 'Peter John Garside', 'SHORT'],
    ['Mohammed Imran Hussain', 'Imran Hussain', 'SHORT'],
    ['Ali Omar Haddad', 'Ali Haddad', 'SHORT'],
    ['Karim Haddad', 'Karim Al Haddad', 'SHORT'],
    ['Krzysztof Wiśniewski', 'Krzyshtof Wisniewsky', 'SPELLED'],
    ['Piotr Jerzy Nowak', 'Piotr Novak', 'SPELLED'],
    ['Imran Hussain', 'Imran Hussein', 'VARIANT'],
    ['Ranjit Sandhu', 'Ranjeet Sandu', 'SPELLED'],
    ['Ewa Kowalska', 'Ewa Kowalski', 'SPELLED'],
    ['Liam McGrath', 'Liam MacGrath', 'SPELLED'],
    ['Catrin Howells', 'Katrin Howells', 'SPELLED'],
    ['Sana Qureshi', 'Sana Kureshi', 'SPELLED'],
    ['Rajinder Sidhu', 'Rajindar Sidhu', 'SPELLED'],
    ['Kwame Owusu', 'Quame Owusu', 'SPELLED'],
    ['Abdullah Saleh', 'Abdellah Saleh', 'SPELLED'],
    ['Omar El-Sharif', 'Omar Al-Sharif', 'SPELLED'],
    ['Abd al-Rahman Siddiqui', 'Abdulrahman Siddiqui', 'SPELLED'],
    ['Abdel Karim Haddad', 'Abdulkarim Haddad', 'SPELLED'],
    ['Omar Karim El-Sharif', 'Omar Al-Sharif', 'SPELLED'],
    ['Samir Bou-Karam', 'Samir Bu-Karam', 'SPELLED'],
    ['Omar Karim El-Sharif', 'Omar Nabil Al-Sharif', 'SUBSET'],
    ['Gary Thompson', 'Gaz Thompson', 'VARIANT'],
    ['Brendan Quinn', 'Bren Quinn', 'VARIANT'],
    ['Ieuan Parry', 'Ieu Parry', 'VARIANT'],
    ['Kamaljit Purewal', 'Kam Purewal', 'VARIANT'],
    ['Roisin Wood', 'Roisin Woodward', 'NEAR'],
    ['Roisin Ali', 'Roisin Alinejad', 'GIVEN'],
    ['Jo Garside', 'Jocelyn Garside', 'FAMILY'],
    ['Peter Kamaljit Purewal', 'Kam Purewal', 'SUBSET'],
    ['Katarzyna Nowak', 'Kasia Nowak', 'VARIANT'],
    ['Mohammed Iqbal', 'Md Iqbal', 'VARIANT'],
    ['Oluwaseun Adeyemi', 'Seun Adeyemi', 'VARIANT'],
    ['Siobhan Kelly', 'Shivaun Kelly', 'VARIANT'],
    ['Peter John Garside', 'John Garside', 'SUBSET'],
    // The same letters, another number of words.
    ['Ann Anna Nash', 'Anna Nash', 'SUBSET'],
    // Joined and split, but too short to say so.
    ['Jo An Li', 'Joan Li', 'FAMILY'],
    ['Jo Ann Li', 'Joann Li', 'EXACT'],
    ['Unknown', 'Unknown', 'UNKNOWN'],
    ['S', 'Samuel Thackray', 'PARTIAL'],
    ['Harpreet Kaur', 'Harpreet Jasmeet Kaur', 'SHORT'],
    ['Harpreet Jasmeet Singh Kaur', 'Jasmeet Kaur', 'SUBSET'],
    ['Peter John Garside', 'Peter Paul Garside', 'SUBSET'],
    ['Peter John Garside', 'Jack Garside', 'SUBSET'],
    ['Piotr Jerzy Nowak', 'Piotr Adam Novak', 'SUBSET'],
    ['Anne Smith-Jones', 'Anne Jones', 'SHORT'],
    ['Peter Garside', 'Peter Garsied', 'CLOSE'],
    ['Graeme Thomson', 'Graham Thompson', 'CLOSE'],
    ['Lewis Reid', 'Luis Reed', 'NEAR'],
    ['Gordon Peter Garside', 'Petre Garside', 'NEAR'],
    ['P Garside', 'Peter Garside', 'INITIAL'],
    ['P Garside', 'Garside Peter', 'INITIAL'],
    ['P Garside', 'John Peter Garside', 'FAMILY'],
    ['Alan John Garside', 'Peter John Garside', 'FAMILY'],
    ['Mohammed Ali', 'Mohammed Al Qahari', 'DIFFERENT'],
    ['P Garside', 'Peter Garsied', 'INITIAL'],
    ['Alan Garside', 'Peter Garside', 'FAMILY'],
    ['Alan Garside', 'Peter Garsied', 'FAMILY'],
    ['Lewis Garside', 'Luis Okonkwo', 'DIFFERENT'],
    ['Alan Reid', 'Peter Reed', 'DIFFERENT'],
    ['Peter Garside', 'Petre Okonkwo', 'GIVEN'],
    ['Samuel Thackray', 'Unknown', 'UNKNOWN'],
    ['Mohammed Ali Khan', 'Ali Khan', 'SUBSET'],
    ['Peter Garside', 'Peter Okonkwo', 'GIVEN'],
    ['Harpreet Singh', 'Baldev Singh', 'DIFFERENT'],
    ['Mohammed Asif', 'Mohammed Nadeem', 'DIFFERENT'],
    ['Sam', 'Samuel Thackray', 'PARTIAL'],
    ['Gulalai', 'Gulalay', 'SINGLE'],
    ['Gulalai', 'Gulalai Ahmadzai', 'PARTIAL'],
    ['Sam', 'Samuel', 'PARTIAL'],
    ['Singh', 'Singh', 'PARTIAL'],
    ['S', 'S', 'PARTIAL'],
    ['Gulalai', 'Gulali', 'DIFFERENT'],
    ['Gulalai', 'Gul Alai', 'PARTIAL'],
    ['Joan', 'Jo An', 'DIFFERENT'],
    ['Dave', 'Samuel Thackray', 'DIFFERENT'],
    ['Unknown', 'Samuel Thackray', 'UNKNOWN'],
    ['😀', 'Samuel Thackray', 'UNKNOWN'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected)
  })

  it.each([
    // Of the double family name Sandhu tells, and Singh does not.
    [['Harpreet', 'Jas'], 'Singh Sandhu', ['Harpreet'], 'Sandhu', 'SHORT'],
    [['Harpreet'], 'Singh Sandhu', ['Harprit'], 'Singh', 'SPELLED'],
    // Both have Singh, and another name that tells them apart.
    [['Harpreet'], 'Singh Sandhu', ['Harpreet'], 'Singh Brar', 'GIVEN'],
    // Two spellings of one name against one: Adam is left over.
    [['Krzysztof', 'Krzyshtof'], 'Nowak', ['Krzyshtof', 'Adam'], 'Nowak', 'SUBSET'],
    // Kaur tells nobody apart, and yet it is the family name.
    [['Harpreet', 'Jasmeet'], 'Kaur', ['Harpreet'], 'Jasmeet', 'SUBSET'],
    [['Harpreet', 'Jasmeet'], 'Kaur', ['Harpreet'], 'Kaur', 'SHORT'],
  ] as const)('%j %s and %j %s: %s', (given, family, otherGiven, otherFamily, expected) => {
    const [a, b] = [named([...given], family), named([...otherGiven], otherFamily)]
    expect([compareNames(a, b).level, compareNames(b, a).level]).toEqual([expected, expected])
  })

  it.each<[string, Name, Name, number]>([
    ['the commoner form', named(['Gaz'], 'Thompson'), named(['Gary'], 'Thompson'), bitsOf('gary', 'thompson')],
    [
      'the commoner role, where names are turned',
      named(['Thompson'], 'Gaz'),
      named(['Gary'], 'Thompson'),
      bitsOf('gary', 'thompson'),
    ],
    ['a family name that many have', named(['Gaz'], 'Singh'), named(['Gary'], 'Singh'), bitsOf('gary', 'singh')],
    [
      'what agrees, not of what stands beside it',
      named(['Gaz'], 'Smith Garside'),
      named(['Gary'], 'Smith Okonkwo'),
      bitsOf('gary', 'smith'),
    ],
    ['what both have', named(['Imran', 'Ali'], 'Hussein'), named(['Imran'], 'Hussain'), bitsOf('imran', 'hussain')],
    [
      'the rarer of two that agree alike',
      named(['Gaz'], 'Smith Garside'),
      named(['Gary'], 'Smith Garside'),
      bitsOf('gary', 'garside'),
    ],
  ])('have the rarity of %s', (_, a, b, bits) => {
    expect(compareNames(a, b).rarity).toBeCloseTo(bits, 9)
    expect(compareNames(b, a).rarity).toBeCloseTo(bits, 9)
  })

  it('of one word have its rarity in the role in which more people have it, of two forms that of the commoner', () => {
    const rarity = (a: string, b: string) => compareNames(nameOf(folded(a)), nameOf(folded(b))).rarity
    const { asGiven, asFamily } = tokenOf('khan')
    expect(asFamily).toBeGreaterThan(asGiven)
    expect([rarity('Khan', 'Khan'), rarity('Khan', 'Sohrab Khan'), rarity('Sohrab Khan', 'Khan')]).toEqual([
      -asFamily,
      -asFamily,
      -asFamily,
    ])
    expect(rarity('Gaz', 'Gary Ashdown')).toBe(-tokenOf('gary').asGiven)
    // Of two words in which it may be found the one that tells more.
    expect(rarity('Elizabeth', 'Liz Eliza')).toBe(-tokenOf('elizabeth').asGiven)
  })

  it('are a SUBSET where a double family name is known to be one and half of it is left out', () => {
    const jones = { given: ['Anne'], family: 'Jones' }
    expect(compareFolded(foldName({ ...jones, family: 'Smith-Jones' }), foldName(jones))).toBe('SUBSET')
  })

  it.each([
    ['Peter John Garside', 'Garside Peter John', true],
    ['Peter Garside', 'Peter Garside', false],
    ['Piotr Jerzy Nowak', 'Piotr Jerzy Novak', true],
    ['Piotr Jerzy Nowak', 'Piotr Novak', false],
    ['Piotr Nowak', 'Piotr Novak', false],
    ['Piotr Jerzy Adam Nowak', 'Piotr Jerzy Novak', false],
    ['Peter John Garside', 'Peter Garside', false],
    ['Gaz John Garside', 'Gary John Garside', false],
    ['Garside Gaz', 'Gary Garside', false],
    ['Alan John Garside', 'Peter John Garside', false],
    ['Piotr Jerzy Nowak', 'Piotr Nowak', false],
    ['Jo Ann Garside', 'Joann Garside', false],
    ['Joann Garside', 'Jo Ann Garside', false],
    ['Piotr Jerzy Nowak', 'Novak Piotr', false],
    ['Karim Al Haddad', 'Karim Al Haddad', false],
    ['Unknown', 'Peter John Garside', false],
    ['Garside', 'Peter John Garside', false],
    ['Okonkwo', 'Peter John Garside', false],
    ['Karim Omar El Haddad', 'Karim Omar Al Haddad', true],
    ['Karim Omar El Haddad', 'Karim Al Haddad', false],
  ])('%s and %s agree in further given names: %s', (a, b, expected) => {
    expect(compareNames(nameOf(folded(a)), nameOf(folded(b))).isFull).toBe(expected)
  })

  it('have the rarity of the commoner of the two where they are the same, and of the shorter where it is all that agrees', () => {
    // As a family name David is rare, as a given name common.
    const [plain, turned] = [named(['David'], 'Smith'), named(['Smith'], 'David')]
    expect(plain.rarity).toBeLessThan(turned.rarity)
    expect(compareNames(plain, turned).rarity).toBe(plain.rarity)
    expect(compareNames(turned, plain).rarity).toBe(plain.rarity)
    expect(compareNames(named(['David', 'Peter'], 'Smith'), plain).rarity).toBe(plain.rarity)
  })

  it('compare the same both ways', () => {
    const word = fc.constantFrom(
      'sami',
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
      'al',
      'el',
      'sam',
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
    ['wojciech', 'vojtech'],
    ['krzysztof', 'kristof'],
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
