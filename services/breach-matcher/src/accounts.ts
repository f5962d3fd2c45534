import { PartitionAccount, topics } from '@breach-alerts/contracts'
import { type EventLog, type NewRecord, partitionKey } from '@breach-alerts/log'
import { patiently, type Platform } from '@breach-alerts/runtime'
import type { Decision, MatcherMemory } from '@breach-alerts/store'

const keyOf = ({ topic, partition }: PartitionAccount) => partitionKey(topic, partition)

const further = (a: PartitionAccount | null, b: PartitionAccount | null): PartitionAccount | null =>
  !a ? b : !b || a.nextOffset >= b.nextOffset ? a : b

/** From the first record that there ever was, also where it is no longer held: what was dropped undecided is a difference. */
export const newAccount = (topic: string, partition: number): PartitionAccount => ({
  topic,
  partition,
  firstOffset: 0,
  nextOffset: 0,
  matched: 0,
  unmatched: 0,
  parked: 0,
})

/** The account after these records, in order, were decided. */
export const counted = (
  account: PartitionAccount,
  nextOffset: number,
  outcomes: readonly Decision[],
  { futureStamped = 0, notAllCompared = 0 }: { futureStamped?: number; notAllCompared?: number } = {},
): PartitionAccount => {
  const of = (decision: Decision) => outcomes.filter(outcome => outcome === decision).length
  const ahead = (account.futureStamped ?? 0) + futureStamped
  const capped = (account.notAllCompared ?? 0) + notAllCompared
  return {
    ...account,
    nextOffset,
    matched: account.matched + of('matched'),
    unmatched: account.unmatched + of('unmatched'),
    parked: account.parked + of('parked'),
    ...(ahead > 0 ? { futureStamped: ahead } : {}),
    ...(capped > 0 ? { notAllCompared: capped } : {}),
  }
}

/**
 * How far each partition is counted, and where it goes on.
 *
 * The store holds the account; this process remembers the last one it settled, and `matching.account.v1` gets a copy now and
 * then. A store that was emptied is therefore filled again with nothing counted twice: what came after the copy is read and
 * counted again.
 */
export const makeAccounts = ({
  log,
  memory,
  logger,
}: Pick<Platform, 'logger'> & {
  log: Pick<EventLog, 'append' | 'ends' | 'readToEnd'>
  memory: Pick<MatcherMemory, 'account' | 'accounts' | 'settle'>
}) => {
  const settled = new Map<string, PartitionAccount>()
  const unsaved = new Map<string, PartitionAccount>()

  const copies = async (): Promise<ReadonlyMap<string, PartitionAccount>> => {
    const found = new Map<string, PartitionAccount>()
    await log.readToEnd(topics.account, ({ records }) => {
      for (const { value } of records) {
        const account = value ? parsedAccount(value) : null
        const last = account && further(found.get(keyOf(account)) ?? null, account)
        if (last) found.set(keyOf(last), last)
      }
    })
    return found
  }

  return {
    /** Next offset to read of every partition; fills the store from the copies where it holds less. */
    startAt: async (): Promise<ReadonlyMap<string, number>> => {
      const [held, ends] = await patiently(() => Promise.all([memory.accounts(), log.ends(topics.events)]))
      const stored = new Map(held.map(account => [keyOf(account), account]))
      const partitions = [...ends.keys()].map(partition => partitionKey(topics.events, partition))
      // Read only when something is missing: it is the price of a lost store, not of every start.
      const isComplete = partitions.every(key => stored.has(key))
      const saved = isComplete ? new Map<string, PartitionAccount>() : await copies()
      const from = await Promise.all(
        partitions.map(async (key): Promise<[string, number]> => {
          const account = further(further(stored.get(key) ?? null, saved.get(key) ?? null), settled.get(key) ?? null)
          if (account && account !== stored.get(key)) {
            await memory.settle(account, new Map(), 1)
            logger.info({ partition: account.partition, offset: account.nextOffset }, 'account restored')
          }
          if (account) settled.set(key, account)
          return [key, account?.nextOffset ?? 0]
        }),
      )
      return new Map(from)
    },
    /** null: nothing was ever counted. */
    of: async (topic: string, partition: number): Promise<PartitionAccount | null> => {
      const key = partitionKey(topic, partition)
      return further(await memory.account(key), settled.get(key) ?? null)
    },
    settled: (account: PartitionAccount) => {
      settled.set(keyOf(account), account)
      unsaved.set(keyOf(account), account)
    },
    /** Fills a store that was emptied while no event came: what is counted must be seen, and a twin may read it. */
    restore: async (): Promise<void> => {
      const held = new Map((await memory.accounts()).map(account => [keyOf(account), account.nextOffset]))
      for (const [key, account] of settled) {
        if ((held.get(key) ?? 0) >= account.nextOffset) continue
        await memory.settle(account, new Map(), 1)
        logger.warn({ partition: account.partition, offset: account.nextOffset }, 'account restored')
      }
    },
    /** Copies to the log what has changed since the last copy. */
    save: async (): Promise<void> => {
      const batch = [...unsaved.values()]
      if (batch.length === 0) return
      await log.append(batch.map(copyOf))
      for (const account of batch) if (unsaved.get(keyOf(account)) === account) unsaved.delete(keyOf(account))
    },
  }
}

const copyOf = (account: PartitionAccount): NewRecord => ({
  topic: topics.account,
  key: keyOf(account),
  value: Buffer.from(JSON.stringify(account)),
})

const parsedAccount = (value: Buffer): PartitionAccount | null => {
  try {
    return PartitionAccount.safeParse(JSON.parse(value.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}
