import { SnsMessage } from '@breach-alerts/contracts'
import { clearForRelease } from '@breach-alerts/notify'
import { planNotices } from '../src/notice.ts'
import { inbox, lifecycle, officer, otherRoom, partner, room, supervisor } from './support/world.ts'

const settings = { controlRoomUrl: 'https://room.example.test', agencies: new Map([['prt_demo', 'PROBATION']]) }
const deputy = { ...officer, officerId: '13:5120', rung: 1 } as const
const plan = (...event: Parameters<typeof lifecycle>) => planNotices(lifecycle(...event), settings)
const summary = (...event: Parameters<typeof lifecycle>) =>
  plan(...event).map(({ to, channel, state, message }) =>
    message
      ? `${to} ${message.topic} ${message.body.eventType.replace('breach-alerts.alert.', '')}`
      : `${to} ${channel} ${state}`,
  )

describe('planNotices', () => {
  it.each([
    [
      'raised with an owner: one message, to the owner; rooms see it on the board',
      'alert.raised',
      [officer, room, otherRoom],
      ['officer:13:4471 officers raised', 'force:13 CONTROL_ROOM SENT', 'force:06 CONTROL_ROOM SENT'],
    ],
    ['raised without an owner: to the desk', 'alert.raised', [room], ['force:13 officers raised']],
    ['raised where nobody owns the order: to the inbox', 'alert.raised', [inbox], ['force:- officers raised']],
    [
      'raised with nobody to tell: published all the same, and the gap recorded',
      'alert.raised',
      [],
      ['topic:officers officers raised', 'nobody NONE NOBODY'],
    ],
    ['escalated to the deputy', 'alert.escalated', [deputy], ['officer:13:5120 officers escalated']],
    ['escalated to a desk', 'alert.escalated', [supervisor], ['force:13/UNIT_SUPERVISOR officers escalated']],
    [
      'escalated to both: each has a message',
      'alert.escalated',
      [officer, supervisor],
      ['officer:13:4471 officers escalated', 'force:13/UNIT_SUPERVISOR officers escalated'],
    ],
    ['more urgent than before: pages again', 'alert.updated', [officer], ['officer:13:4471 officers escalated']],
    ['new evidence that nobody must be told of: silence', 'alert.updated', [], []],
    ['acted: the screens only', 'alert.acted', [], []],
    [
      'acknowledged: published though nobody must be told',
      'alert.acknowledged',
      [],
      ['topic:officers officers acknowledged'],
    ],
    ['closed: published though nobody must be told', 'alert.closed', [], ['topic:officers officers closed']],
    [
      'a partner with a basis: a notice on their topic',
      'alert.updated',
      [partner],
      ['partner:prt_demo partners notice'],
    ],
  ] as const)('%s', (_name, eventType, tell, expected) => {
    expect(summary(eventType, [...tell])).toEqual(expected)
  })

  it('carries the attributes that recipients filter by', () => {
    const [message, notice] = plan('alert.raised', [officer, partner]).map(planned => planned.message)
    expect(message?.attributes).toEqual({
      eventType: 'breach-alerts.alert.raised',
      grade: '1',
      orderType: 'NON_MOLESTATION',
      forceCode: '13',
      officerId: '13:4471',
    })
    expect(notice?.attributes).toMatchObject({
      partnerId: 'prt_demo',
      agency: 'PROBATION',
      eventType: 'breach-alerts.alert.notice',
    })
  })

  it('sends what the contract lets out and the privacy guard clears, also when codes of the order are not codes', () => {
    const odd = lifecycle('alert.raised', [{ ...officer, officerId: 'PC Invented Name' }, partner], {
      forceCode: 'West Yorkshire',
    })
    for (const { message } of [...plan('alert.raised', [officer, partner]), ...planNotices(odd, settings)]) {
      expect(SnsMessage.parse(message?.body)).toEqual(message?.body)
      expect(message && clearForRelease(message).kind).toBe('cleared')
      expect(message?.body.detailUrl).toBe('https://room.example.test/alerts/alt_1')
    }
  })

  it('has the same ids each time, and one for each recipient', () => {
    const event = lifecycle('alert.raised', [officer, room, partner])
    const ids = planNotices(event, settings).map(({ noticeId }) => noticeId)
    expect(planNotices(event, settings).map(({ noticeId }) => noticeId)).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })
})
