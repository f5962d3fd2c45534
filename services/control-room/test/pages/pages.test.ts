import { topics } from '@breach-alerts/contracts'
import { parkedRecord } from '@breach-alerts/runtime'
import { breach, iso, order, start } from '../support/samples.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom()
  await room.register(order())
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const act = (actionId: string, code: string, more: object = {}) =>
  room.post('officer', `/api/alerts/${alertId}/actions`, { actionId, code, doneAt: iso(start), ...more })
const doDuties = async () => {
  await act('x1', 'ATTENDED', { note: 'Attended, area searched.' })
  await act('x2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
}
const titleOf = (html: string) => /<title>([^<]*)<\/title>/u.exec(html)?.[1]?.trim()

describe('every page', () => {
  it.each<[Who, string]>([
    ['control', '/alerts'],
    ['control', '/alerts/:id'],
    ['officer', '/alerts/:id'],
    ['officer', '/alerts/:id/actions/new?code=ARRESTED'],
    ['control', '/parked'],
    ['officer', '/accounting'],
  ])('%s at %s: marked, titled without personal data, one h1, no inline code', async (who, path) => {
    const { status, text, headers } = await room.page(who, path.replace(':id', alertId))
    expect(status).toBe(200)
    expect(text).toContain('OFFICIAL-SENSITIVE')
    expect(titleOf(text)).not.toMatch(/Thackray|Samuel|Brandwood|Lena/u)
    expect(text.match(/<h1[ >]/gu)).toHaveLength(1)
    expect(text).not.toMatch(/ style="| on[a-z]+="/u)
    expect(String(headers['content-security-policy'])).toContain("style-src 'self'")
    expect(String(headers['cache-control'])).toBe('no-store')
    expect(text).toContain('<main')
    expect(text.toLowerCase()).not.toMatch(/offender|breach proven/u)
  })

  it.each<[Who, string, string]>([
    ['partner', '/', 'These pages are not for you'],
    ['source', '/alerts', 'These pages are not for you'],
    ['officer', '/parked', 'This page is not for your role'],
  ])('%s at %s is told plainly: %s', async (who, path, words) => {
    const { status, text } = await room.page(who, path)
    expect([status, text]).toEqual([403, expect.stringContaining(words)])
    expect(text.includes('href="/alerts"')).toBe(who === 'officer')
  })

  it.each<[Who, string, number]>([
    ['partner', '/alerts', 403],
    ['source', '/alerts', 403],
    ['officer', '/parked', 403],
    ['officer-elsewhere', '/alerts/:id', 404],
    ['officer-elsewhere', '/alerts/:id/actions/new?code=ATTENDED', 404],
    ['officer', '/alerts/alr_none', 404],
    ['officer', '/alerts/:id/actions/new?code=NAPPED', 404],
    ['officer', '/alerts/:id/actions/new?code=SUPERVISOR_REVIEW', 404],
  ])('%s at %s gets a page with %i', async (who, path, status) => {
    const answer = await room.page(who, path.replace(':id', alertId))
    expect([answer.status, String(answer.headers['content-type'])]).toEqual([
      status,
      expect.stringContaining('text/html'),
    ])
    expect(answer.text).not.toMatch(/Thackray|Brandwood/u)
  })
})

describe('the queue', () => {
  it('has a line for each open alert, in words, and names nobody', async () => {
    const { text } = await room.page('control', '/alerts')
    expect(text).toContain('Non-molestation order')
    expect(text).toContain('Suspected breaches')
    expect(text).toContain('Entering an excluded area')
    expect(text).toContain('2 minutes ago')
    expect(text).toContain('Nobody going yet')
    expect(text).not.toMatch(/Thackray|Brandwood|EM-77120/u)
  })

  it('says that an empty list is no all-clear', async () => {
    const { text } = await room.page('officer-elsewhere', '/alerts')
    expect(text).toContain('No open alerts.')
    expect(text).toContain('not that nobody is in danger')
  })

  it.each(['?show=nonsense', '?cursor=nonsense', '?grade=9', '?show=__proto__'])(
    'shows the open alerts for an address it does not understand: %s',
    async query => {
      const { status, text } = await room.page('control', `/alerts${query}`)
      expect(status).toBe(200)
      expect(text).toContain(alertId)
    },
  )

  it('leaves closed alerts out unless asked for', async () => {
    await doDuties()
    await room.post('officer', `/api/alerts/${alertId}/closure`, { closureId: 'c', outcome: '15', reason: 'r' })
    expect((await room.page('control', '/alerts')).text).not.toContain(alertId)
    expect((await room.page('control', '/alerts?show=closed')).text).toContain(alertId)
  })

  it('tells the control room, and not the officer, how many records could not be read', async () => {
    const record = {
      topic: topics.events,
      partition: 0,
      offset: 0,
      key: 'k',
      value: Buffer.from('{'),
      headers: {},
      appendedAt: start,
    }
    await room.log.append([parkedRecord(record, 'NOT_JSON')])
    expect((await room.page('control', '/alerts')).text).toContain('1 record could not be read')
    expect((await room.page('officer', '/alerts')).text).not.toContain('could not be read')
    expect((await room.page('control', '/parked')).text).toContain('Not json')
  })
})

describe('the page of an alert', () => {
  it('says who, what, which clause, what the law allows, what is due and what the exceptions are', async () => {
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    for (const words of [
      'Suspected breach: entering an excluded area',
      'Samuel Thackray',
      'Lena Brandwood',
      'clause 1',
      'The tag worn by the person under the order was 140 m inside the excluded area.',
      'To attend court',
      'Power to arrest available',
      'PACE',
      'Victim decision',
      'I am going',
      'Not me, pass it on',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('4 Elm Court')
  })

  it('still shows the alert when the register of orders is away', async () => {
    room.stores.orders.load = () => Promise.reject(new Error('away'))
    const { status, text } = await room.page('officer', `/alerts/${alertId}`)
    expect(status).toBe(200)
    expect(text).toContain('Suspected breach')
  })

  it('says plainly when the order is not proven served', async () => {
    const other = await room.raise(breach({ orderId: 'ord_2', facts: { orderType: 'DVPN', knowledge: [] } }))
    const { text } = await room.page('officer', `/alerts/${other}`)
    expect(text).toContain('serve now, no breach liability yet')
    expect(text).toContain('No power to arrest under this order')
  })

  it('escapes whatever an order or a report says', async () => {
    const other = await room.raise(
      breach({ orderId: 'ord_2', condition: { text: '<script>alert(1)</script>', exceptions: ['"><img src=x>'] } }),
    )
    const { text } = await room.page('officer', `/alerts/${other}`)
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<img src=x>')
  })

  it.each<[Who, boolean, boolean]>([
    ['officer', true, true],
    ['control', true, false],
    ['supervisor', false, true],
  ])('offers %s to answer: %s, and to close when the duties are done: %s', async (who, answers, closes) => {
    await doDuties()
    const { text } = await room.page(who, `/alerts/${alertId}`)
    expect(text.includes('/acknowledgements"')).toBe(answers)
    expect(text.includes('Close the alert')).toBe(closes)
  })

  it('lists what is missing in place of the closing form while a duty is open', async () => {
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text).toContain('It can be closed when these duties are done')
    expect(text).not.toContain('Close the alert')
  })
})
