import { topics } from '@breach-alerts/contracts'
import { breach, iso, minute, order, start } from '../support/samples.ts'
import { openRoom, type Room } from '../support/room.ts'

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
const idOf = (html: string, name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]+)"`, 'u').exec(html)![1]!

const url = () => `/alerts/${alertId}`

describe('forms', () => {
  it('takes an acknowledgement and sends the browser back with 303', async () => {
    const { text } = await room.page('officer', url())
    const answer = await room.form('officer', `${url()}/acknowledgements`, {
      ackId: idOf(text, 'ackId'),
      response: 'GOING',
    })
    expect([answer.status, answer.headers['location']]).toEqual([303, `${url()}?saved=going`])
    expect((await room.page('officer', `${url()}?saved=going`)).text).toContain('Recorded: you are going')
  })

  it('sends the same form twice to one entry: a second click changes nothing', async () => {
    const fields = { ackId: 'form-1', response: 'GOING' }
    await room.form('officer', `${url()}/acknowledgements`, fields)
    expect((await room.form('officer', `${url()}/acknowledgements`, fields)).status).toBe(303)
    expect(await room.records(topics.journal)).toHaveLength(2)
  })

  it.each([
    [{ officer: '13:5120', onBehalfOf: '' }, '13:5120'],
    [{ officer: '13:5120', onBehalfOf: '13:99' }, '13:99'],
  ])('lets the control room assign with %j', async (fields, assignedTo) => {
    const answer = await room.form('control', `${url()}/acknowledgements`, { ackId: 'f', response: 'GOING', ...fields })
    expect(answer.headers['location']).toBe(`${url()}?saved=assigned`)
    expect((await room.get('control', `/api/alerts/${alertId}`)).body['assignedTo']).toBe(assignedTo)
  })

  it.each([
    { officer: '', onBehalfOf: '' },
    { officer: '', onBehalfOf: 'nobody' },
  ])('does not assign with %j and says why', async fields => {
    const answer = await room.form('control', `${url()}/acknowledgements`, {
      ackId: 'kept-id',
      response: 'GOING',
      ...fields,
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('There is a problem')
    expect(answer.text).toContain('href="#onBehalfOf"')
    expect(idOf(answer.text, 'ackId')).toBe('kept-id')
  })

  it('says that nothing was recorded when the journal is away, keeps the id, and shows nobody as going', async () => {
    room.breakAppend(topics.journal)
    const answer = await room.form('officer', `${url()}/acknowledgements`, { ackId: 'kept-id', response: 'GOING' })
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('Not recorded')
    expect(answer.text).toContain('Nobody going yet')
    expect(idOf(answer.text, 'ackId')).toBe('kept-id')
  })

  it('records an action through its own page, with the time as London’s', async () => {
    const form = await room.page('officer', `${url()}/actions/new?code=ARRESTED`)
    expect(form.text).toContain('Necessity reason')
    expect(form.text).not.toContain('Victims’ Code right')
    const answer = await room.form('officer', `${url()}/actions`, {
      actionId: idOf(form.text, 'actionId'),
      code: 'ARRESTED',
      power: 'OTHER',
      place: 'Market Street',
      necessityReason: '',
      offered: idOf(form.text, 'offered'),
      day: '23',
      month: '11',
      year: '2026',
      time: '3:19',
      note: 'Arrested.',
    })
    expect(answer.headers['location']).toBe(`${url()}?saved=action`)
    const { actions } = (await room.get('officer', `/api/alerts/${alertId}`)).body
    expect(actions[0]).toMatchObject({
      code: 'ARRESTED',
      doneAt: '2026-11-23T03:19:00.000Z',
      fields: { power: 'OTHER', place: 'Market Street' },
      problems: [],
    })
    expect((await room.page('officer', url())).text).toContain('Power used: Another power')
  })

  it('corrects an action: the form begins with what was recorded, and the timeline says that it counts for nothing', async () => {
    await act('x1', 'EVIDENCE_SECURED', { kind: 'CCTV', note: 'From the shop' })
    const link = /href="([^"]*actions\/new\?[^"]*)"[^>]*>Correct this/u.exec(
      (await room.page('officer', url())).text,
    )![1]!
    const form = await room.page('officer', link.replaceAll('&amp;', '&'))
    expect(form.text).toContain('What was recorded stays')
    expect(form.text).toContain('From the shop')
    expect(idOf(form.text, 'corrects')).toBe('x1')
    expect(form.text).toMatch(/value="CCTV" checked/u)
    const left = Object.fromEntries(
      ['actionId', 'corrects', 'offered', 'day', 'month', 'year', 'time'].map(name => [name, idOf(form.text, name)]),
    )
    const sent = { ...left, code: 'EVIDENCE_SECURED', kind: 'BWV', note: 'From the camera worn' }
    expect((await room.form('officer', `${url()}/actions`, sent)).status).toBe(303)
    const { text } = await room.page('officer', url())
    expect(text).toContain('Corrected by Officer 4471')
    expect(text.match(/>Correct this/gu)).toHaveLength(1)
  })

  it('says that a correction names no action of the alert, and keeps what was typed', async () => {
    const fields = { actionId: 'f', code: 'EVIDENCE_SECURED', kind: 'BWV', corrects: 'x_none', note: 'typed' }
    const { status, text } = await room.form('officer', `${url()}/actions`, fields)
    expect(status).toBe(400)
    expect(text).toContain('href="#corrects"')
    expect(text).toContain('typed')
  })

  it('takes the time offered and left as it is for just now, though the page was open for an hour', async () => {
    const { text } = await room.page('officer', `${url()}/actions/new?code=ATTENDED`)
    const left = Object.fromEntries(
      ['actionId', 'offered', 'day', 'month', 'year', 'time'].map(name => [name, idOf(text, name)]),
    )
    expect(left['time']).toBe('03:20')
    room.now(start + 60 * minute)
    await room.form('officer', `${url()}/actions`, { ...left, code: 'ATTENDED' })
    const { actions } = (await room.get('officer', `/api/alerts/${alertId}`)).body
    expect(actions).toMatchObject([{ doneAt: iso(start + 60 * minute) }])
  })

  it('turns yes and no and numbers into what the record needs', async () => {
    await room.form('officer', `${url()}/actions`, {
      actionId: 'f1',
      code: 'VICTIM_SAFETY_CHECK',
      reached: 'yes',
      safe: 'no',
      children: 'yes',
    })
    await room.form('officer', `${url()}/actions`, {
      actionId: 'f2',
      code: 'VICTIM_INFORMED',
      right: '6',
      method: 'phone',
    })
    const { actions } = (await room.get('officer', `/api/alerts/${alertId}`)).body
    expect(actions.map(({ fields }) => fields)).toEqual([
      { reached: true, safe: false, children: true },
      { right: 6, method: 'phone' },
    ])
  })

  it('shows an action again with everything wrong named, linked and kept', async () => {
    const fields = {
      actionId: 'kept-id',
      code: 'ARRESTED',
      power: 'PACE_S24',
      place: '',
      note: 'what I typed',
      offered: '',
      day: '31',
      month: '2',
      year: '2026',
      time: 'noon',
    }
    const answer = await room.form('officer', `${url()}/actions`, fields)
    expect(answer.status).toBe(400)
    for (const words of ['href="#place"', 'href="#necessityReason"', 'href="#doneAt"', 'what I typed', 'kept-id'])
      expect(answer.text).toContain(words)
    expect(await room.records(topics.journal)).toHaveLength(1)
  })

  it('closes, and says so', async () => {
    await doDuties()
    const bad = await room.form('officer', `${url()}/closure`, { closureId: 'f', outcome: '', reason: '' })
    expect(bad.status).toBe(400)
    expect(bad.text).toContain('href="#outcome"')
    const answer = await room.form('officer', `${url()}/closure`, {
      closureId: 'f',
      outcome: '15',
      reason: 'Evidence reviewed.',
    })
    expect(answer.headers['location']).toBe(`${url()}?saved=closed`)
    expect((await room.page('officer', url())).text).not.toContain('Close this alert')
  })

  it('says which duties are open when somebody closes from an old page', async () => {
    const answer = await room.form('officer', `${url()}/closure`, { closureId: 'f', outcome: '15', reason: 'r' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Not closed. Still open: action taken')
  })

  it('says nothing that somebody else wrote into the address', async () => {
    room.now(start + minute)
    for (const saved of ['%3Cscript%3E', 'constructor', 'https://elsewhere.example']) {
      const { text } = await room.page('officer', `${url()}?saved=${saved}`)
      expect(text).not.toContain('<script>')
      expect(text).not.toContain('govuk-notification-banner')
    }
  })
})
