import { setImmediate as nextTurn } from 'node:timers/promises'
import { partitionKey, type LogRecord } from '../port.ts'
import { settle } from '../shared/settle.ts'
import { makeLatch } from './latch.ts'
import type { Member } from './member.ts'
import type { Offsets } from './offsets.ts'
import { heldFrom, type Partition } from './partition.ts'

export type LaneOptions = {
  group: string
  store: Partition
  offsets: Offsets
  /** Whose it is now; null: nobody's. */
  owner: () => Member | null
}

/** One partition in one group: a single loop whoever owns it, so it is serial also while members come and go. */
export const startLane = ({ group, store, offsets, owner }: LaneOptions) => {
  const key = partitionKey(store.topic, store.partition)
  const latch = makeLatch()
  const unfollow = store.follow(latch.ring)
  const closing = new AbortController()
  let member: Member | null = null
  let position = 0

  /** A member's own position goes first; else what the group committed, as far as there are records (a cut tail takes some away). */
  const begin = async (next: Member): Promise<void> => {
    await next.positions.refresh().catch(() => undefined)
    member = next
    position = Math.min(next.positions.get(key) ?? offsets.get(group, key) ?? 0, store.end())
  }
  const pause = async (ms: number): Promise<void> => {
    const until = performance.now() + ms
    for (let left = ms; left > 0 && !closing.signal.aborted && owner() === member; left = until - performance.now())
      await latch.sleep(left)
  }
  const hand = async (to: Member, records: readonly LogRecord[]): Promise<void> => {
    const batch = { topic: store.topic, partition: store.partition, records }
    const outcome = await to.handle(batch)
    if (outcome === null) {
      member = null
      return
    }
    const { next, afterMs } = settle(outcome, batch)
    if (next !== position) {
      position = next
      offsets.set(group, key, next)
      to.positions.moved(key, next)
    }
    if (afterMs > 0) await pause(afterMs)
  }
  const step = async (): Promise<void> => {
    const now = owner()
    if (now === null) {
      member = null
      await latch.sleep()
    } else if (now !== member) await begin(now)
    else if (heldFrom(store, position) >= store.end()) await latch.sleep()
    else {
      const records = await store.read(heldFrom(store, position), now.maxRecords)
      // Handlers that never wait for anything outside must not keep timers and sockets from their turn.
      await nextTurn()
      if (!closing.signal.aborted && owner() === now) await hand(now, records)
    }
  }
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await step()
      } catch (error) {
        owner()?.fail(error as Error)
      }
    }
  }
  const ended = run()
  return {
    wake: latch.ring,
    close: (): Promise<void> => {
      closing.abort()
      unfollow()
      latch.ring()
      return ended
    },
  }
}
