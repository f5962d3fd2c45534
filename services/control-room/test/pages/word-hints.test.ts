import { topics } from '@breach-alerts/contracts'
import { breach, iso, order, start } from '../support/samples.ts'
import { openRoom, type Room } from '../support/room.ts'

let room: Room
let alertId: string
beforeEach(async () => {
  room = await openRoom()
  await room.register(order())
  alertId = await room.raise(breach())
})
afterEach(() => room.stop())

const blaming = 'Victim failed to engage with officers.'
const shownIn = (html: string) => /name="shownHints" value="([^"]*)"/u.exec(html)?.[1]
const record = (note: string, more: Record<string, string> = {}) =>
  room.form('officer', `/alerts/${alertId}/actions`, { actionId: 'f1', code: 'ATTENDED', note, ...more })
const recorded = async () => {
  const { actions } = (await room.get('officer', `/api/alerts/${alertId}`)).body
  return actions as readonly { code: string; note: string; fields: Record<string, unknown> }[]
}
const metric = async (outcome: string, form = 'action') => {
  const { text } = await room.get(null, '/metrics')
  const line = new RegExp(`control_room_word_hints_total\\{form="${form}",outcome="${outcome}"\\} (\\d+)`, 'u').exec(
    text,
  )
  return Number(line?.[1] ?? 0)
}

describe('words of a note that put the risk on the protected person', () => {
  it('are shown once more with the phrase, why, and other words; nothing is recorded yet', async () => {
    const { status, text } = await record(blaming)
    expect(status).toBe(200)
    for (const words of [
      'Not recorded yet',
      '“failed to engage”',
      'answerable for what was done to them',
      'we have not yet found a safe way to reach them',
      'Record as it is',
      blaming,
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('There is a problem')
    expect(await room.records(topics.journal)).toHaveLength(1)
    expect(await metric('shown')).toBe(1)
  })

  it('are recorded as they are when the person says so, and the override is counted', async () => {
    const { text } = await record(blaming)
    const answer = await record(blaming, { shownHints: shownIn(text)!, asItIs: 'yes' })
    expect(answer.status).toBe(303)
    expect(await recorded()).toMatchObject([
      { note: blaming, fields: { wordHints: [{ id: 'failed-to-engage', taken: false }] } },
    ])
    expect([await metric('taken'), await metric('overridden')]).toEqual([0, 1])
  })

  it('are recorded in other words, and the hint counts as taken', async () => {
    const { text } = await record(blaming)
    const note = 'We have not yet found a safe way to reach the protected person.'
    expect((await record(note, { shownHints: shownIn(text)! })).status).toBe(303)
    expect(await recorded()).toMatchObject([{ note, fields: { wordHints: [{ id: 'failed-to-engage', taken: true }] } }])
    expect([await metric('taken'), await metric('overridden')]).toEqual([1, 0])
  })

  it('are hinted once only: the same button pressed again records them', async () => {
    const { text } = await record(blaming)
    expect((await record(blaming, { shownHints: shownIn(text)! })).status).toBe(303)
  })

  it('are looked for in the reason of a victim decision too, and not in what somebody else said', async () => {
    const post = (fields: Record<string, string>) =>
      room.form('officer', `/alerts/${alertId}/actions`, { actionId: fields['code']!, ...fields })
    const decision = { code: 'VICTIM_DECISION', decision: 'INFORM_LATER', reason: 'She is uncooperative' }
    expect((await post(decision)).text).toContain('“uncooperative”')
    expect((await post({ code: 'VICTIM_VIEW_RECORDED', view: 'I keep going back, he keeps going back' })).status).toBe(
      303,
    )
    expect((await post({ code: 'DECISION_CHALLENGED', question: 'Why "failed to engage"?' })).status).toBe(303)
  })

  it('of a closing are hinted before it closes, and only when it would', async () => {
    const act = (actionId: string, code: string, more: object = {}) =>
      room.post('officer', `/api/alerts/${alertId}/actions`, { actionId, code, doneAt: iso(start), ...more })
    const close = (more: Record<string, string> = {}) =>
      room.form('officer', `/alerts/${alertId}/closure`, { closureId: 'c', outcome: '15', reason: blaming, ...more })
    expect((await close()).status).toBe(409)
    await act('x1', 'ATTENDED', { note: 'Attended.' })
    await act('x2', 'VICTIM_DECISION', { decision: 'INFORM_NOW', reason: 'Safe to call.' })
    const hinted = await close()
    expect([hinted.status, hinted.text]).toEqual([200, expect.stringContaining('Not closed yet')])
    expect((await close({ shownHints: shownIn(hinted.text)!, asItIs: 'yes' })).status).toBe(303)
    expect(await metric('overridden', 'closure')).toBe(1)
  })

  it('does not hint at ids that somebody wrote into the form', async () => {
    expect((await record('Attended.', { shownHints: '<script>,claims' })).status).toBe(303)
    expect(await recorded()).toMatchObject([{ fields: { wordHints: [{ id: 'claims', taken: true }] } }])
  })
})
