import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  return { log, topics, reopen: null, end: () => log.drain(500) }
})

eventLogContract('files', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'breach-alerts-log-'))
  const logs = [memoryLog({ topics: settings, dir })]
  return {
    log: logs[0] as ReturnType<typeof memoryLog>,
    topics,
    reopen: async () => {
      await logs.at(-1)?.drain(500)
      const next = memoryLog({ topics: settings, dir })
      logs.push(next)
      return next
    },
    end: async () => {
      await logs.at(-1)?.drain(500)
      await rm(dir, { recursive: true })
    },
  }
})
