import { parseDesk } from '@breach-alerts/domain'
import { breach, iso, minute, order, start } from '../support/samples.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom({ DIP_CHECK_SHARE: 1 })
  await room.register(order())
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const act = (who: Who, actionId: string, code: string, more: object = {}) =>
  room.post(who, `/api/alerts/${alertId}/actions`, { actionId, code, doneAt: iso(start), ...more })
const noAction = () => act('officer', 'n1', 'NO_ACTION', { reasonCode: 'DUPLICATE', note: 'Same call as before' })
const challenge = (more: object = {}) =>
  act('deputy', 'q1', 'DECISION_CHALLENGED', { question: 'Why was the phone given back?', ...more })
const section = (html: string, id: string) => new RegExp(`<section[^>]*id="${id}".*?</section>`, 'su').exec(html)![0]
const reviews = async (id: string) => section((await room.page('supervisor', '/reviews')).text, id)

describe('the reviews of a supervisor', () => {
  it.each<[Who, number]>([
    ['supervisor', 200],
    ['officer', 403],
    ['control', 403],
    ['partner', 403],
  ])('are for supervisors: %s gets %i', async (who, status) => {
    expect((await room.page(who, '/reviews')).status).toBe(status)
  })

  it('list no action until it is reviewed, and the form asks why', async () => {
    await noAction()
    expect(await reviews('no-action')).toContain('Dealt with under another alert')
    const form = await room.page('supervisor', `/alerts/${alertId}/actions/new?code=SUPERVISOR_REVIEW`)
    expect(form.text).toContain('Why')
    const post = (note: string) =>
      room.form('supervisor', `/alerts/${alertId}/actions`, {
        actionId: 'v1',
        code: 'SUPERVISOR_REVIEW',
        view: 'AGREED',
        note,
      })
    const refused = await post('')
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Enter why')])
    expect((await post('Both calls are one.')).status).toBe(303)
    expect(await reviews('no-action')).toContain('None.')
  })

  it('keep taking a review without a note through the API', async () => {
    await noAction()
    expect((await act('supervisor', 'v1', 'SUPERVISOR_REVIEW', { view: 'AGREED' })).status).toBe(201)
  })

  it('list a challenge with who owes the answer and when, until somebody else answers', async () => {
    await challenge({ askedOf: '13:4471', answerWithinHours: 4 })
    const listed = await reviews('challenges')
    expect(listed).toContain('Why was the phone given back?')
    expect(listed).toContain('Officer 4471')
    expect(listed).toContain('07:20 today')
    room.now(start + 5 * 60 * minute)
    expect(await reviews('challenges')).toContain('Answer overdue by 1 hour')
    await act('deputy', 'own', 'CHALLENGE_ANSWERED', { challengeId: 'q1', answer: 'Never mind' })
    expect(await reviews('challenges')).toContain('phone given back')
    expect(
      (await act('supervisor', 'r1', 'CHALLENGE_ANSWERED', { challengeId: 'q1', answer: 'It was copied' })).status,
    ).toBe(201)
    expect(await reviews('challenges')).toContain('None.')
    const page = await room.page('officer', `/alerts/${alertId}`)
    expect(section(page.text, 'challenges')).toContain('It was copied')
  })

  it('list alerts closed this month that were drawn for a dip check', async () => {
    await act('officer', 'a1', 'ATTENDED', { note: 'Attended.' })
    await act('officer', 'a2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
    await room.post('officer', `/api/alerts/${alertId}/closure`, { closureId: 'c', outcome: '15', reason: 'Reviewed' })
    expect(await reviews('dip-checks')).toContain(alertId)
    await act('supervisor', 'v1', 'SUPERVISOR_REVIEW', { view: 'AGREED', note: 'Seen.' })
    expect(await reviews('dip-checks')).toContain('1 done this month')
  })

  it('show what was marked as good practice, and say of what', async () => {
    await act('officer', 'a1', 'ORDER_SERVED_NOW', { note: 'Served.' })
    await act('supervisor', 'g1', 'GOOD_PRACTICE', { about: 'a1', note: 'Served within the hour' })
    const practice = await reviews('practice')
    expect(practice).toContain('Order served now:')
    expect(practice).toContain('Served within the hour')
  })

  it('list also what waits on an alert that nobody owns: it is every supervisor’s', async () => {
    alertId = await room.raise(
      breach({ orderId: 'ord_2', responding: '06', facts: { officerId: null, forceCode: null } }),
    )
    await act('control', 'n1', 'NO_ACTION', { reasonCode: 'WRONG_PERSON', note: 'Another man' })
    expect(await reviews('no-action')).toContain(alertId)
  })

  it('list a challenge of an alert that was closed long ago', async () => {
    await act('officer', 'a1', 'ATTENDED', { note: 'Attended.' })
    await act('officer', 'a2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
    await room.post('officer', `/api/alerts/${alertId}/closure`, { closureId: 'c', outcome: '15', reason: 'Reviewed' })
    room.now(start + 200 * 24 * 60 * minute)
    await challenge()
    expect(await reviews('challenges')).toContain('phone given back')
    expect(await reviews('dip-checks')).not.toContain(alertId)
  })

  it('of another force show nothing of this one', async () => {
    await noAction()
    await room.raise(breach({ orderId: 'ord_2', responding: '06', facts: { forceCode: '06' } }))
    expect((await room.page('supervisor', '/reviews')).text.match(/\/alerts\/alt_/gu)).toHaveLength(2)
  })
})

describe('on the page of an alert', () => {
  it('a language concern is raised on a note by one link, without JavaScript', async () => {
    await act('officer', 'a1', 'ATTENDED', { note: 'Attended, spoke to neighbours.' })
    const { text } = await room.page('deputy', `/alerts/${alertId}`)
    const href = /href="([^"]*kind=LANGUAGE[^"]*)"/u.exec(text)![1]!.replaceAll('&amp;', '&')
    const form = await room.page('deputy', href)
    expect(form.text).toContain('About: <strong>Attended, 03:20 today</strong>')
    expect(form.text).toMatch(/value="LANGUAGE" checked/u)
    await room.form('deputy', `/alerts/${alertId}/actions`, {
      actionId: 'q1',
      code: 'DECISION_CHALLENGED',
      kind: 'LANGUAGE',
      about: 'a1',
      question: 'These words blame',
    })
    expect(await reviews('challenges')).toContain('Language concern')
  })

  it('a challenge is asked of an officer by force and collar number', async () => {
    const answer = await room.form('deputy', `/alerts/${alertId}/actions`, {
      actionId: 'q1',
      code: 'DECISION_CHALLENGED',
      question: 'Why?',
      askedOf: 'the sergeant',
    })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Who should answer must be an officer')])
  })

  it('says when everybody was told that an answer is overdue, in the challenge and in the timeline', async () => {
    await challenge({ askedOf: '13:4471' })
    const [held] = await room.stores.desk.load(['ord_1'])
    const { timerId, dueAt } = parseDesk(held!.document).alerts[0]!.timers.find(({ kind }) => kind === 'challenge')!
    room.now(dueAt + minute)
    const at = iso(dueAt + minute)
    const by = 'service:escalation-clock'
    const due = {
      entryId: 'ent_due',
      type: 'timer.due' as const,
      orderId: 'ord_1',
      alertId,
      timerId,
      dueAt: iso(dueAt),
    }
    await room.raise({ ...due, at, by })
    const { text } = await room.page('deputy', `/alerts/${alertId}`)
    expect(section(text, 'challenges')).toContain('Overdue: everybody concerned was told 03:21 today')
    expect(section(text, 'timeline')).toContain('The answer to a challenge is overdue: called to mind')
    await act('officer', 'r1', 'CHALLENGE_ANSWERED', { challengeId: 'q1', answer: 'It was copied' })
    expect(section((await room.page('deputy', `/alerts/${alertId}`)).text, 'challenges')).not.toContain('Overdue')
  })

  it('offers only open challenges to answer, and names a challenge that is not there', async () => {
    await challenge()
    const { text } = await room.page('officer', `/alerts/${alertId}/actions/new?code=CHALLENGE_ANSWERED`)
    expect(text).toContain('Why was the phone given back?')
    const { status, body } = await act('officer', 'r1', 'CHALLENGE_ANSWERED', { challengeId: 'no', answer: 'x' })
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/challengeId']])
  })
})
