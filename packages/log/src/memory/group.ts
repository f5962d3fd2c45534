import type { BatchHandler, ConsumeOptions, Consumer } from '../port.ts'
import { startLane } from './lane.ts'
import { makeMember, type Member } from './member.ts'
import type { Offsets } from './offsets.ts'
import type { Partition } from './partition.ts'

type Lane = ReturnType<typeof startLane>

/** A consumer group: every partition belongs to one of the members that want its topic, in turn. */
export const makeGroup = (group: string, offsets: Offsets, partitionsOf: (topic: string) => readonly Partition[]) => {
  const members: Member[] = []
  const lanes = new Map<Partition, Lane>()

  const ownerOf = ({ topic, partition }: Partition): Member | null => {
    const takers = members.filter(({ topics }) => topics.has(topic))
    return takers[partition % takers.length] ?? null
  }
  const wakeAll = (): void => {
    for (const { wake } of lanes.values()) wake()
  }
  const leave = (member: Member): void => {
    const at = members.indexOf(member)
    if (at >= 0) members.splice(at, 1)
    wakeAll()
  }
  return {
    join: async (options: ConsumeOptions, handler: BatchHandler): Promise<Consumer> => {
      const partitions = options.topics.flatMap(partitionsOf)
      const member = makeMember(options, handler, leave)
      await member.positions.refresh()
      members.push(member)
      for (const store of partitions) {
        if (!lanes.has(store)) lanes.set(store, startLane({ group, store, offsets, owner: () => ownerOf(store) }))
      }
      wakeAll()
      return member.consumer
    },
    stop: async (deadlineMs: number): Promise<void> => {
      // A copy: each one that stops leaves the list.
      await Promise.all([...members].map(({ consumer }) => consumer.stop(deadlineMs)))
      await Promise.all([...lanes.values()].map(({ close }) => close()))
    },
  }
}
