import { type EntryOf, topics } from '@breach-alerts/contracts'
import { breach, iso, order, start } from '../support/samples.ts'
import { openRoom, type Room } from '../support/room.ts'
import { until } from '@breach-alerts/testing'

const day = 86_400_000
const endsAt = iso(start + 6 * day)

const ending = (change: Partial<EntryOf<'order.ending'>['order']> = {}): EntryOf<'order.ending'> => ({
  entryId: 'ent_ending',
  type: 'order.ending',
  orderId: order().orderId,
  at: iso(start),
  by: 'service:escalation-clock',
  daysLeft: 7,
  endsAt,
  order: {
    orderType: 'NON_MOLESTATION',
    version: 1,
    forceCode: '13',
    unit: 'MOSOVO Leeds',
    officerId: '13:4471',
    deputyId: null,
    partners: [],
    risk: null,
    mappaLevel: null,
    isInForce: true,
    endsAt,
    versions: [],
    ...change,
  },
})

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.stop())

const put = async (entry: EntryOf<'order.ending'>) => {
  await room.log.append([{ topic: topics.journal, key: entry.orderId, value: Buffer.from(JSON.stringify(entry)) }])
  await until(async () => (await room.stores.desk.load([entry.orderId]))[0] !== null)
}
const hrefIn = (html: string) => /\/tasks\/tsk_\w+/u.exec(html)?.[0] ?? ''
const decisionIdIn = (html: string) => /name="decisionId"[^>]*? value="([^"]+)"/u.exec(html)?.[1] ?? ''

describe('orders ending', () => {
  it.each([
    ['officer', true],
    ['supervisor', true],
    ['control', true],
    ['deputy', false],
    ['officer-elsewhere', false],
    ['control-elsewhere', false],
  ] as const)(
    'shows a task to its owner, and to the control room and supervisor of its force: %s',
    async (who, sees) => {
      await put(ending())
      const { status, text } = await room.page(who, '/tasks')
      expect({ status, sees: hrefIn(text) !== '' }).toEqual({ status: 200, sees })
      const href = hrefIn((await room.page('supervisor', '/tasks')).text)
      expect((await room.page(who, href)).status).toBe(sees ? 200 : 404)
    },
  )

  it('shows who was told of it, the newest word on each', async () => {
    await put(ending())
    const href = hrefIn((await room.page('supervisor', '/tasks')).text)
    expect((await room.page('supervisor', href)).text).not.toContain('Told')
    const say = (noticeId: string, to: string, state: 'SENT' | 'FAILED', more: object = {}) =>
      room.log.append([
        {
          topic: topics.journal,
          key: order().orderId,
          value: Buffer.from(
            JSON.stringify({
              entryId: `ent_${noticeId}_${state}`,
              type: 'notice.recorded',
              orderId: order().orderId,
              alertId: href.slice('/tasks/'.length),
              noticeId,
              to,
              channel: 'SNS',
              state,
              reason: null,
              at: iso(start),
              by: 'service:notifier',
              ...more,
            }),
          ),
        },
      ])
    await say('n1', 'officer:13:4471', 'FAILED')
    await say('n1', 'officer:13:4471', 'SENT')
    await say('n2', 'force:13/UNIT_SUPERVISOR', 'SENT', { officerId: '13:2208' })
    await until(async () => (await room.page('supervisor', href)).text.includes('Officer 2208'))
    const { text } = await room.page('supervisor', href)
    expect(text).toContain('Officer 4471, West Yorkshire: sent 03:20 today')
    expect(text).toContain('Unit supervisor, West Yorkshire (Officer 2208, West Yorkshire): sent 03:20 today')
    expect(text).not.toContain('failed')
  })

  it('shows a task that nobody owns to every control room', async () => {
    await put(ending({ forceCode: null, officerId: null }))
    expect(hrefIn((await room.page('control-elsewhere', '/tasks')).text)).not.toBe('')
    expect(hrefIn((await room.page('officer', '/tasks')).text)).toBe('')
  })

  it('records what was decided once, sends the browser back with 303, and lists it as decided', async () => {
    await put(ending())
    const href = hrefIn((await room.page('officer', '/tasks')).text)
    const decisionId = decisionIdIn((await room.page('officer', href)).text)
    const form = { decisionId, decision: 'NEW_ORDER_SOUGHT', note: 'Application on Friday.' }
    const answer = await room.form('officer', `${href}/decisions`, form)
    expect([answer.status, answer.headers['location']]).toEqual([303, `${href}?saved=decided`])
    expect((await room.form('officer', `${href}/decisions`, form)).status).toBe(303)
    const page = await room.page('supervisor', `${href}?saved=decided`)
    expect(page.text).toContain('The decision is on the record')
    expect(page.text.match(/Application on Friday/gu)).toHaveLength(1)
    expect(hrefIn((await room.page('officer', '/tasks')).text)).toBe('')
    expect((await room.page('officer', '/tasks?show=done')).text).toContain('Another order is being sought')
  })

  it('refuses a decision without choice or reason, names both, and keeps the id of the form', async () => {
    await put(ending())
    const href = hrefIn((await room.page('officer', '/tasks')).text)
    const answer = await room.form('officer', `${href}/decisions`, { decisionId: 'kept', decision: 'LATER', note: ' ' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Select what was decided')
    expect(answer.text).toContain('Enter the reason')
    expect(decisionIdIn(answer.text)).toBe('kept')
    expect((await room.records(topics.journal)).map(({ type }) => type)).toEqual(['order.ending'])
  })

  it('says that nothing was recorded when the journal is out of reach', async () => {
    await put(ending())
    const href = hrefIn((await room.page('officer', '/tasks')).text)
    room.breakAppend(topics.journal)
    const form = { decisionId: 'd', decision: 'NOTHING_NEEDED', note: 'He moved abroad.' }
    const answer = await room.form('officer', `${href}/decisions`, form)
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('Not recorded')
    expect(answer.text).toContain('He moved abroad.')
  })

  it('never stands among the alerts, and says in the timeline of the open alert that its order ends', async () => {
    await room.register(order())
    const alertId = await room.raise(breach())
    await put(ending())
    await until(async () => (await room.page('officer', `/alerts/${alertId}`)).text.includes('The order ends on'))
    expect((await room.get('officer', '/api/alerts')).body.items).toHaveLength(1)
  })
})
