import { topics } from '@breach-alerts/contracts'
import { breach, iso, minute, order, start } from '../support/samples.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.stop())

/** So many alerts of force 13, each answered after so many minutes. */
const raised = async (count: number, shape: Parameters<typeof breach>[0] = {}, prefix = 'o') => {
  for (let n = 1; n <= count; n += 1) {
    const orderId = `${prefix}_${n}`
    await room.register({ ...order(orderId), respondent: { ...order().respondent, edi: { ethnicity: 'Not asked' } } })
    const alertId = await room.raise(breach({ orderId, at: start, ...shape }))
    room.now(start + n * minute)
    await room.post('officer', `/api/alerts/${alertId}/acknowledgements`, { ackId: 'a', response: 'GOING' })
    room.now(start)
  }
}

describe('the measures of a force', () => {
  it.each<[Who, string, number]>([
    ['supervisor', '/measures', 200],
    ['officer', '/measures', 403],
    ['control', '/measures', 403],
    ['officer', '/measures.csv', 403],
    ['control', '/measures/mappa-annual-return.csv', 403],
    ['officer', '/measures/learning.csv', 403],
  ])('are for supervisors: %s at %s gets %i', async (who, path, status) => {
    expect((await room.page(who, path)).status).toBe(status)
  })

  it('show medians and 90th percentiles, breaches of one order, load and words of the own force', async () => {
    await raised(3)
    await room.raise(breach({ orderId: 'other', responding: '06', facts: { forceCode: '06' } }))
    const { text } = await room.page('supervisor', '/measures?by=force&days=7&operators=2')
    for (const words of [
      'West Yorkshire',
      '2 min</strong> (3 min)',
      '3 of 3',
      'Orders with more than one',
      '0 of 3 (0%)',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('Greater Manchester')
  })

  it.each(['?by=nonsense', '?days=9', '?operators=-1', '?by=__proto__&days=constructor'])(
    'fall back to what is usual for an address they do not understand: %s',
    async query => {
      expect((await room.page('supervisor', `/measures${query}`)).status).toBe(200)
    },
  )

  it('leave the building with small numbers hidden, and the download is on the access record', async () => {
    await raised(4)
    const small = await room.page('supervisor', '/measures.csv?by=force&days=30')
    expect(String(small.headers['content-type'])).toBe('text/csv; charset=utf-8')
    expect(String(small.headers['content-disposition'])).toContain('measures-by-force-30-days.csv')
    expect(small.text).toContain('West Yorkshire,SUPPRESSED,Somebody going,SUPPRESSED,,\r\n')
    await raised(2, {}, 'p')
    const more = await room.page('supervisor', '/measures.csv?by=force')
    expect(more.text).toContain('West Yorkshire,6,Somebody going,6,2,4\r\n')
    const records = await room.records(topics.access)
    expect(records.filter(({ what }) => what === 'measures.exported')).toMatchObject([
      { who: '13:2203', subjectType: 'MEASURES', alertIds: [] },
      { subjectId: 'measures-by-force-30-days' },
    ])
  })

  it('never let a unit’s name become a formula in a spreadsheet', async () => {
    await raised(5, { facts: { unit: '=HYPERLINK("x")' } })
    const { text } = await room.page('supervisor', '/measures.csv?by=unit')
    expect(text).toContain(`"'=HYPERLINK(""x""), West Yorkshire",5`)
  })

  it('give the MAPPA annual return, with equality data only where orders record it', async () => {
    await raised(5, { facts: { mappaLevel: 2 } })
    const { text } = await room.page('supervisor', '/measures/mappa-annual-return.csv?year=2026')
    expect(text).toContain('Alerts by MAPPA level,Level 2,5\r\n')
    expect(text).toContain('Orders with alerts,All levels,5\r\n')
    expect(text).toContain('People under orders by ethnicity,Not asked,5\r\n')
    const before = await room.page('supervisor', '/measures/mappa-annual-return.csv?year=2025')
    expect(before.text).not.toContain('Level 2')
  })

  it('give good practice for learning: themes and times of alerts, no word that was typed, and it is on the access record', async () => {
    await raised(5)
    const praise = async (n: number) => {
      const [alert] = (await room.get('supervisor', `/api/alerts?orderId=o_${n}`)).body.items
      const fields = { actionId: 'g', code: 'GOOD_PRACTICE', doneAt: iso(start), theme: 'PARTNERS' }
      await room.post('supervisor', `/api/alerts/${alert!.alertId}/actions`, { ...fields, note: 'Hughes rang Leeds' })
    }
    for (const n of [1, 2, 3, 4]) await praise(n)
    const few = (await room.page('supervisor', '/measures/learning.csv')).text
    expect(few).toContain('Good practice by theme,Working with partners,SUPPRESSED,,\r\n')
    expect(few).toContain('Other alerts,Somebody going,SUPPRESSED,,\r\n')
    await praise(5)
    const { text, headers } = await room.page('supervisor', '/measures/learning.csv')
    expect(String(headers['content-disposition'])).toContain('learning.csv')
    expect(text).toContain('Good practice by theme,Working with partners,5,,\r\n')
    expect(text).toContain('Good practice by order type,Non-molestation order,5,,\r\n')
    expect(text).toContain('Alerts with good practice,Somebody going,5,3,5\r\n')
    expect(text).not.toMatch(/Hughes|Leeds|13:|o_1|alt_/u)
    expect(await room.records(topics.access)).toContainEqual(
      expect.objectContaining({ what: 'measures.exported', subjectId: 'learning', who: '13:2203' }),
    )
    expect((await room.page('supervisor', '/reviews')).text).toContain('href="/measures/learning.csv"')
  })
})
