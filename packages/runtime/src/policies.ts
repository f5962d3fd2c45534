import { parseStrictJson, PolicyChanged, topics } from '@breach-alerts/contracts'
import type { EventLog, NewRecord } from '@breach-alerts/log'
import type { Platform } from './service.ts'

/** A change of the policy, and when the log took it (epoch milliseconds). */
type PlacedChange = { change: PolicyChanged; appendedAt: number }

/**
 * Reads every change of the policy up to now; what was read before is not read again. A record that can't be read counts
 * for nothing, with an error in the log: the policy before it goes on.
 *
 * @throws LogUnavailable
 */
export const makePolicyReader = (
  log: Pick<EventLog, 'ends' | 'readToEnd'>,
  { logger }: Pick<Platform, 'logger'>,
): (() => Promise<readonly PlacedChange[]>) => {
  let changes: readonly PlacedChange[] = []
  let next = 0
  let reading: Promise<readonly PlacedChange[]> | null = null

  const read = async () => {
    const end = (await log.ends(topics.policy)).get(0) ?? 0
    if (end <= next) return changes
    const found = [...changes]
    let reached = next
    await log.readToEnd(
      topics.policy,
      ({ records }) => {
        for (const { value, offset, appendedAt } of records) {
          reached = offset + 1
          const json = parseStrictJson(value ?? Buffer.alloc(0))
          const parsed = PolicyChanged.safeParse(json.ok ? json.value : null)
          if (parsed.success) found.push({ change: parsed.data, appendedAt })
          else logger.error({ topic: topics.policy, offset }, 'change of the policy could not be read')
        }
      },
      { from: new Map([[0, next]]) },
    )
    changes = found
    next = reached
    return changes
  }
  return () => (reading ??= read().finally(() => (reading = null)))
}

export const policyRecord = (change: PolicyChanged): NewRecord => ({
  topic: topics.policy,
  key: 'policy',
  value: Buffer.from(JSON.stringify(change)),
  headers: { id: change.entryId, type: change.type },
})
