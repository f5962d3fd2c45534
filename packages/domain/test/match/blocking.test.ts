import { blockingKeys } from '../../src/match/blocking.ts'

const meet = (asked: [string, string | null, string?], stored: [string, string | null, string?]) => {
  const of = ([full, dateOfBirth, postcode]: [string, string | null, string?]) => ({
    names: [{ full }],
    dateOfBirth,
    identifiers: [],
    addresses: postcode ? [{ postcode }] : [],
  })
  const held = new Set(blockingKeys(of(stored), false, true))
  return [...blockingKeys(of(asked), true, true)].some(key => held.has(key))
}

describe('blocking keys', () => {
  it.each<[string, [string, string | null, string?], [string, string | null, string?]]>([
    ['a name misspelled, same birth date', ['Peter Garsyde', '1985-05-17'], ['Peter Garside', '1985-05-17']],
    ['a new family name, same birth date', ['Anna Jones', '1985-05-17'], ['Anna Smith', '1985-05-17']],
    [
      'a pet name and a new family name, same birth date',
      ['Liz Jones', '1985-05-17'],
      ['Elizabeth Smith', '1985-05-17'],
    ],
    ['day and month swapped', ['Peter Garside', '1985-05-07'], ['Peter Garside', '1985-07-05']],
    ['a wrong day', ['Peter Garside', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['a wrong day and a pet name', ['Pete Garside', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['the wrong way round', ['Garside Peter', '1985-05-17'], ['Peter Garside', '1985-05-11']],
    ['a spelling of another script', ['Muhammed Huseyin', '1985-05-17'], ['Mohammad Hussain', '1985-05-17']],
    ['a wrong year', ['Peter Garside', '1986-05-17'], ['Peter Garside', '1985-05-17']],
    ['a wrong decade and a pet name', ['Pete Garside', '1975-05-17'], ['Peter Garside', '1985-05-17']],
    ['a wrong year, the wrong way round', ['Garside Peter', '1986-05-17'], ['Peter Garside', '1985-05-17']],
    ['a pet name and a year only', ['Gaz Ashdown', '1985'], ['Gareth Ashdown', '1985-05-17']],
    ['a middle name first', ['Lee Rowan Ashdown', '1985'], ['Rowan Ashdown', '1985-05-17']],
    ['Mohammed before the name', ['Imran Hussain', '1985'], ['Mohammed Imran Hussain', '1985-05-17']],
    [
      'two names that tell little, and a middle name',
      ['Mohammed Ali', '1985-05-17'],
      ['Mohammed Imran Ali', '1985-05-17'],
    ],
    ['a Polish family name by ear', ['Adam Lewinsky', '1985-05-17'], ['Bogdan Levinski', '1985-05-17']],
    [
      'a Slavic family name that only Daitch-Mokotoff hears',
      ['A Shlamovitz', '1985-05-17'],
      ['B Szlamawicz', '1985-05-17'],
    ],
    ['no birth date, same postcode', ['Peter Garside', null, 'LS1 1AA'], ['Pete Garside', null, 'ls11aa']],
  ])('bring together %s', (_, asked, stored) => {
    expect(meet(asked, stored)).toBe(true)
  })

  it.each<[string, [string, string | null, string?], [string, string | null, string?]]>([
    ['others born the same day', ['Alan Crewe', '1985-05-17'], ['Peter Garside', '1985-05-17']],
    ['others at the same postcode', ['Alan Crewe', null, 'LS1 1AA'], ['Peter Garside', null, 'LS1 1AA']],
    ['those who share only Singh', ['Harpreet Singh', '1985-05-17'], ['Baldev Singh', '1985-05-17']],
    ['nobody', ['', null], ['', null]],
  ])('do not bring together %s', (_, asked, stored) => {
    expect(meet(asked, stored)).toBe(false)
  })
})
