import { topics } from '@breach-alerts/contracts'
import { smallDirectory } from '../support/directory.ts'
import { openRoom, type Room } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom()
  await room.post('supervisor', '/api/directory', { entries: smallDirectory })
})
afterEach(() => room.stop())

const form = {
  overrideId: 'ov-1',
  rotaId: 'sup',
  officerId: '13:4471',
  from: '2026-11-24T19:00',
  to: '2026-11-25T07:00',
}
const text = async (who: 'supervisor' | 'control' = 'supervisor') => (await room.page(who, '/cover')).text
const written = async () => (await room.records(topics.directory)).slice(smallDirectory.length)

describe('/cover', () => {
  it('shows who is on duty, gaps and unreachable officers before the shift; forms for supervisors only', async () => {
    const page = await text()
    for (const words of [
      'Officer 2208, West Yorkshire</td><td class="govuk-table__cell">07:00 today',
      'Force incident manager',
      'No rota is kept',
      'Officer 5120, West Yorkshire, Stalking and DA unit',
      'action="/cover/overrides"',
      'action="/cover/swaps"',
    ])
      expect(page).toContain(words)
    expect(await text('control')).not.toContain('<form method="post" action="/cover')
    expect((await room.page('officer', '/cover')).status).toBe(403)
  })

  it('records an override with who and when, and shows it', async () => {
    const answer = await room.form('supervisor', '/cover/overrides', form)
    expect([answer.status, answer.headers['location']]).toEqual([303, '/cover?saved=override'])
    expect(await written()).toEqual([
      expect.objectContaining({
        kind: 'OVERRIDE',
        from: '2026-11-24T19:00:00.000Z',
        to: '2026-11-25T07:00:00.000Z',
        officerId: '13:4471',
        by: '13:2203',
      }),
    ])
    expect(await text()).toContain('Officer 4471, West Yorkshire, 19:00 tomorrow to 07:00, Wed 25 Nov')
    await room.form('supervisor', '/cover/overrides', form)
    expect(await written()).toHaveLength(1)
  })

  it('shows an override to nobody as the gap that it is', async () => {
    await room.form('supervisor', '/cover/overrides', { ...form, officerId: 'nobody' })
    expect(await text()).toContain('Nobody is on duty')
  })

  it.each([
    [
      'nothing filled in',
      { officerId: '', from: '', to: '' },
      ['Select who is on duty instead', 'Start must be a real date and time'],
    ],
    ['an end before the start', { to: '2026-11-24T18:00' }, ['End must be later than the start']],
    ['what is over already', { from: '2026-11-01T00:00', to: '2026-11-02T00:00' }, ['End must be in the future']],
    ['somebody who is no officer', { officerId: 'Jo' }, ['Who must be force code, colon, collar number']],
  ])('takes no override with %s, and says what is wrong beside what was typed', async (_, fields, words) => {
    const answer = await room.form('supervisor', '/cover/overrides', { ...form, ...fields })
    expect(answer.status).toBe(400)
    for (const word of words) expect(answer.text).toContain(word)
    expect(answer.text).toContain('value="ov-1"')
    expect(await written()).toEqual([])
  })

  it('swaps two turns of a rota, and withdraws both halves together', async () => {
    const [first, second] = [...(await text()).matchAll(/<option value="(sup\|[^"]+)"/gu)].map(([, value]) => value!)
    expect(
      (await room.form('supervisor', '/cover/swaps', { swapId: 'sw-1', first: first!, second: second! })).status,
    ).toBe(303)
    const halves = await written()
    expect(halves.map(({ overrideId, officerId }) => [overrideId, officerId])).toEqual([
      ['sw-1/1', second!.split('|')[3]],
      ['sw-1/2', first!.split('|')[3]],
    ])
    expect(await text()).toContain('Swap: Supervisors')
    expect((await room.form('supervisor', '/cover/withdrawals', { overrideId: 'sw-1/2' })).status).toBe(303)
    expect(await text()).not.toContain('Swap: Supervisors')
    expect((await written()).slice(2).map(({ overrideId }) => overrideId)).toEqual(['sw-1/1', 'sw-1/2'])
  })

  it('takes no swap of one turn with itself, or of a turn that is not there', async () => {
    const [first] = [...(await text()).matchAll(/<option value="(sup\|[^"]+)"/gu)].map(([, value]) => value!)
    for (const second of [first!, 'sup|1|2|13:2208', '']) {
      const answer = await room.form('supervisor', '/cover/swaps', { swapId: 'sw-2', first: first!, second })
      expect([answer.status, answer.text.includes('There is a problem')]).toEqual([400, true])
    }
    expect(await written()).toEqual([])
  })

  it('is changed by supervisors only, and says plainly when nothing was recorded', async () => {
    expect((await room.form('control', '/cover/overrides', form)).status).toBe(403)
    room.breakAppend(topics.directory)
    const answer = await room.form('supervisor', '/cover/overrides', form)
    expect([answer.status, answer.text.includes('Not recorded')]).toEqual([503, true])
  })
})
