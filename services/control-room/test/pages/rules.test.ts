import { PolicyChanged, topics } from '@breach-alerts/contracts'
import { gradeRules, startChange } from '@breach-alerts/domain'
import { policyRecord } from '@breach-alerts/runtime'
import { breach, iso, minute, order, start } from '../support/samples.ts'
import { openRoom, type Room, type Who } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom()
  await room.log.append([policyRecord(startChange({}, iso(start), 'service:alert-desk'))])
  await room.register(order())
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const policies = async () => (await room.records(topics.policy)).map(record => PolicyChanged.parse(record))
const calm = {
  what: 'rule',
  base: '0',
  rule: '',
  id: 'zones-wait',
  grade: '3',
  before: 'weapon',
  kinds: 'EXCLUSION_ZONE',
}
const reason = 'Zones are checked by day'
const preview = (fields: Record<string, string>, who: Who = 'supervisor') =>
  room.page(who, `/rules/preview?${new URLSearchParams(fields).toString()}`)
const confirm = (fields: Record<string, string>, who: Who = 'supervisor') =>
  room.form(who, '/rules', { changeId: 'chg-1', why: 'Agreed with the force on Monday', ...fields })

describe('the rules', () => {
  it('are shown in plain words, with the ladder and who changed them', async () => {
    const { status, text } = await room.page('supervisor', '/rules')
    expect(status).toBe(200)
    for (const { reason: said } of gradeRules.rules) expect(text).toContain(said)
    for (const words of ['2 minutes each', 'After 1 minute of silence', 'Version 0', 'Where no other rule applies'])
      expect(text).toContain(words)
  })

  it.each<[Who, string]>([
    ['officer', '/rules'],
    ['control', '/rules'],
    ['control', '/rules/change?what=ladder'],
    ['officer', '/rules/preview?what=remove&rule=weapon&base=0'],
  ])('are not for %s at %s', async (who, path) => {
    expect((await room.page(who, path)).status).toBe(403)
  })

  it('are changed by nobody but a supervisor', async () => {
    expect((await confirm({ ...calm, reason }, 'control')).status).toBe(403)
    expect(await policies()).toHaveLength(1)
  })

  it('are the built-in ones, and cannot be changed, before the desk has begun', async () => {
    const empty = await openRoom()
    const { text } = await empty.page('supervisor', '/rules')
    expect(text).toContain('built-in rules')
    expect(text).not.toContain('/rules/change')
    await empty.stop()
  })
})

describe('the form of a rule', () => {
  it('is filled with the rule as it is', async () => {
    const { text } = await room.page('supervisor', '/rules/change?what=rule&rule=tamper-and-contact')
    expect(text).toMatch(/name="tamperWithinMs"[^>]* value="120"/u)
    expect(text).toContain(`value="${gradeRules.rules.find(({ id }) => id === 'tamper-and-contact')?.reason}"`)
    expect((await room.page('supervisor', '/rules/change?what=rule&rule=none')).status).toBe(404)
  })

  it('asks of the last rule neither a place nor a condition', async () => {
    const { text } = await room.page('supervisor', '/rules/change?what=rule&rule=other')
    expect(text).toContain('This rule is the last')
    expect(text).not.toMatch(/name="(?:before|kinds)"/u)
  })

  it('comes back with everything wrong named, linked and kept', async () => {
    const { status, text } = await preview({
      ...calm,
      id: 'Not A Name',
      grade: '4',
      reason: 'short',
      minRepeats: 'two',
      kinds: 'ZONE',
    })
    expect(status).toBe(400)
    for (const name of ['id', 'grade', 'reason', 'minRepeats', 'kinds']) expect(text).toContain(`href="#${name}"`)
    expect(text).toContain('value="Not A Name"')
  })

  it.each([
    ['a name that another rule has', { ...calm, id: 'weapon', reason }, 'Short name is used by another rule'],
    ['no condition', { ...calm, kinds: '', reason }, 'must have a condition'],
    ['a place that is none', { ...calm, before: 'nowhere', reason }, 'Place must be one of the rules'],
    [
      'nothing that changes',
      { what: 'rule', rule: 'other', grade: '3', reason: gradeRules.rules.at(-1)!.reason },
      'Nothing was changed',
    ],
    ['the last rule taken away', { what: 'remove', rule: 'other' }, 'has to stay'],
  ])('refuses %s', async (_what, fields, words) => {
    const { status, text } = await preview(fields)
    expect([status, text.includes(words)]).toEqual([400, true])
  })
})

describe('the preview', () => {
  it('counts and lists what the change would have made of the alerts of the last 30 days', async () => {
    const { status, text } = await preview({ ...calm, reason })
    expect(status).toBe(200)
    expect(text).toContain('Would have changed 1 alert of 1 in the last 30 days')
    expect(text).toContain(`href="/alerts/${alertId}"`)
    expect(text).toContain(`Grade 1 now → Grade 3 planned: ${reason}`)
    expect(await policies()).toHaveLength(1)
  })

  it('leaves out what is older, and counts without a name what the reader may not see', async () => {
    await room.raise(breach({ orderId: 'ord_2', eventId: 'ev-2', responding: '06', facts: { forceCode: '06' } }))
    const { text } = await preview({ ...calm, reason })
    expect(text).toContain('Would have changed 2 alerts of 2')
    expect(text).toContain('1 alert of other forces is counted and not listed')
    room.now(start + 31 * 24 * 60 * minute)
    expect((await preview({ ...calm, reason })).text).toContain('Would have changed 0 alerts of 0')
  })

  it('says of a ladder which alerts would have been passed on', async () => {
    room.now(start + 3 * minute)
    const { text } = await preview({
      what: 'ladder',
      base: '0',
      waits1: '5',
      waits2: '5, 10',
      waits3: '10',
      cover1: '1',
      cover2: '',
      cover3: '',
    })
    expect(text).toContain('Would have changed 1 alert of 1')
    expect(text).toContain('Would not have been passed on (nobody was going)')
    expect(text).toContain('Owner 5 minutes, Deputy and above 10 minutes')
  })

  it('names every bad number of a ladder', async () => {
    const { status, text } = await preview({
      what: 'ladder',
      waits1: '',
      waits2: 'soon',
      waits3: '0.01',
      cover1: '9999',
    })
    expect(status).toBe(400)
    for (const name of ['waits1', 'waits2', 'waits3', 'cover1']) expect(text).toContain(`href="#${name}"`)
  })
})

describe('a confirmed change', () => {
  it('is in the log with who, when and why, and the browser is sent on with 303', async () => {
    const answer = await confirm({ ...calm, reason })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/rules?saved=changed'])
    const [first, second] = await policies()
    expect(second).toMatchObject({
      version: 1,
      by: '13:2203',
      reason: 'Agreed with the force on Monday',
      at: iso(start),
    })
    expect(second?.rules).toEqual([
      { id: 'zones-wait', grade: 3, when: { kinds: ['EXCLUSION_ZONE'] }, reason },
      ...(first?.rules ?? []),
    ])
    const { text } = await room.page('supervisor', '/rules?saved=changed')
    expect(text).toContain('The change is on the record')
    expect(text).toContain('Agreed with the force on Monday')
  })

  it('is recorded once, however often the button is pressed', async () => {
    await confirm({ ...calm, reason })
    expect((await confirm({ ...calm, reason })).status).toBe(303)
    expect(await policies()).toHaveLength(2)
  })

  it('is refused when somebody changed the rules meanwhile', async () => {
    await confirm({ ...calm, reason })
    const late = await confirm({ ...calm, id: 'other-zones', reason, changeId: 'chg-2' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('somebody changed the rules')
    expect(await policies()).toHaveLength(2)
  })

  it('needs a reason of its own', async () => {
    const { status, text } = await confirm({ ...calm, reason, why: '' })
    expect([status, text.includes('href="#why"')]).toEqual([400, true])
    expect(await policies()).toHaveLength(1)
  })

  it('keeps a rule under its id and in its place when only its grade changes', async () => {
    const before = (await policies())[0]!.rules
    await confirm({
      what: 'rule',
      base: '0',
      rule: 'curfew',
      before: 'surveillance',
      grade: '1',
      reason: 'Not at the place of curfew',
      kinds: 'CURFEW',
    })
    const after = (await policies())[1]!.rules
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.find(({ id }) => id === 'curfew')?.grade).toBe(1)
  })

  it('takes a rule away', async () => {
    expect((await confirm({ what: 'remove', base: '0', rule: 'weapon' })).status).toBe(303)
    expect((await policies())[1]?.rules.some(({ id }) => id === 'weapon')).toBe(false)
  })

  it('is not shown as done when the log takes nothing', async () => {
    room.breakAppend(topics.policy)
    const { status, text } = await confirm({ ...calm, reason })
    expect([status, text.includes('Not recorded')]).toEqual([503, true])
    expect(text).toContain('Agreed with the force on Monday')
  })
})
