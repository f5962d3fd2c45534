import { LifecycleEvent, topics, topicSettings } from '@breach-alerts/contracts'
import { memoryLog, type EventLog } from '@breach-alerts/log'
import { until } from '@breach-alerts/testing'
import { type Hub, startHub } from '../../src/live/hub.ts'
import { decodePosition } from '../../src/live/position.ts'
import { type StreamMessage, subscribe } from '../../src/live/subscription.ts'
import { people, type Who } from '../support/room.ts'

let log: EventLog
let hub: Hub
beforeEach(async () => {
  log = memoryLog({ topics: topicSettings })
  hub = await startHub(log, 'stream-a')
})
afterEach(async () => {
  await hub.stop(1_000)
  await log.drain(1_000)
})

let count = 0
const happen = async (orderId: string, more: Partial<LifecycleEvent> = {}) => {
  count += 1
  const event: LifecycleEvent = {
    lifecycleId: `lif-${count}`,
    eventType: 'alert.raised',
    at: '2026-11-23T03:20:00.000Z',
    orderId,
    alertId: `alr-${count}`,
    alertRef: 'AAA-AAA',
    state: 'RAISED',
    grade: 1,
    orderType: 'SPO',
    conditionKind: 'NO_ATTEND',
    forceCode: '13',
    respondingForceCode: null,
    assignedTo: null,
    occurredAt: '2026-11-23T03:18:00.000Z',
    tell: [],
    ...more,
  }
  await log.append([{ topic: topics.lifecycle, key: orderId, value: Buffer.from(JSON.stringify(event)) }])
  return event.alertId
}

const reader = async (who: Who, from: string | null = null, source = { log, hub }) => {
  const messages: StreamMessage[] = []
  const leave = await subscribe(source, people[who], from === null ? null : decodePosition(from), message =>
    messages.push(message),
  )
  return {
    leave,
    messages,
    seen: () => messages.flatMap(({ data }) => data?.alertId ?? []),
    lastId: () => messages.at(-1)!.id,
  }
}

describe('the stream', () => {
  it('begins now: nothing of before, everything after', async () => {
    await happen('ord_1')
    const control = await reader('control')
    expect(control.messages.map(({ data }) => data)).toEqual([null])
    const after = await happen('ord_1')
    await until(() => control.seen().length === 1)
    expect(control.messages.at(-1)!.data).toEqual({
      eventType: 'alert.raised',
      alertId: after,
      state: 'RAISED',
      at: '2026-11-23T03:20:00.000Z',
    })
  })

  it('goes on after an id without a gap and without a repeat, over all partitions', async () => {
    const first = await reader('control')
    const before = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(key => happen(key)))
    await until(() => first.seen().length === before.length)
    first.leave()
    const missed = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(key => happen(key)))
    const second = await reader('control', first.lastId())
    const live = await happen('a')
    await until(() => second.seen().includes(live))
    expect(second.seen().toSorted()).toEqual([...missed, live].toSorted())
  })

  it('loses nothing when it breaks before the first event came: the first id is where it began', async () => {
    const first = await reader('control')
    first.leave()
    const missed = await happen('ord_1')
    const second = await reader('control', first.lastId())
    expect(second.seen()).toEqual([missed])
  })

  it('goes on at another process or after a restart: the id says where in the log', async () => {
    const first = await reader('control')
    first.leave()
    const missed = await happen('ord_1')
    const other = await startHub(log, 'stream-b')
    const second = await reader('control', first.lastId(), { log, hub: other })
    expect(second.seen()).toEqual([missed])
    await other.stop(1_000)
  })

  it('has no gap and no repeat when changes come while the missed ones are being read', async () => {
    const first = await reader('control')
    first.leave()
    const all: string[] = []
    for (let i = 0; i < 5; i += 1) all.push(await happen('ord_1'))
    const slow: EventLog = {
      ...log,
      readToEnd: async (topic, onBatch, options) => {
        all.push(await happen('ord_1'))
        await log.readToEnd(topic, onBatch, options)
        all.push(await happen('ord_1'))
      },
    }
    const second = await reader('control', first.lastId(), { log: slow, hub })
    all.push(await happen('ord_1'))
    await until(() => second.seen().length >= all.length)
    expect(second.seen()).toEqual(all)
  })

  it.each<[Who, Partial<LifecycleEvent>, boolean]>([
    ['officer', {}, true],
    ['officer-elsewhere', {}, false],
    ['officer-elsewhere', { respondingForceCode: '06' }, true],
    ['officer-elsewhere', { assignedTo: '06:0917' }, true],
    ['officer-elsewhere', { tell: [{ kind: 'OFFICER', officerId: '06:0917', forceCode: '06', rung: 0 }] }, true],
    ['control-elsewhere', { assignedTo: '06:0917' }, false],
    ['control-elsewhere', { forceCode: null }, true],
    ['officer', { forceCode: null }, false],
    ['partner', {}, false],
    ['source', {}, false],
  ])('shows %s a change with %j: %s; the position moves on in any case', async (who, more, isShown) => {
    const one = await reader(who)
    const marker = await reader('control')
    await happen('ord_1', more)
    await happen('ord_1')
    await until(() => marker.seen().length >= 1)
    expect(one.seen().includes(`alr-${count - 1}`)).toBe(isShown)
  })

  it('tells a lifecycle event once, though the desk appended it twice', async () => {
    const control = await reader('control')
    await happen('ord_1', { lifecycleId: 'same' })
    await happen('ord_1', { lifecycleId: 'same' })
    const last = await happen('ord_1')
    await until(() => control.seen().includes(last))
    expect(control.seen()).toHaveLength(2)
  })

  it('passes over what it cannot read, and tasks of orders', async () => {
    const control = await reader('control')
    const task = {
      lifecycleId: 'l',
      eventType: 'task.raised',
      orderId: 'ord_1',
      taskId: 'tsk_1',
      forceCode: '13',
      tell: [],
    }
    await log.append(
      ['{"not":"one"', JSON.stringify(task)].map(text => ({
        topic: topics.lifecycle,
        key: 'ord_1',
        value: Buffer.from(text),
      })),
    )
    const last = await happen('ord_1')
    await until(() => control.seen().includes(last))
    expect(control.seen()).toEqual([last])
  })

  it('fails when the missed part cannot be read, and leaves nobody listening', async () => {
    const first = await reader('control')
    first.leave()
    await happen('ord_1')
    const broken: EventLog = { ...log, readToEnd: () => Promise.reject(new Error('away')) }
    const sent: StreamMessage[] = []
    const opening = subscribe({ log: broken, hub }, people.control, decodePosition(first.lastId()), message =>
      sent.push(message),
    )
    await expect(opening).rejects.toThrow('away')
    const control = await reader('control')
    const length = sent.length
    await happen('ord_1')
    await until(() => control.seen().length === 1)
    expect(sent).toHaveLength(length)
  })
})
