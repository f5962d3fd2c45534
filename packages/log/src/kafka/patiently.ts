import { setTimeout as wait } from 'node:timers/promises'

/** Tries again while the reason may pass and there is time left: a broker that has just started, or a topic just made, says no at first. */
export const patiently = async <T>(
  ms: number,
  work: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
): Promise<T> => {
  const end = performance.now() + ms
  for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      return await work()
    } catch (error) {
      if (!mayPass(error) || performance.now() + pause > end) throw error
      await wait(pause)
    }
  }
}
