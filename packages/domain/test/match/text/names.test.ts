import { namesIn } from '../../../src/match/text/names.ts'

const read = (text: string) => namesIn(text).map(({ value }) => value)

describe('the name of somebody in a text', () => {
  it.each([
    ['Caller says Rowan Ashdown is outside, with Dave Smith-Jones.', ['Rowan Ashdown', 'Dave Smith-Jones']],
    ['Dave Smith Jones Brown', ['Dave Smith Jones']],
    ['Dave Ng', ['Dave Ng']],
  ])('is a given name and one or two words with a capital after it: %j', (text, names) => {
    expect(read(text)).toEqual(names)
  })

  it.each([
    'Mark called. The Black Cat',
    'Dave, Smith',
    'Dave  Smith',
    'Dave I',
    'Dave Mr Smith',
    'called Dave',
    '😀 12345 ...',
  ])('is none in %j', text => {
    expect(read(text)).toEqual([])
  })

  it('is not that of a place', () => {
    expect(read('He was on Rowan Street, then by Rowan Ashdown House')).toEqual([])
  })

  it('ends with a known family name where all is in capitals', () => {
    expect(read('MALE DAVE SMITH AT THE DOOR, MARK WENT OFF')).toEqual(['DAVE SMITH'])
    expect(read('DAVE WENT SMITH OFF')).toEqual(['DAVE WENT SMITH'])
  })

  it('has its place in the text', () => {
    expect(namesIn('Caller: Rowan Ashdown again')).toEqual([{ field: 'name', from: 8, to: 21, value: 'Rowan Ashdown' }])
  })

  it('is one of ten at most', () => {
    expect(read('Dave Smith. '.repeat(11))).toHaveLength(10)
  })
})
