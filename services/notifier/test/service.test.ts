import { DirectoryEntry, topics } from '@breach-alerts/contracts'
import { readParked } from '@breach-alerts/runtime'
import { until } from '@breach-alerts/testing'
import { startNotifier } from '../src/service.ts'
import { directoryRecord, entriesOf } from './support/cover.ts'
import {
  config,
  entriesIn,
  isSettled,
  lifecycle,
  makeWorld,
  noticesOf,
  officer,
  partner,
  platform,
  record,
  room,
  supervisor,
  task,
  type World,
} from './support/world.ts'

const start = (world: World) => startNotifier({ ...platform(world), log: world.log, notify: world.notify }, config)

describe('notifier', () => {
  it('sends, and journals every notice with what became of it', async () => {
    const world = makeWorld()
    const service = await start(world)
    await world.log.append([record(lifecycle('alert.raised', [officer, room, partner]))])
    await until(() => isSettled(world.log))
    expect(world.notify.sent.map(({ topic }) => topic)).toEqual(['officers', 'partners'])
    expect(await noticesOf(world.log)).toEqual([
      'officer:13:4471 SNS SENT',
      'force:13 CONTROL_ROOM ON_BOARD',
      'partner:prt_demo SNS SENT',
    ])
    expect(await service.health()).toEqual({ log: { status: 'UP' }, provider: { status: 'UP' } })
    await service.stop(1_000)
  })

  it('tells of a task, journals it under the id of the task, and tells it once though it is said again', async () => {
    const world = makeWorld()
    const service = await start(world)
    const event = task([officer, supervisor])
    await world.log.append([record(event), record(lifecycle('alert.raised', [officer]))])
    await until(() => isSettled(world.log))
    await service.stop(1_000)
    await world.log.append([record(event)])
    const second = await start(world)
    await until(() => isSettled(world.log))
    expect(world.notify.sent.map(({ topic }) => topic).toSorted()).toEqual(['officers', 'tasks', 'tasks'])
    const notices = (await entriesIn(world.log)).map(({ alertId, to, state }) => [alertId, to, state])
    expect(notices).toEqual([
      ['tsk_1', 'officer:13:4471', 'SENT'],
      ['tsk_1', 'force:13/UNIT_SUPERVISOR', 'SENT'],
      ['alt_1', 'officer:13:4471', 'SENT'],
    ])
    await second.stop(1_000)
  })

  it('pages who is on duty by the directory as it stands then, and journals who it was', async () => {
    const world = makeWorld()
    await world.log.append(entriesOf({ supervisors: ['13:2208'] }).map(directoryRecord))
    const service = await start(world)
    await world.log.append([record(lifecycle('alert.escalated', [supervisor], { unit: 'DA' }))])
    await until(() => isSettled(world.log))
    const off = DirectoryEntry.parse({
      kind: 'OVERRIDE',
      overrideId: 'o1',
      rotaId: 'sup',
      from: '2026-11-20T00:00:00Z',
      to: '2026-11-21T00:00:00Z',
      officerId: null,
      at: '2026-11-20T09:00:00Z',
      by: '13:2203',
    })
    await world.log.append([directoryRecord(off)])
    await world.log.append([record(lifecycle('alert.escalated', [supervisor], { unit: 'DA' }))])
    await until(() => isSettled(world.log))
    expect(world.notify.sent.map(({ attributes }) => attributes['officerId'] ?? null)).toEqual(['13:2208', null])
    const notices = (await entriesIn(world.log)).map(({ to, state, reason, officerId }) => ({
      to,
      state,
      reason,
      officerId,
    }))
    expect(notices).toEqual([
      { to: 'force:13/UNIT_SUPERVISOR', state: 'SENT', reason: null, officerId: '13:2208' },
      { to: 'force:13/UNIT_SUPERVISOR', state: 'NOBODY', reason: 'NOBODY_ON_DUTY', officerId: undefined },
      { to: 'topic:officers', state: 'SENT', reason: null, officerId: undefined },
    ])
    await service.stop(1_000)
  })

  it('says once that a message has no answer, keeps trying, and says when it got through', async () => {
    const world = makeWorld()
    const attempts: number[] = []
    world.notify.script((_message, attempt) => {
      attempts.push(attempt)
      return { kind: 'unknown', reason: 'THROTTLED' }
    })
    const service = await start(world)
    await world.log.append([record(lifecycle('alert.raised', [officer]))])
    await until(() => attempts.length === 1)
    expect(await noticesOf(world.log)).toEqual([])
    world.now.at += config.NOTIFY_FAILED_AFTER_MS
    await until(() => attempts.length > 2)
    expect(await noticesOf(world.log)).toEqual(['officer:13:4471 SNS FAILED'])
    expect(await isSettled(world.log)).toBe(false)
    world.notify.script(() => null)
    await until(() => isSettled(world.log))
    expect(await noticesOf(world.log)).toEqual(['officer:13:4471 SNS FAILED', 'officer:13:4471 SNS SENT'])
    expect(world.notify.sent).toHaveLength(1)
    await service.stop(1_000)
  })

  it('does not send again what got through while another message of the batch has no answer', async () => {
    const world = makeWorld()
    let partnersTries = 0
    world.notify.script(({ topic }) => {
      if (topic === 'officers') return null
      partnersTries += 1
      return partnersTries < 3 ? { kind: 'unknown', reason: 'TIMEOUT' } : null
    })
    const service = await start(world)
    await world.log.append([
      record(lifecycle('alert.raised', [officer, partner])),
      record(lifecycle('alert.escalated', [officer])),
    ])
    await until(() => isSettled(world.log))
    expect(world.notify.sent.filter(({ topic }) => topic === 'officers')).toHaveLength(2)
    expect(world.notify.sent.filter(({ topic }) => topic === 'partners')).toHaveLength(1)
    await service.stop(1_000)
  })

  it('journals a refusal at once and goes on', async () => {
    const world = makeWorld()
    world.notify.script(({ topic }) => (topic === 'partners' ? { kind: 'refused', reason: 'AUTHORIZATION' } : null))
    const service = await start(world)
    await world.log.append([record(lifecycle('alert.raised', [officer, partner]))])
    await until(() => isSettled(world.log))
    expect(await noticesOf(world.log)).toEqual(['officer:13:4471 SNS SENT', 'partner:prt_demo SNS FAILED'])
    await service.stop(1_000)
  })

  it('lets one message that never gets an answer no longer hold up the others, and says so', async () => {
    const world = makeWorld()
    let tries = 0
    world.notify.script(({ topic }) => {
      if (topic === 'officers') return null
      tries += 1
      return { kind: 'unknown', reason: 'HTTP_500' }
    })
    const service = await start(world)
    await world.log.append([record(lifecycle('alert.updated', [partner]))])
    await until(() => tries > 0)
    world.now.at += 1_000
    await world.log.append([record(lifecycle('alert.raised', [officer]))])
    await until(() => world.notify.sent.length === 1)
    expect(await isSettled(world.log)).toBe(false)
    world.now.at += config.NOTIFY_GIVE_UP_AFTER_MS + 1
    await until(() => isSettled(world.log))
    expect(await noticesOf(world.log)).toContain('partner:prt_demo SNS FAILED')
    await service.stop(1_000)
  })

  it('parks an event that it cannot read, once, and goes on', async () => {
    const world = makeWorld()
    const service = await start(world)
    await world.log.append([
      { topic: topics.lifecycle, key: 'ord_1', value: Buffer.from('{}') },
      record(lifecycle('alert.raised', [officer])),
    ])
    await until(() => isSettled(world.log))
    const reasons: unknown[] = []
    await world.log.readToEnd(topics.parked, ({ records }) => {
      reasons.push(...records.map(one => readParked(one)?.reason))
    })
    expect(reasons).toEqual(['SCHEMA'])
    expect(world.notify.sent).toHaveLength(1)
    await service.stop(1_000)
  })
})
