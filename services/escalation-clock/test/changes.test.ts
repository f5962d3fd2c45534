import { memoryStores } from '@breach-alerts/store'
import {
  at,
  deskOf,
  journal,
  makeWorld,
  moved,
  notified,
  put,
  quiet,
  said,
  secondLookMs,
  start,
  write,
} from './support/orders-world.ts'

describe('a change of name or address', () => {
  it('raises a suspected breach when a change of address that a source reported is not notified in three days', async () => {
    const world = makeWorld()
    const service = await start(world)
    await put(world, notified('ord_1'), notified('ord_2', ['2026-11-21T10:00:00Z']))
    await write(world, moved('ord_1', '2026-11-20T11:00:00Z'), moved('ord_2', '2026-11-20T11:00:00Z'))
    await quiet(world)
    world.now.at = at('2026-11-22T23:59:59Z')
    await quiet(world)
    expect((await said(world)).filter(([, type]) => type === 'breach.suspected')).toEqual([])
    world.now.at = at('2026-11-23T00:00:00Z')
    await quiet(world)
    const found = (await journal(world)).filter(({ type }) => type === 'breach.suspected')
    expect(found).toMatchObject([
      { orderId: 'ord_1', finding: { event: { source: 'urn:breach-alerts:clock' }, level: 'PROBABLE' } },
    ])
    expect((await deskOf(world, 'ord_1'))?.alerts).toMatchObject([{ state: 'RAISED' }])
    await service.stop(1_000)
  })

  it('finds the change again in the journal when the watch was lost', async () => {
    const world = makeWorld()
    await put(world, notified('ord_1'))
    await write(world, moved('ord_1', '2026-11-20T11:00:00Z'))
    const first = await start(world)
    await quiet(world)
    await first.stop(1_000)
    const lost = { ...world, watch: memoryStores().watch }
    const second = await start(lost)
    await quiet(lost)
    world.now.at += secondLookMs
    await quiet(lost)
    expect(await lost.watch.earliest()).toBe(at('2026-11-23T00:00:00Z'))
    await second.stop(1_000)
  })
})
