/** Lets one loop sleep until somebody rings, or a time has passed. A ring while it is awake is remembered. */
export const makeLatch = () => {
  let isRung = false
  let wake: (() => void) | null = null
  return {
    ring: (): void => {
      isRung = true
      wake?.()
    },
    sleep: async (ms?: number): Promise<void> => {
      if (!isRung) {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        const timer = ms === undefined ? null : setTimeout(resolve, ms)
        await promise
        if (timer !== null) clearTimeout(timer)
        wake = null
      }
      isRung = false
    },
  }
}
