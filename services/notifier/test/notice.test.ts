import { SnsMessage } from '@breach-alerts/contracts'
import { emptyBook } from '@breach-alerts/domain'
import { clearForRelease } from '@breach-alerts/notify'
import { planNotices } from '../src/notice.ts'
import { inbox, lifecycle, officer, otherRoom, partner, room, supervisor } from './support/world.ts'

const settings = {
  controlRoomUrl: 'https://room.example.test',
  agencies: new Map([['prt_demo', 'PROBATION']]),
  cover: emptyBook,
}
const deputy = { ...officer, officerId: '13:5120', rung: 1 } as const
const elsewhere = { ...officer, officerId: '06:0917', forceCode: '06' } as const
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
      'raised with an owner: a message to the owner, and to the control room where it is happening; their own room has it on the board',
      'alert.raised',
      [officer, room, otherRoom],
      ['officer:13:4471 officers raised', 'force:13 CONTROL_ROOM ON_BOARD', 'force:06 officers raised'],
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
    [
      'joined from another force: that control room has a message beside the officer',
      'alert.updated',
      [officer, otherRoom],
      ['officer:13:4471 officers escalated', 'force:06 officers escalated'],
    ],
    [
      'acknowledged: everybody who was told, the desks too; a room beside an officer of its force on the board',
      'alert.acknowledged',
      [officer, supervisor, room, otherRoom],
      [
        'officer:13:4471 officers acknowledged',
        'force:13/UNIT_SUPERVISOR officers acknowledged',
        'force:13 CONTROL_ROOM ON_BOARD',
        'force:06 officers acknowledged',
      ],
    ],
    [
      'acknowledged by an officer of another force: the owner’s room has a message',
      'alert.acknowledged',
      [elsewhere, room],
      ['officer:06:0917 officers acknowledged', 'force:13 officers acknowledged'],
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

  it.each([
    ['alert.raised', 'RAISED', undefined, 'ACKNOWLEDGE'],
    ['alert.updated', 'RAISED', undefined, 'ACKNOWLEDGE'],
    ['alert.updated', 'ACKNOWLEDGED', undefined, 'RECORD_ACTION'],
    ['alert.escalated', 'ACTED', 'COMPLETE_DUTIES', 'COMPLETE_DUTIES'],
    ['alert.escalated', 'ACTED', 'CLOSE', 'CLOSE'],
    ['alert.updated', 'ACTED', 'REVIEW', 'REVIEW'],
    ['alert.acknowledged', 'ACKNOWLEDGED', undefined, 'NONE'],
  ] as const)('%s while %s, asked for %s: asks for %s', (eventType, state, actionAsked, expected) => {
    const [notice] = plan(eventType, [officer], { state, ...(actionAsked && { actionAsked }) })
    expect(notice?.message?.body.additionalInformation.actionAsked).toBe(expected)
  })

  it('tells the control room where it is happening under its own force code', () => {
    const [, , there] = plan('alert.raised', [officer, room, otherRoom])
    expect(there?.message?.attributes).toMatchObject({ eventType: 'breach-alerts.alert.raised', forceCode: '06' })
    expect(there?.message?.body.additionalInformation.forceCode).toBe('13')
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
