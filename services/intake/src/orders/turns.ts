/** One at a time for each name, in the order of asking; different names do not wait for each other. */
export const makeTurns = () => {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = last.get(name)
      const turn = (async () => {
        // How the one before ended is its caller's business.
        await before?.catch(() => undefined)
        return work()
      })()
      last.set(name, turn)
      try {
        return await turn
      } finally {
        if (last.get(name) === turn) last.delete(name)
      }
    },
  }
}
