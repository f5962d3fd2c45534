import { daitchMokotoff } from '../../src/names/daitch-mokotoff.ts'

describe('Daitch-Mokotoff', () => {
  // The worked examples of the published description, and others that pin its rules.
  it.each([
    ['auerbach', ['097400', '097500']],
    ['ohrbach', ['097400', '097500']],
    ['lipshitz', ['874400']],
    ['lippszyc', ['874400', '874500']],
    ['lewinsky', ['876450']],
    ['levinski', ['876450']],
    ['szlamawicz', ['486740']],
    ['shlamovitz', ['486740']],
    ['golden', ['583600']],
    ['alpert', ['087930']],
    ['breuer', ['791900']],
    ['haber', ['579000']],
    ['manheim', ['665600']],
    ['mintz', ['664000']],
    ['topf', ['370000']],
    ['kleinman', ['586660']],
    ['ceniow', ['467000', '567000']],
    ['peters', ['734000', '739400']],
    ['jackson', ['145460', '154600', '445460', '454600']],
    ['', ['000000']],
  ])('of %s is %j', (word, expected) => {
    expect(daitchMokotoff(word).toSorted()).toEqual(expected)
  })
})
