import { SnsTaskMessage } from '@breach-alerts/contracts'
import { emptyBook } from '@breach-alerts/domain'
import { clearForRelease } from '@breach-alerts/notify'
import { planTaskNotices } from '../src/task-notice.ts'
import { coverWith } from './support/cover.ts'
import { inbox, officer, supervisor, task } from './support/world.ts'

const settings = { controlRoomUrl: 'https://room.example.test', agencies: new Map<string, string>(), cover: emptyBook }
const plan = (event: Parameters<typeof task>, cover = emptyBook) =>
  planTaskNotices(task(...event), { ...settings, cover })

describe('planTaskNotices', () => {
  it('sends the owner and the desk of the unit a message each, on the topic of planned work', () => {
    const notices = plan([[officer, supervisor]])
    expect(notices.map(({ to, channel, state, message }) => [to, channel, state, message?.topic])).toEqual([
      ['officer:13:4471', 'SNS', 'SENT', 'tasks'],
      ['force:13/UNIT_SUPERVISOR', 'SNS', 'SENT', 'tasks'],
    ])
    expect(notices.map(({ message }) => message?.attributes['officerId'])).toEqual(['13:4471', null])
  })

  it('names who is on duty on the desk, and says why nobody is', () => {
    expect(plan([[supervisor]], coverWith({ supervisors: ['13:2208'] }))[0]).toMatchObject({
      officerId: '13:2208',
      message: { attributes: { officerId: '13:2208', forceCode: '13' } },
    })
    expect(plan([[supervisor]], coverWith({ supervisors: [] }))[0]).toMatchObject({
      state: 'SENT',
      reason: 'NOBODY_ON_DUTY',
    })
  })

  it('says ids, codes and a link, in the shape of the contract, and nothing that the guard keeps back', () => {
    for (const { message } of plan([[officer, supervisor, inbox], { forceCode: null, unit: null, daysLeft: 0 }])) {
      expect(SnsTaskMessage.parse(message?.body)).toEqual(message?.body)
      expect(message && clearForRelease(message).kind).toBe('cleared')
      expect(message?.body.detailUrl).toBe('https://room.example.test/tasks/tsk_1')
      expect(message?.attributes).toMatchObject({ eventType: 'breach-alerts.task.raised', grade: '3' })
    }
  })

  it('gives the same event the same notices, and another asking others', () => {
    const event = task([officer])
    const ids = (of: typeof event) => planTaskNotices(of, settings).map(({ noticeId }) => noticeId)
    expect(ids(event)).toEqual(ids(event))
    expect(ids({ ...event, lifecycleId: 'lif_other' })).not.toEqual(ids(event))
  })
})
