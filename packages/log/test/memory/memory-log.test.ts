import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@breach-alerts/testing'
import { memoryLog } from '../../src/index.ts'
import { eventLogContract } from '../contract/event-log.ts'

const topics = { one: 't.one', two: 't.two', single: 't.single' }
const settings = {
  [topics.one]: { partitions: 4, compacted: false },
  [topics.two]: { partitions: 4, compacted: true },
  [topics.single]: { partitions: 1, compacted: false },
}

eventLogContract('memory', async () => {
  const log = memoryLog({ topics: settings })
  return { log, topics, reopen: null, forget: null, end: () => log.drain(500) }
})

eventLogContract('files', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-log-'))
  const dayMs = 86_400_000
  let aheadMs = 0
  const open = () =>
    memoryLog({ topics: settings, dir, clock: () => Date.now() + aheadMs, retentionMs: { [topics.single]: dayMs } })
  const logs = [open()]
  const reopen = async () => {
    await logs.at(-1)?.drain(500)
    const next = open()
    logs.push(next)
    return next
  }
  return {
    log: logs[0] as ReturnType<typeof memoryLog>,
    topics,
    reopen,
    forget: async () => {
      aheadMs += 2 * dayMs
      const log = await reopen()
      await until(async () => (await log.progress('none', topics.single)).every(p => p.beginOffset === p.endOffset))
      return log
    },
    end: async () => {
      await logs.at(-1)?.drain(500)
      await rm(dir, { recursive: true })
    },
  }
})
