import { backoffMs, isTransient } from './errors.ts'

/**
 * Asks again while something outside is away, for at most `forMs`.
 *
 * @throws what `ask` threw last, when the time is up or the error is not one that passes by itself
 */
export const patiently = async <T>(ask: () => Promise<T>, forMs = 20_000): Promise<T> => {
  const end = performance.now() + forMs
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      const waitMs = backoffMs(attempt)
      if (!isTransient(error) || performance.now() + waitMs > end) throw error
      await new Promise(resolve => {
        setTimeout(resolve, waitMs)
      })
    }
  }
}
