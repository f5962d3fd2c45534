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
    ['supervisor', '/reviews'],
    ['supervisor', '/measures'],
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

  it('shows what the device’s clock said, an answer that was not taken as such, and why it was closed', async () => {
    await room.post('officer', `/api/alerts/${alertId}/acknowledgements`, {
      ackId: 'k1',
      response: 'GOING',
      deviceTime: iso(start - 600_000),
    })
    await doDuties()
    const late = { ackId: 'k2', type: 'acknowledged', response: 'SEEN', deviceTime: null, onBehalfOf: null } as const
    await room.post('officer', `/api/alerts/${alertId}/closure`, {
      closureId: 'c',
      outcome: '15',
      reason: 'Keeper proven',
    })
    await room.raise({ ...late, entryId: 'late', orderId: 'ord_1', at: iso(start), by: '13:5120', alertId })
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text).toContain('By the clock of their device: 03:10 today')
    expect(text).toContain('Keeper proven')
    expect(text).toContain('Answer not taken: Seen')
    expect(text).toContain('The alert was closed already')
  })

  it('counts every report, also those no longer held in full', async () => {
    for (let n = 2; n <= 65; n += 1) await room.raise(breach({ eventId: `ev-${n}` }))
    expect((await room.page('control', '/alerts')).text).toContain('65 reports')
  })

  it('says that a force owns an order for which no officer is named, and that nobody does where nobody does', async () => {
    await room.raise(breach({ orderId: 'ord_2', facts: { officerId: null } }))
    expect((await room.page('control', '/alerts')).text).toContain('No officer named')
    const nobodys = await room.raise(breach({ orderId: 'ord_3', facts: { officerId: null, forceCode: null } }))
    expect((await room.page('control', `/alerts/${nobodys}`)).text).toContain('No officer or force owns this order')
  })

  it('does not speak of liability where it does not depend on service', async () => {
    const shape = { orderId: 'ord_2', facts: { orderType: 'RESTRAINING_CONVICTION', knowledge: [] } } as const
    const unserved = breach({ ...shape, facts: { ...shape.facts, knowledge: [] } })
    const id = await room.raise({ ...unserved, finding: { ...unserved.finding, flags: ['NOT_PROVEN_SERVED'] } })
    const { text } = await room.page('officer', `/alerts/${id}`)
    expect(text).toContain('Power to arrest available')
    expect(text).toContain('Liability for this breach does not depend on it')
    expect(text).not.toContain('no breach liability yet')
  })

  it.each([
    ['BAIL_CONDITION', 'A breach is not an offence in itself'],
    ['LICENCE_CONDITION', 'A breach is not an offence in itself'],
    ['SPO', 'Criminal: a breach would be an offence'],
    ['DVPO', 'Civil: a breach is for the court'],
  ] as const)('says of a breach of %s: %s', async (orderType, words) => {
    const id = await room.raise(breach({ orderId: 'ord_2', facts: { orderType } }))
    expect((await room.page('officer', `/alerts/${id}`)).text).toContain(words)
  })

  it('has a powers card of its own for each condition of which the law says something else, with its dates and sources', async () => {
    const occupation = { orderId: 'ord_2', facts: { orderType: 'OCCUPATION' } } as const
    const power = { statute: 'FLA1996_S47', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }
    await room.raise(breach({ ...occupation, condition: { arrestPower: power } }))
    const id = await room.raise(
      breach({ ...occupation, eventId: 'ev-2', kind: 'NO_ENTER', conditionId: 'c2', condition: { clause: '2' } }),
    )
    const { text } = await room.page('officer', `/alerts/${id}`)
    expect(text).toContain('Clause 1: entering an excluded area')
    expect(text).toContain('No power to arrest under this order')
    expect(text).toContain('until 00:00 on Tuesday 1 December 2026')
    expect(text).toContain('To be verified:</strong> That bank holidays count')
    expect(text).toContain('The law as known on 30 April 2026')
  })

  it('shares one powers card between conditions of which the law says the same', async () => {
    await room.raise(breach({ eventId: 'ev-2', kind: 'NO_ENTER', conditionId: 'c2', condition: { clause: '2' } }))
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text.match(/class="ba-law"/gu)).toHaveLength(1)
  })

  it('shows which of two routes was taken, and that they exclude each other', async () => {
    expect((await room.page('officer', `/alerts/${alertId}`)).text).toContain('Criminal or contempt: not chosen yet')
    await act('r1', 'ROUTE_CHOSEN', { route: 'CONTEMPT' })
    await act('r2', 'CHARGED')
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text).toContain('Contempt of court, recorded by Officer 4471')
    expect(text).toContain('The other route is on the record as well')
  })

  it('warns of honour-based abuse where the order says so, and only there', async () => {
    const words = 'Do not contact the protected person through family'
    expect((await room.page('officer', `/alerts/${alertId}`)).text).not.toContain(words)
    await room.register({ ...order(), cohorts: ['hba'] })
    expect((await room.page('officer', `/alerts/${alertId}`)).text).toContain(words)
  })

  it('is on the access record also when only a form about it was opened', async () => {
    await room.page('officer', `/alerts/${alertId}/actions/new?code=ATTENDED`)
    const viewed = (await room.records(topics.access)).filter(({ what }) => what === 'alert.viewed')
    expect(viewed).toMatchObject([{ who: '13:4471', subjectId: alertId }])
  })
})

describe('what the log holds against a rule', () => {
  const entry = (more: object) => ({ orderId: 'ord_1', at: iso(start), by: '13:5120', ...more }) as never

  it('is shown with its flag: wrong fields, an answer after closing, an entry for an alert that is not there', async () => {
    await doDuties()
    await room.post('officer', `/api/alerts/${alertId}/closure`, { closureId: 'c1', outcome: '15', reason: 'Evidence' })
    const fields = { actionId: 'x7', code: 'ARRESTED', doneAt: iso(start), note: null, fields: {}, roles: [] }
    await room.raise(entry({ entryId: 'ent_1', type: 'action.recorded', alertId, ...fields }))
    const ack = { type: 'acknowledged', response: 'GOING', deviceTime: null, onBehalfOf: null }
    await room.raise(entry({ entryId: 'ent_2', alertId, ackId: 'late', ...ack }))
    await room.raise(entry({ entryId: 'ent_3', alertId: 'alt_gone', ackId: 'stray', ...ack }))
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text).toContain('Missing or wrong: Power used')
    expect(text).toContain('Answer not taken')
    expect(text).toContain('for the unknown alert alt_gone')
  })
})

describe('who owes what, and by when', () => {
  const going = () =>
    room.post('officer', `/api/alerts/${alertId}/acknowledgements`, { ackId: 'a1', response: 'GOING' })

  it('is on the alert: each open duty has an owner, and the first action its time', async () => {
    await going()
    const { text } = await room.page('officer', `/alerts/${alertId}`)
    expect(text).toContain('Owner: Officer 4471')
    expect(text).toContain('The first action is due in 15 minutes.')
    room.now(start + 16 * 60_000)
    expect((await room.page('officer', `/alerts/${alertId}`)).text).toContain('The first action is overdue')
    expect((await room.page('control', '/alerts')).text).toContain('First action overdue')
  })

  it('is told again after somebody who had acted passed it on: the page asks for an answer', async () => {
    await going()
    await act('x1', 'ATTENDED', { note: 'n' })
    await room.post('officer', `/api/alerts/${alertId}/acknowledgements`, { ackId: 'a2', response: 'NOT_ME' })
    const { text } = await room.page('deputy', `/alerts/${alertId}`)
    expect(text).toContain('Answer this alert')
    expect(text).toContain('Unless somebody is going, the next person is told')
  })
})
