import { StoreLost } from '../errors.ts'
import type { Positions } from '../port.ts'
import type { Client } from './client.ts'

/** Positions of one projection, and what this process knows they had reached. */
export type Guarded = {
  /** Sent with every write: a store that holds less refuses it. */
  floor: (partition: string) => number
  floors: () => readonly (readonly [string, number])[]
  /** A write went through: the store holds this much. */
  saw: (partition: string, nextOffset: number) => void
  /** A write was refused. From now on the next question for the positions is believed. */
  lost: (operation: string, partition: string, heldOffset: number) => StoreLost
  move: (partition: string, nextOffset: number) => Promise<void>
  all: () => Promise<Positions>
}

/**
 * Guards a projection against being filled up again from the middle.
 *
 * A store that was emptied (or failed over to an older copy) between two writes would take the next one and then claim a
 * position it does not hold. So every write carries the floor that this process saw, the script refuses when less is held, and
 * a floor comes down only when, after such a refusal, somebody asked where to begin.
 *
 * @param told where moves are announced, if anywhere
 */
export const guardPositions = (
  client: Client,
  key: string,
  told?: { stream: string; told: string; longest: number },
): Guarded => {
  const keys = told ? [key, told.stream, told.told] : [key]
  const more = told ? [told.longest] : []
  const seen = new Map<string, number>()
  const refused = new Set<string>()

  const floor = (partition: string): number => seen.get(partition) ?? 0
  const saw = (partition: string, nextOffset: number): void => {
    if (nextOffset > floor(partition)) seen.set(partition, nextOffset)
  }
  const lost = (operation: string, partition: string, heldOffset: number): StoreLost => {
    refused.add(partition)
    return new StoreLost(operation, partition, heldOffset)
  }

  return {
    floor,
    floors: () => [...seen],
    saw,
    lost,
    move: async (partition, nextOffset) => {
      const [verdict, held] = (await client.run('move-position', keys, [
        partition,
        nextOffset,
        floor(partition),
        ...more,
      ])) as [number, number]
      if (verdict < 0) throw lost('move-position', partition, held)
      saw(partition, held)
    },
    all: async () => {
      const held = await client.ask('positions', redis => redis.hgetall(key))
      const positions = new Map(Object.entries(held).map(([partition, offset]) => [partition, Number(offset)]))
      for (const partition of refused) seen.set(partition, positions.get(partition) ?? 0)
      refused.clear()
      for (const [partition, offset] of positions) saw(partition, offset)
      return positions
    },
  }
}
