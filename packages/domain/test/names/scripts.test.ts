import type { PersonName } from '@breach-alerts/contracts'
import { blockingKeys } from '../../src/match/blocking.ts'
import { compareFolded } from '../../src/names/compare.ts'
import { foldName } from '../../src/names/fold.ts'

const meet = (asked: PersonName, stored: PersonName): boolean => {
  const keysOf = (name: PersonName, asks: boolean) =>
    blockingKeys({ names: [name], dateOfBirth: '1985', identifiers: [], addresses: [] }, asks, true)
  const held = keysOf(stored, false)
  return keysOf(asked, true).some(key => held.includes(key))
}
const levelOf = (a: PersonName, b: PersonName) => compareFolded(foldName(a), foldName(b))
/** Sound enough to be weighed as one name. */
const alike = ['EXACT', 'SPELLED', 'VARIANT', 'CLOSE', 'NEAR']

describe('a name in a script that leaves vowels out and the same in Latin letters', () => {
  it.each([
    ['محمد رحمان', 'Mohammed Rahman'],
    ['أحمد منصور', 'Ahmed Mansour'],
    ['حسن الخطيب', 'Hassan Al-Khatib'],
    ['حسين قاسم', 'Hussain Qasim'],
    ['فاطمة الشريف', 'Fatima Alsharif'],
    ['فاطمة الشريف', 'Fatima Sharif'],
    ['خديجة سليمان', 'Khadija Suleiman'],
    ['يوسف ناصر', 'Yusuf Nasser'],
    ['إبراهيم خان', 'Ibrahim Khan'],
    ['كريم فاروق', 'Karim Farooq'],
    ['عثمان صالح', 'Othman Saleh'],
    ['خالد كريم', 'Khalid Karim'],
    ['طارق سليم', 'Tariq Salim'],
    ['مصطفى جمال', 'Mustafa Jamal'],
    ['زينب نور', 'Zainab Nour'],
    ['مريم سارة', 'Maryam Sara'],
    ['عبدالله حسن', 'Abdullah Hassan'],
    ['হাসান রহমান', 'Hasan Rahman'],
    ['हरप्रीत कौर', 'Harpreet Kaur'],
    ['ਹਰਪ੍ਰੀਤ ਸਿੰਘ', 'Harpreet Singh'],
    ['ਹਰਪ੍ਰੀਤ ਕੌਰ', 'Harpreet Kaur'],
  ])('%s and %s are alike, both ways, and meet', (one, other) => {
    const [a, b] = [{ full: one }, { full: other }]
    expect(alike).toContain(levelOf(a, b))
    expect(levelOf(b, a)).toBe(levelOf(a, b))
    expect([meet(a, b), meet(b, a)]).toEqual([true, true])
  })

  it.each([
    ['محمد رحمان', 'Mahmoud Karim'],
    ['أحمد منصور', 'Hamid Nasser'],
    ['Glyn Garside', 'Gillian Garside'],
    ['Lynn Garside', 'Leanne Crewe'],
  ])('%s and %s are not', (one, other) => {
    expect(alike).not.toContain(levelOf({ full: one }, { full: other }))
  })

  it('is the same beside its Latin letters, which keep their vowels', () => {
    expect(foldName({ full: 'Mansour منصور' })).toMatchObject({ given: ['mansour'], family: ['mnswr'] })
  })
})

it.each([
  ['Дмитрий Иванов', 'Dmitry Ivanov'],
  ['Анна Петрова', 'Anna Petrova'],
  ['王伟', 'Wang Wei'],
])('%s and %s are alike', (one, other) => {
  expect(alike).toContain(levelOf({ full: one }, { full: other }))
})

describe('the forms of a family name that daughters have', () => {
  it.each([
    ['Máire Ní Bhriain', 'Máire Ó Briain', 'EXACT'],
    ['Máire Ní Bhriain', "Máire O'Brien", 'NEAR'],
    ['Áine Ní Chonaill', "Áine O'Connell", 'NEAR'],
    ['Angharad ferch Rhys', 'Angharad Rhys', 'SHORT'],
    ['Angharad ferch Rhys', 'Angharad ap Rhys', 'SPELLED'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect([levelOf({ full: one }, { full: other }), meet({ full: one }, { full: other })]).toEqual([expected, true])
  })

  it('are not heard in a name of another language', () => {
    expect(foldName({ full: 'Ni Cheng Wei' })).toMatchObject({ given: ['ni', 'cheng'], family: ['wei'] })
    expect(foldName({ full: 'Ni Chen' })).toMatchObject({ given: ['ni'], family: ['chen'] })
  })
})
