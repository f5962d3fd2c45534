import { until } from '@breach-alerts/testing'
import { startWatchdog } from '../../src/kafka/watchdog.ts'

const watch = (stallMs: number, wallClock: () => number = Date.now) => {
  const [reasons, messages]: [string[], string[]] = [[], []]
  const bark = ({ reason, message }: { reason: string; message: string }) => {
    reasons.push(reason)
    messages.push(message)
  }
  return { ...startWatchdog('group g', stallMs, bark, wallClock), reasons, messages }
}

describe('the watchdog of a consumer', () => {
  it('barks when nothing moves for too long, and says who', async () => {
    const { reasons, messages, stop } = watch(40)
    await until(() => reasons.length > 0)
    expect(reasons[0]).toBe('stalled')
    expect(messages[0]).toMatch(/^the consumer stalled: group g made no progress for \d+ ms$/u)
    stop()
  })

  it('keeps quiet while something moves', async () => {
    const { reasons, sign, stop } = watch(400)
    const begun = performance.now()
    await until(() => {
      sign()
      return performance.now() - begun > 700
    })
    expect(reasons).toEqual([])
    stop()
  })

  it.each([
    ['barks when the clock is set back by two minutes: kafkajs would send no heartbeat', -120_000, ['clock']],
    ['bears a clock that is corrected by a second', -1_000, []],
    ['bears a clock that leaps ahead', 3_600_000, []],
  ])('%s', async (_, step, expected) => {
    let shift = 0
    let asked = 0
    const { reasons, stop } = watch(400, () => {
      asked += 1
      return Date.now() + shift
    })
    shift = step
    await until(() => asked >= 3)
    expect(reasons.filter(reason => reason === 'clock')).toEqual(expected)
    stop()
  })
})
