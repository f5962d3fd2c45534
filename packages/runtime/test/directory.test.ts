import { directoryKeyOf, DirectoryLine, topics, topicSettings } from '@breach-alerts/contracts'
import { type EventLog, memoryLog } from '@breach-alerts/log'
import { makeDirectoryReader, makeMetrics, silentLogger } from '../src/index.ts'

const entry = (unit: string, supervisorRota: string | null) =>
  DirectoryLine.parse({ kind: 'UNIT', forceCode: '13', unit, supervisorRota })
const record = (line: DirectoryLine) => ({
  topic: topics.directory,
  key: directoryKeyOf(line),
  value: Buffer.from(JSON.stringify({ ...line, at: '2026-11-23T07:00:00Z', by: '13:2203' })),
})
const open = (log: Pick<EventLog, 'ends' | 'readToEnd'>) => {
  const metrics = makeMetrics()
  return { reader: makeDirectoryReader({ log, logger: silentLogger(), metrics }), metrics }
}
const unitsOf = async ({ reader }: ReturnType<typeof open>) =>
  (await reader.book()).directory.units.map(({ unit, supervisorRota }) => `${unit} ${supervisorRota}`)

describe('the directory as it stands in the log', () => {
  it('is never older than the question, and the last entry of a key is the one that counts', async () => {
    const log = memoryLog({ topics: topicSettings })
    const one = open(log)
    expect(await unitsOf(one)).toEqual([])
    await log.append([record(entry('DA', null)), record(entry('MOSOVO', 'r1'))])
    expect(await unitsOf(one)).toEqual(['DA null', 'MOSOVO r1'])
    await log.append([record(entry('DA', 'r2'))])
    expect(await unitsOf(one)).toEqual(['DA r2', 'MOSOVO r1'])
    expect(one.reader.held('unit:13/DA')).toMatchObject({ supervisorRota: 'r2', by: '13:2203' })
  })

  it('leaves out what cannot be read, counts it, and goes on', async () => {
    const log = memoryLog({ topics: topicSettings })
    const one = open(log)
    await log.append([
      { topic: topics.directory, key: 'x', value: Buffer.from('not json') },
      { topic: topics.directory, key: 'x', value: Buffer.from('{"kind":"DOG"}') },
      record(entry('DA', null)),
    ])
    expect(await unitsOf(one)).toEqual(['DA null'])
    expect(await one.metrics.text()).toMatch(/directory_unreadable_total 2/u)
  })

  it('fails the asker while the log is away, and answers the next one', async () => {
    const log = memoryLog({ topics: topicSettings })
    await log.append([record(entry('DA', null))])
    let isAway = true
    const readToEnd: EventLog['readToEnd'] = (...args) =>
      isAway ? Promise.reject(new Error('away')) : log.readToEnd(...args)
    const one = open({ ends: log.ends, readToEnd })
    await expect(unitsOf(one)).rejects.toThrow('away')
    isAway = false
    expect(await unitsOf(one)).toEqual(['DA null'])
  })
})
