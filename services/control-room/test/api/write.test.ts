import { topics } from '@breach-alerts/contracts'
import { breach, iso, minute, start } from '../support/samples.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom()
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const at = (path: string) => `/api/alerts/${alertId}/${path}`
const act = (actionId: string, code: string, more: object = {}) => ({ actionId, code, doneAt: iso(start), ...more })
const doDuties = async () => {
  await room.post('officer', at('actions'), act('x1', 'ATTENDED', { note: 'Attended, area searched.' }))
  await room.post(
    'officer',
    at('actions'),
    act('x2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' }),
  )
}
const close = (closureId = 'c1', more: object = {}) => ({
  closureId,
  outcome: '15',
  reason: 'Evidence reviewed.',
  ...more,
})

describe('acknowledgements', () => {
  it('answers GOING with 201 once it is in the journal and folded: the officer is assigned', async () => {
    const { status, body } = await room.post('officer', at('acknowledgements'), {
      ackId: 'a1',
      response: 'GOING',
      deviceTime: iso(start),
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ackId: 'a1',
      alertId,
      response: 'GOING',
      by: '13:4471',
      at: iso(start),
      state: 'ACKNOWLEDGED',
      assignedTo: '13:4471',
    })
    expect((await room.records(topics.journal)).at(-1)).toMatchObject({
      type: 'acknowledged',
      orderId: 'ord_1',
      alertId,
      ackId: 'a1',
      by: '13:4471',
    })
  })

  it.each(['SEEN', 'NOT_ME'])('leaves the alert raised and nobody assigned after %s', async response => {
    const { status, body } = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response })
    expect([status, body['state'], body['assignedTo']]).toEqual([201, 'RAISED', null])
  })

  it('answers the same ackId with 200 and the first answer, and writes nothing more', async () => {
    const first = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'SEEN' })
    await room.post('deputy', at('acknowledgements'), { ackId: 'a2', response: 'GOING' })
    room.now(start + minute)
    const again = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'NOT_ME' })
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
    expect(await room.records(topics.journal)).toHaveLength(3)
  })

  it('gives the first answer also after a restart, whatever happened meanwhile', async () => {
    const going = { ackId: 'a1', response: 'GOING' }
    const first = await room.post('officer', at('acknowledgements'), going)
    const attended = act('x0', 'ATTENDED', { note: 'n' })
    const acted = await room.post('officer', at('actions'), attended)
    await doDuties()
    room.now(start + minute)
    room.forget()
    const again = await room.post('officer', at('acknowledgements'), going)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(again.body['state']).toBe('ACKNOWLEDGED')
    const actedAgain = await room.post('officer', at('actions'), attended)
    expect([actedAgain.status, actedAgain.body]).toEqual([200, acted.body])
  })

  it('appends one entry when the same request comes twice at once', async () => {
    const send = () => room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201])
    expect(await room.records(topics.journal)).toHaveLength(2)
  })

  it('lets the control room answer for an officer, and only the control room', async () => {
    const forOther = { ackId: 'a1', response: 'GOING', onBehalfOf: '13:5120' }
    expect((await room.post('officer', at('acknowledgements'), forOther)).status).toBe(403)
    const { status, body } = await room.post('control', at('acknowledgements'), forOther)
    expect(status).toBe(201)
    expect(body).toMatchObject({ by: 'control', onBehalfOf: '13:5120', assignedTo: '13:5120', state: 'ACKNOWLEDGED' })
  })

  it.each([
    ['{}', ['/ackId', '/response']],
    ['{"ackId":"a","response":"MAYBE"}', ['/response']],
    ['{"ackId":"","response":"SEEN"}', ['/ackId']],
    ['{"ackId":"a","response":"SEEN","deviceTime":"yesterday"}', ['/deviceTime']],
    ['[]', ['']],
    ['{', ['']],
    ['{"ackId":"a","ackId":"b","response":"SEEN"}', ['']],
  ])('refuses %s and names every bad field', async (body, pointers) => {
    const answer = await room.post('officer', at('acknowledgements'), body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(pointers)
    expect(await room.records(topics.journal)).toHaveLength(1)
  })

  it('refuses an assignment to what is no officer: a typing error must not stop the climb', async () => {
    const { status, body } = await room.post('control', at('acknowledgements'), {
      ackId: 'a',
      response: 'GOING',
      onBehalfOf: 'PC Plod',
    })
    expect([status, body.errors[0]?.pointer]).toEqual([400, '/onBehalfOf'])
  })

  it.each<[Who | null, number]>([
    ['supervisor', 403],
    ['partner', 403],
    ['source', 403],
    [null, 401],
  ])('refuses %s with %i', async (who, status) => {
    expect((await room.post(who, at('acknowledgements'), { ackId: 'a', response: 'GOING' })).status).toBe(status)
  })

  it('takes the answer of a supervisor on a rota, who is an officer too, by the API and by the page', async () => {
    expect((await room.page('duty-supervisor', at('').replace('/api', '').slice(0, -1))).text).toContain('I am going')
    const { status, body } = await room.post('duty-supervisor', at('acknowledgements'), {
      ackId: 'a1',
      response: 'GOING',
    })
    expect([status, body['assignedTo']]).toEqual([201, '13:2208'])
    const review = { actionId: 'r1', code: 'SUPERVISOR_REVIEW', view: 'AGREED', doneAt: iso(start), note: 'Agreed.' }
    expect((await room.post('duty-supervisor', at('actions'), review)).status).toBe(201)
    expect((await room.get('duty-supervisor', '/api/cover')).status).toBe(200)
  })

  it('answers 404 for an alert that is not there and 415 for what is not JSON', async () => {
    expect(
      (await room.post('officer', '/api/alerts/alr_none/acknowledgements', { ackId: 'a', response: 'GOING' })).status,
    ).toBe(404)
    const plain = await room.app.inject({
      method: 'POST',
      url: at('acknowledgements'),
      headers: { authorization: 'Bearer officer', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'ackId=a&response=GOING',
    })
    expect(plain.statusCode).toBe(415)
  })

  it('answers 409 on a closed alert, and still the first answer to what was said before it closed', async () => {
    const first = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    await doDuties()
    expect((await room.post('officer', at('closure'), close())).status).toBe(201)
    const late = await room.post('deputy', at('acknowledgements'), { ackId: 'a2', response: 'GOING' })
    expect([late.status, late.body['type']]).toEqual([409, expect.stringContaining('alert-closed')])
    const again = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  it('is a 503 and leaves the alert raised when the journal is out of reach; the same ackId then goes through', async () => {
    room.breakAppend(topics.journal)
    const refused = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    expect(refused.status).toBe(503)
    expect((await room.get('officer', `/api/alerts/${alertId}`)).body['state']).toBe('RAISED')
    room.breakAppend(null)
    expect((await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })).status).toBe(201)
  })
})

describe('while the desk is late', () => {
  beforeEach(async () => {
    await room.stop()
    room = await openRoom({ FOLD_WAIT_MS: 30 })
    alertId = await room.raise(breach())
    await doDuties()
    await room.pauseDesk()
  })

  it('answers an acknowledgement with 201: it is durable, its effect is not known yet; again it is a 200', async () => {
    const first = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    expect([first.status, first.body['state'], first.body['at']]).toEqual([201, null, iso(start)])
    const again = await room.post('officer', at('acknowledgements'), { ackId: 'a1', response: 'GOING' })
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  it('answers an action with 201', async () => {
    expect((await room.post('officer', at('actions'), act('x9', 'SEARCH'))).status).toBe(201)
  })

  it('never says that an alert is closed before the desk did', async () => {
    const { status, body } = await room.post('officer', at('closure'), close())
    expect([status, body['type']]).toEqual([503, expect.stringContaining('not-confirmed')])
  })
})

describe('actions', () => {
  it('records what was done, with every field as it was sent', async () => {
    const sent = act('x1', 'ARRESTED', {
      power: 'PACE_S24',
      place: 'Market Street',
      necessityReason: 'To protect a vulnerable person',
      custody: { ref: 7 },
    })
    const { status, body } = await room.post('officer', at('actions'), { ...sent, note: 'Arrested at the scene.' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...sent,
      alertId,
      note: 'Arrested at the scene.',
      by: '13:4471',
      at: iso(start),
      state: 'ACTED',
    })
    expect(body['duties']).toContainEqual(expect.objectContaining({ duty: 'ACTED', state: 'DONE' }))
    const again = await room.post('officer', at('actions'), act('x1', 'ATTENDED'))
    expect([again.status, again.body]).toEqual([200, body])
  })

  it.each([
    [{ actionId: 'x', code: 'NAPPED', doneAt: iso(start) }, ['/code']],
    [{ actionId: 'x', code: 'ATTENDED' }, ['/doneAt']],
    [{ actionId: 'x', code: 'ATTENDED', doneAt: iso(start + 2 * minute) }, ['/doneAt']],
    [{ actionId: 'x', code: 'ATTENDED', doneAt: iso(start - 25 * 60 * minute) }, ['/doneAt']],
    [act('x', 'ARRESTED', { power: 'PACE_S24' }), ['/place', '/necessityReason']],
    [act('x', 'VICTIM_SAFETY_CHECK', { reached: 'yes' }), ['/reached']],
    [act('x', 'NO_ACTION', { reasonCode: 'VICTIM_INITIATED_CONTACT', note: 'n' }), ['/reasonCode']],
    [[], ['']],
    ['null', ['']],
  ])('refuses %j and names every bad field', async (body, pointers) => {
    const answer = await room.post('officer', at('actions'), body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it.each<[Who, string, object, number]>([
    ['control', 'ATTENDED', {}, 201],
    ['officer', 'SUPERVISOR_REVIEW', { view: 'AGREED' }, 403],
    ['control', 'SUPERVISOR_REVIEW', { view: 'AGREED' }, 403],
    ['supervisor', 'SUPERVISOR_REVIEW', { view: 'AGREED' }, 201],
    ['supervisor', 'DECISION_CHALLENGED', { question: 'Why was no arrest made?' }, 201],
    ['supervisor', 'PROMPT_ANSWERED', { prompt: 'SUPPORT', answer: 'DONE', note: 'Adviser in touch' }, 201],
    ['supervisor', 'CIRCUMSTANCES_CHANGED', { change: 'ADDRESS' }, 201],
    ['supervisor', 'ATTENDED', {}, 403],
    ['supervisor', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'r' }, 403],
    ['supervisor', 'RMP_REVIEWED', {}, 403],
    ['partner', 'ATTENDED', {}, 403],
  ])('%s recording %s %j gets %i', async (who, code, fields, status) => {
    expect((await room.post(who, at('actions'), act('x', code, fields))).status).toBe(status)
  })

  it('takes an action after closing: what was done is never refused for being told late', async () => {
    await doDuties()
    await room.post('officer', at('closure'), close())
    const { status, body } = await room.post('officer', at('actions'), act('x9', 'CHARGED'))
    expect([status, body['state']]).toEqual([201, 'CLOSED'])
  })

  it('refuses a body over 1 MiB with 413', async () => {
    const { status } = await room.post(
      'officer',
      at('actions'),
      act('x', 'ATTENDED', { attachment: 'a'.repeat(1_100_000) }),
    )
    expect(status).toBe(413)
  })
})

describe('corrections', () => {
  it('name an action of this alert; what they correct meets no duty', async () => {
    await doDuties()
    const wrong = act('x9', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x_none' })
    const refused = await room.post('officer', at('actions'), wrong)
    expect([refused.status, refused.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/corrects']])
    const mended = act('x9', 'EVIDENCE_SECURED', { kind: 'BWV', corrects: 'x1', note: 'Another address' })
    expect((await room.post('officer', at('actions'), mended)).status).toBe(201)
    const { status, body } = await room.post('officer', at('closure'), close())
    expect([status, body['duties']]).toEqual([409, ['ACTED']])
  })
})

describe('closure', () => {
  it('is journaled with the roles of who asks, so that the fold can tell', async () => {
    await doDuties()
    await room.post('supervisor', at('closure'), close())
    expect((await room.records(topics.journal)).at(-1)).toMatchObject({ type: 'closure.asked', roles: ['supervisor'] })
  })

  it('is refused with the open duties while one is open, and nothing is journaled', async () => {
    const { status, body } = await room.post('officer', at('closure'), close())
    expect(status).toBe(409)
    expect(body['type']).toMatch(/duties-outstanding$/u)
    expect(body['duties']).toEqual(['ACTED', 'VICTIM_DECISION', 'RECORD_COMPLETE'])
    expect(await room.records(topics.journal)).toHaveLength(1)
  })

  it('closes once every duty is done; the same closureId again is 200, another one 409', async () => {
    await doDuties()
    const first = await room.post('supervisor', at('closure'), close())
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ closureId: 'c1', alertId, outcome: '15', by: '13:2203', state: 'CLOSED' })
    const again = await room.post('supervisor', at('closure'), close())
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await room.post('officer', at('closure'), close('c2'))).status).toBe(409)
  })

  it.each([
    [{ outcome: 'COURT_PROVED' }, ['/outcome']],
    [{ outcome: 'NO_ACTION' }, ['/outcome']],
    [{ outcome: '99' }, ['/outcome']],
    [{ reason: '  ' }, ['/reason']],
    [{ closureId: undefined, outcome: undefined, reason: undefined }, ['/closureId', '/outcome', '/reason']],
  ])('refuses %j with 400', async (more, pointers) => {
    await doDuties()
    const { status, body } = await room.post('officer', at('closure'), close('c1', more))
    expect(status).toBe(400)
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it.each<[Who | null, number]>([
    ['control', 403],
    ['partner', 403],
    [null, 401],
  ])('refuses %s with %i', async (who, status) => {
    expect((await room.post(who, at('closure'), close())).status).toBe(status)
  })

  it('answers 409 when the fold refuses: another closure came first', async () => {
    await doDuties()
    const answers = await Promise.all([
      room.post('officer', at('closure'), close('c1')),
      room.post('supervisor', at('closure'), close('c2')),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  })
})
