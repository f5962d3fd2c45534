import { topicSettings } from '@breach-alerts/contracts'
import { memoryLog } from '@breach-alerts/log'
import { makeMetrics, silentLogger } from '@breach-alerts/runtime'
import { makeCover } from '../src/cover/cover.ts'
import { countGaps } from '../src/cover/watch.ts'
import { smallDirectory } from './support/directory.ts'
import { people } from './support/room.ts'
import { start } from './support/samples.ts'

it('counts the gaps in cover by kind, and none where there is no directory', async () => {
  const ports = {
    log: memoryLog({ topics: topicSettings }),
    clock: () => start,
    logger: silentLogger(),
    metrics: makeMetrics(),
  }
  const cover = makeCover(ports)
  const counts = async () => {
    await countGaps(ports, cover)
    return [...(await ports.metrics.text()).matchAll(/^control_room_cover_gaps\{kind="(\w+)"\} (\d+)/gmu)].map(
      ([, kind, count]) => `${kind} ${count}`,
    )
  }
  expect(await counts()).toEqual(['rota 0', 'officer 0', 'order 0'])
  await cover.record(people.supervisor, smallDirectory)
  expect(await counts()).toEqual(['rota 1', 'officer 1', 'order 0'])
})
