import { learningExport } from '../../src/desk/index.ts'
import type { DeskAlert } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, minute, start } from './builders.ts'
import type { Shape } from './builders.ts'

const words = 'PC Hughes saw Jane Doe at 9 Planted Lane'

/** An alert answered after so many minutes, and what was praised of it: each mark with its theme. */
const answered = (minutes: number, themes: readonly unknown[] = [], shape: Shape = {}): DeskAlert => {
  const bench = new Bench()
  bench.fold(breach(start, shape))
  const { alertId } = bench
  bench.fold(ack(alertId, start + minutes * minute, 'GOING'))
  bench.fold(action(alertId, start + minutes * minute, 'ATTENDED', {}, { actionId: 'x1' }))
  themes.forEach((theme, n) =>
    bench.fold(
      action(
        alertId,
        start + 30 * minute + n,
        'GOOD_PRACTICE',
        { theme, about: 'x1' },
        { actionId: `g${n}`, by: '13:2203', roles: ['supervisor'], note: words },
      ),
    ),
  )
  return bench.desk.alerts[0]!
}
const many = (n: number, themes: readonly unknown[], shape: Shape = {}) =>
  Array.from({ length: n }, () => answered(2, themes, shape))

describe('what others may learn from good practice', () => {
  it('is in how many alerts it was marked: by theme, by what was done, by order type', () => {
    const alerts = [...many(6, ['PARTNERS', 'PARTNERS', 'CHALLENGE']), ...many(5, [])]
    expect(learningExport(alerts)).toMatchObject({
      byTheme: { PARTNERS: 6, CHALLENGE: 6 },
      byAction: { ATTENDED: 6 },
      byOrderType: { NON_MOLESTATION: 6 },
    })
  })

  it('hides small numbers, and what would give one away', () => {
    const alerts = [...many(4, ['PARTNERS']), ...many(9, ['CHALLENGE'], { orderType: 'SPO' }), ...many(5, [])]
    expect(learningExport(alerts)).toMatchObject({
      byTheme: { PARTNERS: 'SUPPRESSED', CHALLENGE: 'SUPPRESSED' },
      byAction: { ATTENDED: 13 },
      byOrderType: { NON_MOLESTATION: 'SUPPRESSED', SPO: 'SUPPRESSED' },
    })
  })

  it('shows how such alerts went beside the others, and neither where one of the two is few', () => {
    const others = Array.from({ length: 6 }, () => answered(10))
    const times = (praised: number) =>
      learningExport([...many(praised, ['PARTNERS']), ...others]).times.map(({ key, alerts, times: of }) => [
        key,
        alerts,
        of.acknowledged.medianMs,
      ])
    expect(times(5)).toEqual([
      ['PRAISED', 5, 2 * minute],
      ['OTHERS', 6, 10 * minute],
    ])
    expect(times(4)).toEqual([
      ['PRAISED', 'SUPPRESSED', null],
      ['OTHERS', 'SUPPRESSED', null],
    ])
  })

  it('counts a mark no more once it is corrected', () => {
    const bench = new Bench()
    bench.fold(breach(start))
    const mark = (actionId: string, fields: object) =>
      action(bench.alertId, start + minute, 'GOOD_PRACTICE', { ...fields }, { actionId, note: 'n' })
    bench.fold(mark('g1', { theme: 'PARTNERS' }))
    bench.fold(mark('g2', { theme: 'OTHER', corrects: 'g1' }))
    expect(Object.keys(learningExport(bench.desk.alerts).byTheme)).toEqual(['OTHER'])
  })

  it('holds nothing that anybody typed, and no id: a theme that is not on the list is not said', () => {
    const alerts = many(5, [words, '__proto__', 7, undefined])
    const text = JSON.stringify(learningExport(alerts))
    expect(learningExport(alerts).byTheme).toEqual({ NOT_SAID: 5 })
    for (const secret of [words, 'Hughes', '13:', 'ord_1', alerts[0]!.alertId, alerts[0]!.reference])
      expect(text).not.toContain(secret)
  })
})
