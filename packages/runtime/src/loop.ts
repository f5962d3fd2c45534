import type { Consumer } from '@breach-alerts/log'
import { backoffMs, codeOf, isTransient } from './errors.ts'
import { quietly } from './supervise.ts'
import type { Platform } from './service.ts'

/**
 * Repeats a step until stopped; the step says after how many milliseconds it wants to come again.
 *
 * Something outside being away is waited out; anything else is a defect: the loop fails and the process with it.
 */
export const startLoop = (
  { logger }: Pick<Platform, 'logger'>,
  name: string,
  step: (signal: AbortSignal) => Promise<number>,
): Pick<Consumer, 'stop' | 'failed'> => {
  const ending = new AbortController()
  const failure = Promise.withResolvers<never>()
  const { failed } = quietly(failure.promise)

  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      if (ending.signal.aborted) return resolve()
      const wake = () => {
        clearTimeout(timer)
        ending.signal.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      ending.signal.addEventListener('abort', wake)
    })

  const run = async () => {
    for (let failures = 0; !ending.signal.aborted;) {
      let waitMs: number
      try {
        waitMs = await step(ending.signal)
        failures = 0
      } catch (error) {
        if (!isTransient(error)) throw error
        failures += 1
        waitMs = backoffMs(failures)
        if (failures === 1)
          logger.warn({ loop: name, err: error, reason: codeOf(error) }, 'loop waits for something outside')
      }
      await pause(waitMs)
    }
  }
  const done = run().catch((error: unknown) => failure.reject(error))

  return {
    failed,
    stop: async deadlineMs => {
      ending.abort()
      const late = Promise.withResolvers<void>()
      const timer = setTimeout(() => late.resolve(), deadlineMs)
      await Promise.race([done, late.promise])
      clearTimeout(timer)
    },
  }
}
