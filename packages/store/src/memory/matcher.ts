import type { PartitionAccount } from '@breach-alerts/contracts'
import { accountKey, byPartition } from '../account.ts'
import type { Decision, MatcherMemory } from '../port.ts'

export const memoryMatcher = (clock: () => number): MatcherMemory => {
  const accounts = new Map<string, PartitionAccount>()
  /** In order of insertion, which is almost the order of expiry: forgetting stops at the first that stays. */
  const decisions = new Map<string, { decision: Decision; until: number }>()
  const tracks = new Map<string, string>()

  const forget = (now: number): void => {
    for (const [key, { until }] of decisions) {
      if (until > now) return
      decisions.delete(key)
    }
  }
  const decided = (key: string, now: number): Decision | null => {
    const held = decisions.get(key)
    return held && held.until > now ? held.decision : null
  }

  return {
    account: partition => Promise.resolve(accounts.get(partition) ?? null),
    accounts: () => Promise.resolve([...accounts.values()].toSorted(byPartition)),
    settle: (account, made, rememberMs) => {
      const key = accountKey(account)
      const held = accounts.get(key)
      if (held && held.nextOffset >= account.nextOffset) return Promise.resolve()
      accounts.set(key, account)
      const now = clock()
      forget(now)
      for (const [eventKey, decision] of made) {
        if (decided(eventKey, now) !== null) continue
        decisions.delete(eventKey)
        decisions.set(eventKey, { decision, until: now + rememberMs })
      }
      return Promise.resolve()
    },
    decided: eventKeys => {
      const now = clock()
      return Promise.resolve(eventKeys.map(key => decided(key, now)))
    },
    tracks: deviceIds => Promise.resolve(deviceIds.map(deviceId => tracks.get(deviceId) ?? null)),
    saveTracks: changed => {
      for (const [deviceId, track] of changed) tracks.set(deviceId, track)
      return Promise.resolve()
    },
  }
}
