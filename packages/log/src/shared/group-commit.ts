/** What waits to be written. `lane`: the partition, whose share of one request is bounded too. */
export type Item = { readonly lane: string; readonly bytes: number }

export type Limits = { records: number; bytes: number; laneBytes: number }

type Waiting<T, R> = {
  item: T
  withdrawn: () => boolean
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/** Takes from the front what fits into one request, at least one; the order is never changed. */
const take = <T extends Item, R>(queue: Waiting<T, R>[], limits: Limits): Waiting<T, R>[] => {
  const lanes = new Map<string, number>()
  let bytes = 0
  let count = 0
  for (const { item } of queue) {
    const lane = (lanes.get(item.lane) ?? 0) + item.bytes
    bytes += item.bytes
    if (count > 0 && (count >= limits.records || bytes > limits.bytes || lane > limits.laneBytes)) break
    lanes.set(item.lane, lane)
    count += 1
  }
  return queue.splice(0, count)
}

/**
 * Writes what is offered, one request at a time: what arrives while one is under way goes out together in the next.
 *
 * Single appends then cost a share of a request instead of one each, and the order of a key is the order of the offers.
 *
 * @param flush writes all of them and answers for each, in order; or throws for all
 */
export const makeGroupCommit = <T extends Item, R>(
  flush: (items: readonly T[]) => Promise<readonly (R | Error)[]>,
  limits: Limits,
) => {
  const queue: Waiting<T, R>[] = []
  let running: Promise<void> | null = null

  const write = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await flush(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, i) => {
        const result = results[i]
        if (result === undefined || result instanceof Error) reject(result ?? new Error('no result'))
        else resolve(result)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = take(queue, limits).filter(waiting => !waiting.withdrawn())
      if (batch.length > 0) await write(batch)
    }
    running = null
  }
  return {
    /** @param withdrawn asked when its turn comes: nobody waits for it any more, so it is not written */
    offer: (items: readonly T[], withdrawn: () => boolean): Promise<R[]> => {
      const results = items.map(
        item => new Promise<R>((resolve, reject) => queue.push({ item, withdrawn, resolve, reject })),
      )
      // Not before this turn of the loop is over, so that appends made together go out together.
      running ??= Promise.resolve().then(run)
      return Promise.all(results)
    },
    /** Settles when nothing waits. */
    idle: (): Promise<void> => running ?? Promise.resolve(),
  }
}
