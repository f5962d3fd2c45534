import type { PartitionAccount } from '@breach-alerts/contracts'
import type { KeyHash } from '@breach-alerts/domain'
import { accountKey, byPartition } from '../account.ts'
import { asBuffer, hashBytes } from '../hashes.ts'
import type { Decision, MatcherMemory } from '../port.ts'
import { chunked, type Client } from './client.ts'
import type { Keys } from './keys.ts'

const decisions: readonly Decision[] = ['matched', 'unmatched', 'parked']
const mostKeys = 1_000
/** A track is a person's whereabouts: it is of use while fixes keep coming, and gone a month after the last. */
const trackTtlMs = 30 * 24 * 3_600_000
/** Decisions are forgotten by whole slices of a quarter of the time asked for: kept at least that long, at most 1.25 times. */
const slicesKept = 4

/**
 * What the matcher remembers, in Redis: accounts in one hash, decisions as one digit under a hashed key in bucketed hashes by
 * slice of time (about 13 bytes each when a bucket is well filled), tracks under hashed device ids.
 */
export const redisMatcher = (
  client: Client,
  { matcher: keys }: Pick<Keys, 'matcher'>,
  keyHash: () => KeyHash,
  clock: () => number,
): MatcherMemory => {
  const hash = (values: readonly string[]): Buffer => asBuffer(keyHash().plain(values))
  const trackKeys = (deviceIds: readonly string[]): Buffer[] => {
    const hashes = hash(deviceIds)
    return deviceIds.map((_, at) => keys.track(hashes.subarray(at * hashBytes, (at + 1) * hashBytes)))
  }
  const decided = async (eventKeys: readonly string[]): Promise<(Decision | null)[]> => {
    if (eventKeys.length === 0) return []
    const digits = (await client.run('decided', [keys.root], [hash(eventKeys), clock()])) as string
    return Array.from(eventKeys, (_, at) => decisions[Number(digits[at])] ?? null)
  }

  return {
    account: async partition => {
      const account = await client.ask('account', redis => redis.hget(keys.accounts, partition))
      return account === null ? null : (JSON.parse(account) as PartitionAccount)
    },
    accounts: async () => {
      const accounts = await client.ask('accounts', redis => redis.hvals(keys.accounts))
      return accounts.map(account => JSON.parse(account) as PartitionAccount).toSorted(byPartition)
    },
    settle: async (account, made, rememberMs) => {
      const now = clock()
      const sliceMs = Math.ceil(rememberMs / slicesKept)
      const slice = Math.floor(now / sliceMs)
      const dropAt = (slice + 1) * sliceMs + rememberMs
      const digits = [...made.values()].map(decision => decisions.indexOf(decision)).join('')
      await client.run(
        'settle',
        [keys.root],
        [
          accountKey(account),
          account.nextOffset,
          JSON.stringify(account),
          `${sliceMs}.${slice}`,
          dropAt,
          now,
          hash([...made.keys()]),
          digits,
        ],
      )
    },
    decided: async eventKeys => (await Promise.all(chunked(eventKeys, mostKeys).map(decided))).flat(),
    tracks: async deviceIds => {
      if (deviceIds.length === 0) return []
      return client.ask('tracks', redis => redis.mget(trackKeys(deviceIds)))
    },
    saveTracks: async changed => {
      if (changed.size === 0) return
      for (const some of chunked([...changed], mostKeys)) {
        await client.run('save-tracks', trackKeys(some.map(([deviceId]) => deviceId)), [
          trackTtlMs,
          ...some.map(([, track]) => track),
        ])
      }
    },
  }
}
