import { until } from '@breach-alerts/testing'
import { watchClock } from '../src/clock.ts'

describe('watchClock', () => {
  it.each([
    ['forward', 3_600_000],
    ['back', -120_000],
  ])('fails the process when the wall clock jumps %s', async (_name, step) => {
    let wall = 1_000_000
    let monotonic = 0
    const watch = watchClock({ wall: () => wall, monotonic: () => monotonic, everyMs: 1 })
    wall += 500 + step
    monotonic += 500
    await expect(watch.failed).rejects.toMatchObject({ code: 'CLOCK_STEPPED' })
    watch.stop()
  })

  it('follows slow drift and a process that was stopped for a while', async () => {
    let [wall, monotonic, looks] = [1_000_000, 0, 0]
    let hasFailed = false
    const watch = watchClock({
      wall: () => wall,
      monotonic: () => {
        looks += 1
        wall += 60_000 + 50
        monotonic += 60_000
        return monotonic
      },
      everyMs: 1,
    })
    watch.failed.catch(() => (hasFailed = true))
    await until(() => looks > 50)
    watch.stop()
    expect(hasFailed).toBe(false)
  })
})
