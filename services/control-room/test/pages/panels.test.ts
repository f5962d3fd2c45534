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

const url = () => `/alerts/${alertId}`
const valueOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(html)![1]!
/** The part of the page with this id, up to the next section. */
const part = (html: string, id: string) => new RegExp(` id="${id}"[\\s\\S]*?</section>`, 'u').exec(html)?.[0] ?? ''
const hrefs = (html: string) => [...html.matchAll(/href="([^"]+)"/gu)].map(([, href]) => href!.replaceAll('&amp;', '&'))
const page = async (who: 'officer' | 'control' | 'supervisor' = 'officer') => (await room.page(who, url())).text
const act = (actionId: string, code: string, more: object = {}) =>
  room.post('officer', `/api/alerts/${alertId}/actions`, { actionId, code, doneAt: iso(start), ...more })

describe('the questions on the page', () => {
  it('say why they are asked and by when, and lead to the forms that answer them', async () => {
    const prompts = part(await page(), 'prompts')
    expect(prompts).toMatch(/\d questions open/u)
    expect(prompts).toContain('Who else is at risk')
    expect(prompts).toContain('Reviews found later victims whom nobody had thought of')
    expect(prompts).toMatch(/Due in \d+ (hours|day)/u)
    for (const href of hrefs(prompts)) expect((await room.page('officer', href)).status).toBe(200)
  })

  it('are set aside through a form that knows the question, with a reason in words', async () => {
    const href = `${url()}/actions/new?code=PROMPT_ANSWERED&prompt=SUPPORT&answer=NOT_NEEDED`
    expect(hrefs(part(await page(), 'prompts'))).toContain(href)
    const form = await room.page('officer', href)
    expect(form.text).toContain('or to MARAC?')
    expect(form.text).toMatch(/value="NOT_NEEDED" checked/u)
    const fields = {
      actionId: valueOf(form.text, 'actionId'),
      code: 'PROMPT_ANSWERED',
      prompt: valueOf(form.text, 'prompt'),
      answer: 'NOT_NEEDED',
    }
    const refused = await room.form('officer', `${url()}/actions`, fields)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Enter a note')
    expect((await room.form('officer', `${url()}/actions`, { ...fields, note: 'Adviser in touch.' })).status).toBe(303)
    const prompts = part(await page(), 'prompts')
    expect(hrefs(prompts)).not.toContain(href)
    expect(prompts).toContain('1 answered')
    expect(prompts).toContain('Adviser in touch.')
  })

  it('take from an address only what a form offers', async () => {
    const form = await room.page(
      'officer',
      `${url()}/actions/new?code=PROMPT_ANSWERED&prompt=%3Cb%3E&answer=PERHAPS&note=x`,
    )
    expect(form.status).toBe(200)
    expect(form.text).not.toMatch(/PERHAPS|<b>/u)
    expect(form.text).not.toContain(' checked')
  })

  it('ask of each kind of person who else is at risk, and who when one answer is yes', async () => {
    const form = await room.page('officer', `${url()}/actions/new?code=WHO_ELSE_AT_RISK`)
    const answer = await room.form('officer', `${url()}/actions`, {
      actionId: valueOf(form.text, 'actionId'),
      code: 'WHO_ELSE_AT_RISK',
      previous: 'NO',
      current: 'YES',
      potential: 'NOT_KNOWN',
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('href="#children"')
    expect(answer.text).toContain('Enter who is at risk')
  })

  it('are counted in the queue until the alert is closed, and listed where it is closed, which they do not hold up', async () => {
    expect((await room.page('control', '/alerts')).text).toMatch(/\d questions open/u)
    expect(part(await page(), 'close')).not.toContain('questions open')
    await act('x1', 'ATTENDED', { note: 'Attended.' })
    await act('x2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
    const close = part(await page(), 'close')
    expect(close).toContain('They do not hold up closing')
    expect(hrefs(close)).toContain('#prompt-SUPPORT')
    const closing = { closureId: 'c', outcome: '1', reason: 'Charged' }
    expect((await room.form('officer', `${url()}/closure`, closing)).status).toBe(303)
    expect((await room.page('control', '/alerts?show=all')).text).not.toMatch(/questions? open/u)
  })

  it('are answered by a supervisor too, in words: what others do is recorded by those who did it', async () => {
    const links = hrefs(part(await page('supervisor'), 'prompts'))
    const codes = new Set(links.map(href => new URLSearchParams(href.split('?')[1]).get('code')))
    expect(codes).toEqual(new Set(['PROMPT_ANSWERED', 'SPECIALIST_ADVICE', 'WHO_ELSE_AT_RISK']))
    for (const href of links) expect((await room.page('supervisor', href)).status).toBe(200)
    const fields = {
      actionId: 'p1',
      code: 'PROMPT_ANSWERED',
      prompt: 'SUPPORT',
      answer: 'DONE',
      note: 'MARAC on Monday.',
    }
    expect((await room.form('supervisor', `${url()}/actions`, fields)).status).toBe(303)
    expect(part(await page('officer'), 'prompts')).toContain('MARAC on Monday.')
  })
})

describe('the clocks on the page', () => {
  it('say when they are due, what stops them, where they come from and what is to be verified', async () => {
    await act('x1', 'ARRESTED', { power: 'FLA1996_S47', place: 'Street' })
    const clocks = part(await page(), 'clocks')
    expect(clocks).toContain('Occupation order arrest to judge')
    expect(clocks).toContain('Due in 1 day')
    expect(clocks).toContain('Stops: Brought before a judge.')
    expect(clocks).toContain('Source: Family Law Act 1996 s.47(7). To be verified: That bank holidays count.')
    room.now(start + 25 * 60 * minute)
    expect(part(await page(), 'clocks')).toContain('Overdue by 1 hour')
  })

  it('name the days that do not count', async () => {
    room.now(Date.parse('2026-12-24T10:00:00Z'))
    await room.post('officer', `/api${url()}/actions`, {
      actionId: 'x',
      code: 'ARRESTED',
      doneAt: '2026-12-24T10:00:00Z',
      power: 'CSA2010_S28',
      place: 'Street',
    })
    expect(part(await page(), 'clocks')).toContain('Days that do not count: 25 December 2026')
  })
})

describe('circumstances changed', () => {
  it('is one press: on the record, in the timeline, and the plan is asked for', async () => {
    const html = await page()
    const answer = await room.form('officer', `${url()}/circumstances`, {
      changeId: valueOf(html, 'changeId'),
      change: 'RELATIONSHIP',
    })
    expect([answer.status, answer.headers['location']]).toEqual([303, `${url()}?saved=circumstances`])
    const after = (await room.page('officer', `${url()}?saved=circumstances`)).text
    expect(after).toContain('The change is on the record')
    expect(part(after, 'timeline')).toContain('What changed: New relationship')
    expect(part(after, 'prompts')).toContain('Does that person have the right to know?')
    expect(part(after, 'clocks')).toContain('Risk management plan review')
  })

  it('is recorded once for the same press, and again for another choice of the same page', async () => {
    const changeId = valueOf(await page(), 'changeId')
    const press = (change: string) => room.form('officer', `${url()}/circumstances`, { changeId, change })
    await press('ADDRESS')
    await press('ADDRESS')
    await press('HEALTH')
    const { actions } = (await room.get('officer', `/api${url()}`)).body
    expect(actions.map(({ fields }) => fields)).toEqual([{ change: 'ADDRESS' }, { change: 'HEALTH' }])
  })

  it.each([{}, { change: 'WEATHER' }])('with %j records nothing and says why', async fields => {
    const answer = await room.form('officer', `${url()}/circumstances`, { changeId: 'c', ...fields })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('href="#change"')
    expect((await room.get('officer', `/api${url()}`)).body.actions).toEqual([])
  })

  it('is for a supervisor too, who hears of it as well as others', async () => {
    const answer = await room.form('supervisor', `${url()}/circumstances`, { changeId: 'c', change: 'NAME' })
    expect(answer.status).toBe(303)
    expect(part(await page('supervisor'), 'timeline')).toContain('Circumstances changed')
  })
})

describe('the same person on other orders, on the page', () => {
  const spo = { ...order('ord_2', '06'), type: 'SPO' as const }

  it('is a banner with the number of suspected breaches, and a list without names or ids of another force', async () => {
    await room.register({
      ...spo,
      protectedPersons: [{ names: [{ given: ['Ida'], family: 'Fell' }], identifiers: [], addresses: [] }],
    })
    await room.raise(
      breach({ orderId: 'ord_2', facts: { forceCode: '06', officerId: '06:0917', deputyId: null }, responding: '06' }),
    )
    const html = await page()
    expect(html).toContain('<strong>2nd suspected breach in 30 days, 2 different victims.</strong>')
    const serial = part(html, 'serial')
    expect(serial).toContain('Stalking protection order</strong>, Greater Manchester')
    expect(serial).toContain('In force, 1 suspected breach')
    expect(serial).toContain('2 people are protected')
    expect(html).not.toMatch(/Fell|ord_2/u)
  })

  it('leads to the alerts of an order that the reader may see', async () => {
    await room.register({ ...spo, owner: order().owner! })
    const second = await room.raise(breach({ orderId: 'ord_2' }))
    const [href] = hrefs(part(await page(), 'serial'))
    expect(href).toBe('/alerts?show=all&orderId=ord_2')
    const list = (await room.page('officer', href!)).text
    expect(list).toContain(`/alerts/${second}`)
    expect(list).not.toContain(`href="${url()}"`)
  })

  it('says that there is none, or that it could not be looked up: never one for the other', async () => {
    expect(part(await page(), 'serial')).toContain('No other order of this person is known')
    alertId = await room.raise(breach({ orderId: 'ord_9' }))
    expect(part(await page(), 'serial')).toContain('could not be looked up')
  })
})

describe('honour-based abuse', () => {
  it('has a banner with how to handle it, by the order or once somebody took advice about it', async () => {
    const words = 'Do not contact the protected person through family'
    expect(await page()).not.toContain(words)
    await act('x', 'SPECIALIST_ADVICE', { about: 'HONOUR_BASED_ABUSE' })
    expect(await page()).toContain(words)
    alertId = await room.raise(breach({ orderId: 'ord_2', facts: { orderType: 'FMPO' } }))
    expect(await page()).toContain(words)
  })
})
