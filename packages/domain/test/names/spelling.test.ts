import { spellingForm } from '../../src/names/spelling.ts'

describe('the spelling in which transliterations of one name meet', () => {
  it.each([
    ['a Polish woman and her father', 'kowalska', 'kovalski'],
    ['not a name with those letters in it', 'skawina', 'skavina'],
    ['a Russian woman and her father', 'petrova', 'petrov'],
    ['the same with another vowel', 'ivaneva', 'ivanev'],
    ['not within a name', 'kovacs', 'kovaks'],
    ['oo', 'moore', 'mure'],
    ['an ending as it is heard', 'rajindar', 'rajinder'],
    ['not where it is no ending', 'indarjit', 'indarjit'],
    ['Mac written short', 'macgrath', 'mkgrath'],
    ['not within a name', 'tarmacbee', 'tarmakbi'],
    ['not where hardly anything follows', 'macy', 'maci'],
    ['a servant of God', 'abdallah', 'abdulah'],
    ['not within a name', 'sabdalla', 'sabdala'],
    ['ph', 'philip', 'filip'],
    ['cz', 'czaja', 'chaja'],
    ['sz', 'szymon', 'shimon'],
    ['q before a vowel that is said', 'quaye', 'kvaie'],
    ['q before one that is not', 'qureshi', 'kureshi'],
    ['breath', 'dhillon', 'dilon'],
    ['a letter written three times', 'annna', 'ana'],
  ])('has %s: %s', (_, name, expected) => {
    expect(spellingForm(name)).toBe(expected)
  })
})
