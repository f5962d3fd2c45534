import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '@breach-alerts/testing'
import { clientOf } from '../support/client.ts'
import { cloudEvent, makeSample } from '../support/samples.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

const dayMs = 86_400_000
const planted = 'the man with the quillfeather hat'

/** Null of a file that got its proper name, or was replaced, since its folder was read. */
const bytesOf = (file: string): Promise<Buffer | null> =>
  readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })

/** Files of the data folder, whatever is in it, that hold this text. */
const filesWith = async (text: string): Promise<string[]> => {
  const entries = await readdir(system.dataDir, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.map(bytesOf))
  // What moved while they were read may be missed under both names.
  if (contents.includes(null)) return filesWith(text)
  return files.filter((_, at) => contents[at]?.includes(text)).map(file => file.slice(system.dataDir.length + 1))
}

const incident = () =>
  cloudEvent('incident.reported', { incidentRef: 'quiet', summary: planted, people: [{ role: 'CALLER' }] })

it('an event that concerns nobody stands in the files for seven days; after that nothing of it is left on the disk, the alerts are, and every record is accounted for', async () => {
  const sample = makeSample()
  await system.order(sample.order)
  await system.event(incident())
  await system.event(sample.strapTamper())
  const before = await system.settled()
  expect(before.totals).toMatchObject({ accepted: 2, matched: 1, unmatched: 1 })
  expect(await filesWith(planted)).toEqual([expect.stringMatching(/^log\/events\.reported\.v1\/\d\.log$/u)])
  await system.stop()

  await system.start(6 * dayMs)
  expect(await filesWith(planted)).toHaveLength(1)
  await system.stop()

  await system.start(7 * dayMs + 2 * 3_600_000)
  await until(async () => (await filesWith(planted)).length === 0)
  // The tokens of the first have run out by then.
  const client = clientOf(system.urls)
  expect(await filesWith(sample.deviceId)).not.toContainEqual(expect.stringContaining('events.reported'))
  expect((await client.settled()).totals).toMatchObject({
    accepted: 2,
    read: 2,
    matched: 1,
    unmatched: 1,
    difference: 0,
  })
  expect(await client.alerts(`?orderId=${sample.order.orderId}`)).toHaveLength(1)
  const held = (await readdir(join(system.dataDir, 'log', 'matching.recent.v1'))).length
  expect(held).toBeGreaterThan(0)

  // What comes then is decided as ever: it goes on behind what was dropped.
  await client.event(incident())
  await client.event(sample.contact())
  expect((await client.settled()).totals).toMatchObject({ accepted: 4, matched: 2, unmatched: 2, difference: 0 })
}, 180_000)
