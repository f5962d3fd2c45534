import { forceAt } from '@breach-alerts/domain'
import { loadForceAreas } from '../src/force-areas.ts'

describe('police force areas', () => {
  it.each([
    ['Leeds town hall', 53.8, -1.55, '13'],
    ['Manchester Piccadilly', 53.4808, -2.2376, '06'],
    ['Guildhall, in the ring of the Metropolitan Police', 51.5156, -0.092, '48'],
    ['Charing Cross', 51.5073, -0.1276, '01'],
    ['Newport, Isle of Wight: an area has several parts', 50.7005, -1.2913, '44'],
    ['Aberystwyth', 52.4153, -4.0829, '63'],
    ['Edinburgh: Scotland has no area here', 55.9533, -3.1883, null],
    ['the North Sea', 54.5, 2, null],
  ])('%s is where the force of that code responds', async (_, latitude, longitude, forceCode) => {
    expect(forceAt({ latitude, longitude }, await loadForceAreas())).toBe(forceCode)
  })

  it('hold every territorial force of England and Wales, by its STATS19 code', async () => {
    const codes = new Set((await loadForceAreas()).map(area => area.forceCode))
    expect([...codes].toSorted().join(' ')).toBe(
      '01 03 04 05 06 07 10 11 12 13 14 16 17 20 21 22 23 30 31 32 33 34 35 36 37 40 41 42 43 44 45 46 47 48 50 52 53 54 55 60 61 62 63',
    )
  })
})
