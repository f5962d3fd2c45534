import { topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, LogUnavailable, memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { until } from '@breach-alerts/testing'
import { makeAccessLog } from '../src/access-log.ts'
import { people } from './support/room.ts'

const note = {
  what: 'alert.viewed',
  subjectType: 'ALERT',
  subjectId: 'alt_1',
  alertIds: ['alt_1'],
  correlationId: 'r',
} as const

const make = (append: EventLog['append'] | null = null) => {
  const memory = memoryLog({ topics: topicSettings })
  const log = { ...memory, ...(append && { append }) }
  let id = 0
  const platform = { clock: () => 0, logger: silentLogger(), metrics: makeMetrics() }
  const access = makeAccessLog({ ...platform, log }, { waitMs: 20, retryMs: 5, newId: () => `acc-${(id += 1)}` })
  const written = async () => {
    const ids: string[] = []
    await memory.readToEnd(
      topics.access,
      ({ records }) => void ids.push(...records.map(record => record.headers['id']!)),
    )
    return ids
  }
  return { access, written, memory }
}

describe('the access log', () => {
  it('has the record before the answer goes when the log is well', async () => {
    const { access, written } = make()
    await access.note(people.officer, note)
    expect(await written()).toEqual(['acc-1'])
    expect(access.pending()).toBe(0)
  })

  it('holds an answer back only so long when the log hangs', async () => {
    const { access } = make(() => new Promise(() => undefined))
    const began = performance.now()
    await access.note(people.officer, note)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(access.pending()).toBe(1)
  })

  it('loses none and repeats none while the log fails now and then, and many look at once', async () => {
    let calls = 0
    const { memory, ...rest } = make()
    const flaky: EventLog['append'] = (records, options) =>
      (calls += 1) % 2 === 1
        ? Promise.reject(new LogUnavailable('append', new Error('away')))
        : memory.append(records, options)
    const log = { ...memory, append: flaky }
    let id = 0
    const access = makeAccessLog(
      { clock: () => 0, logger: silentLogger(), metrics: makeMetrics(), log },
      { waitMs: 5, retryMs: 2, newId: () => `n-${(id += 1)}` },
    )
    await Promise.all(Array.from({ length: 50 }, () => access.note(people.officer, note)))
    await until(() => access.pending() === 0)
    const ids = await rest.written()
    expect(ids).toHaveLength(50)
    expect(new Set(ids).size).toBe(50)
  })

  it('counts what stays unwritten at the stop', async () => {
    const { access } = make(() => Promise.reject(new LogUnavailable('append', new Error('away'))))
    await access.note(people.officer, note)
    await access.note(people.officer, note)
    expect(await access.flush(50)).toBe(2)
  })
})
