import { setImmediate as nextTurn } from 'node:timers/promises'
import { type BlockCaps, type DeviceTrack, judge, type KeyHash, type MatchSettings } from '@breach-alerts/domain'
import type { EventLog, NewRecord } from '@breach-alerts/log'
import type { OrderIndex, Positions } from '@breach-alerts/store'
import { ordersFor } from '../candidates.ts'
import { entriesOf } from '../entries.ts'
import { deviceOf } from '../tracks.ts'
import type { makeHorizon } from './horizon.ts'
import type { InHand } from './in-hand.ts'
import type { RecentReader } from './recent-reader.ts'
import { type Hit, makeSift } from './sift.ts'

export type PassPorts = {
  log: Pick<EventLog, 'append'>
  recent: RecentReader
  orders: Pick<OrderIndex, 'candidates' | 'load'>
  keyHash: KeyHash
  caps?: BlockCaps
  settings?: MatchSettings
}

/**
 * What a pass came to: events read, suspected breaches written, also those that had been found before, and events of which not every
 * other order was compared.
 */
export type Passed = { scanned: number; found: number; capped: number }

/** Events looked at in one turn, so that nothing else in the process waits for a pass. */
const turn = 250

/**
 * Matches recent events against the orders in hand, in one reading of them.
 *
 * Each event is judged beside every order that it finds, as at its first decision, and what is found of the orders in hand is
 * written; ids come from the cause, so what was found before is repeated and changes nothing. A tag's positions are judged in
 * their order on a track of their own, which is forgotten afterwards: the live one is not touched, nor is the account.
 *
 * @param now epoch milliseconds
 * @throws LogUnavailable · StoreUnavailable · the signal's reason; the same pass may be made again
 */
export const makePass = async (
  ports: PassPorts,
  hand: InHand,
  horizon: ReturnType<typeof makeHorizon>,
  { atLeast, now, signal }: { atLeast: Positions; now: number; signal: AbortSignal },
): Promise<Passed> => {
  const { log, recent, settings } = ports
  const survey = horizon.survey(Math.min(...hand.since.values()))
  const sift = makeSift(hand)
  const tracks = new Map<string, DeviceTrack | null>()
  const passed = { scanned: 0, found: 0, capped: 0 }

  const judged = async (hits: readonly Hit[]): Promise<NewRecord[]> => {
    const ordersOf = await ordersFor(ports, hits, atLeast)
    passed.capped += ordersOf.filter(({ isCapped }) => isCapped).length
    return hits.flatMap(({ candidate, orderIds }, index) => {
      const { event, occurredAt, receivedAt } = candidate
      const device = deviceOf(candidate)
      const judgement = judge({
        event,
        occurredAt,
        receivedAt,
        ...(ordersOf[index] ?? { orders: [] }),
        track: device === null ? null : (tracks.get(device) ?? null),
        devices: other => tracks.get(other) ?? null,
        ...(settings ? { settings } : {}),
      })
      if (device !== null) tracks.set(device, judgement.track)
      const suspected = judgement.suspected.filter(({ finding }) => orderIds.has(finding.orderId))
      const noted = judgement.noted.filter(({ orderId }) => orderIds.has(orderId))
      passed.found += suspected.length
      return entriesOf(candidate, { ...judgement, suspected, noted }, now)
    })
  }

  await recent.read(survey, async records => {
    for (let at = 0; at < records.length; at += turn) {
      await nextTurn()
      signal.throwIfAborted()
      const some = records.slice(at, at + turn)
      passed.scanned += some.length
      const hits = some.flatMap(record => sift(record) ?? [])
      const entries = hits.length === 0 ? [] : await judged(hits)
      if (entries.length > 0) await log.append(entries)
    }
  })
  survey.complete()
  return passed
}
