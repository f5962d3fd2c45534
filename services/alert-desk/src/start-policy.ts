import { readFile } from 'node:fs/promises'
import { fieldErrors, parseStrictJson, type PolicyChanged, StartPolicy } from '@breach-alerts/contracts'
import { type PlacedChange, startChange } from '@breach-alerts/domain'
import type { EventLog } from '@breach-alerts/log'
import { ConfigInvalid, type Platform, policyRecord } from '@breach-alerts/runtime'

const invalid = (problem: string) => new ConfigInvalid([{ name: 'DESK_POLICY_FILE', problem }])

/** @throws ConfigInvalid names the file's every bad field, never a value */
export const readStartPolicy = async (file: string | undefined): Promise<StartPolicy> => {
  if (file === undefined) return {}
  const text = await readFile(file).catch(() => {
    throw invalid('names a file that cannot be read')
  })
  const json = parseStrictJson(text)
  if (!json.ok) throw invalid('names a file that is not JSON')
  const parsed = StartPolicy.safeParse(json.value)
  if (parsed.success) return parsed.data
  throw invalid(
    `has ${fieldErrors(parsed.error)
      .map(({ pointer, message }) => `${pointer} ${message}`)
      .join(', ')}`,
  )
}

/**
 * Writes down with what a house begins, once: from then on the log says it, and neither another file nor a newer release
 * changes what was folded under it.
 */
export const beginPolicy = async (
  { log, clock, logger }: { log: Pick<EventLog, 'append'> } & Platform,
  read: () => Promise<readonly PlacedChange[]>,
  start: StartPolicy,
): Promise<void> => {
  const wanted = startChange(start, new Date(clock()).toISOString(), 'service:alert-desk')
  const [first] = await read()
  if (!first) await log.append([policyRecord(wanted)])
  else if (Object.keys(start).length > 0 && !isSame(first.change, wanted))
    logger.warn('the log began with another policy than DESK_POLICY_FILE: change it on the page /rules')
}

const isSame = (a: PolicyChanged, b: PolicyChanged): boolean =>
  JSON.stringify([a.rules, a.ladder]) === JSON.stringify([b.rules, b.ladder])
