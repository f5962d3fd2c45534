import { writtenOtherwise } from '../../src/names/joined.ts'

const words = (text: string) => text.split(' ').filter(word => word !== '')
const otherwise = (given: string, family: string) =>
  writtenOtherwise({ given: words(given), family: words(family), all: words(`${given} ${family}`).toSorted() })

describe('how else the words of a name are written', () => {
  it.each([
    ['what stands before a name, with the article', 'abd al rahman', 'khan', ['abdalrahman', 'alrahman'], []],
    ['not a name that ends so', 'ali sabdal khan', 'x', ['alisabdal'], []],
    ['not a name that begins so, of which what follows is one', 'ali abdulla khan', 'x', ['aliabdulla', 'ulla'], []],
    ['in the middle', 'ali abd rahman', 'x', ['aliabd', 'abdrahman'], []],
    ['in the middle, as it is heard', 'ali abdul rahman', 'x', ['aliabdul', 'abdulrahman'], []],
    ['two particles and nothing more', '', 'de da', [], ['deda']],
    ['a particle that was taken for a given name', 'karim al', 'hussain', ['karimal'], ['alhussain']],
    ['two given names in one', 'mary ann', 'de souza', ['maryann'], ['desouza']],
    ['one given name in two', 'maryann', 'garside', ['mary', 'ann'], []],
    ['not one that is a name as it is', 'rosemary', 'garside', [], []],
    ['not where only one of them is a name', 'maryqzx', 'garside', [], []],
    ['a servant of God without', '', 'abdulrahman', [], ['rahman']],
    ['also of a name that is common', '', 'abdullah', [], ['ullah']],
    ['a family name without its article', '', 'alqahtani', [], ['qahtani']],
    ['not where hardly anything is left', '', 'alami', [], []],
    ['not from the middle of a name', '', 'khaldoun', [], []],
    ['nothing of a common name', '', 'hussain', [], []],
    ['nothing of one word that stands before nothing', 'al', '', [], []],
  ])('%s', (_, given, family, givens, families) => {
    expect(otherwise(given, family)).toEqual({ given: givens, family: families })
  })
})
