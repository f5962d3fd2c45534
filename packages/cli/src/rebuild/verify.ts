import { topics } from '@breach-alerts/contracts'
import type { EventLog } from '@breach-alerts/log'
import type { Stores } from '@breach-alerts/store'
import { compareStores, type Difference } from './compare.ts'
import { expectedStores } from './expected.ts'

const rounds = 3
const pauseMs = 1_000

/** Bytes that differ while the log moves: the reading and the comparing are not of one instant. */
const endsOf = async (log: Pick<EventLog, 'ends'>): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      [topics.orders, topics.journal].map(async topic => [...(await log.ends(topic))].toSorted(([a], [b]) => a - b)),
    ),
  )

export type Verified = {
  orders: number
  desks: number
  differences: readonly Difference[]
  /** The log moved during every round: run it again when it is quieter. */
  moved: boolean
}

/** Reads the log to its end and holds the stores against it; again, where they differ, up to three times: timers fire and entries come. */
export const verifyStores = async (
  log: Pick<EventLog, 'readToEnd' | 'ends'>,
  actual: Stores,
  clock: () => number,
): Promise<Verified> => {
  for (let round = 1; ; round += 1) {
    const before = await endsOf(log)
    const expected = await expectedStores(log)
    const differences: Difference[] = []
    for await (const difference of compareStores(expected, actual, clock())) differences.push(difference)
    const moved = (await endsOf(log)) !== before
    if (differences.length === 0 || round === rounds) {
      const [orders, desks] = await Promise.all([expected.orders.orderIds(), expected.desk.orderIds()])
      return { orders: orders.length, desks: desks.length, differences, moved }
    }
    await new Promise<void>(resolve => setTimeout(resolve, pauseMs))
  }
}
