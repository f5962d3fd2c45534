import { setImmediate as nextTurn } from 'node:timers/promises'
import { type BlockCaps, defaultMatchSettings, type DeviceTrack, judge } from '@breach-alerts/domain'
import type { KeyHash, MatchSettings } from '@breach-alerts/domain'
import type { EventLog, NewRecord } from '@breach-alerts/log'
import type { DueSet, OrderIndex, Positions } from '@breach-alerts/store'
import { ordersFor } from '../candidates.ts'
import { entriesOf } from '../entries.ts'
import { expectAgain, type Heard, heardBefore } from '../silences.ts'
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
  silences: Pick<DueSet, 'set'>
  caps?: BlockCaps
  settings?: MatchSettings
}

/**
 * What a pass came to: events read, suspected breaches written, also those that had been found before, and events of which not every
 * other order was compared.
 */
export type Passed = { scanned: number; found: number; capped: number }

/** Events whose orders are asked for, and whose findings are written, together. */
const together = 250

/**
 * Events looked at, or judged, in one turn of the event loop: 2 ms or so. A fetch of live events is unpacked in a hundred turns,
 * each of which waits for one of these. With 250 a starved matcher (a load of 14 on two cores, a heap of 160 MB) took over a
 * minute for one fetch: its watchdog ended it, the pass began anew, and so on.
 */
const turn = 25

/** And no longer than this, milliseconds: one event that names two hundred people may take as long as a thousand others. */
const turnMs = 5

const inTurns = async function* <Item>(items: readonly Item[], signal: AbortSignal): AsyncGenerator<Item> {
  let begunAt = 0
  for (const [index, item] of items.entries()) {
    if (index % turn === 0 || performance.now() - begunAt > turnMs) {
      await nextTurn()
      signal.throwIfAborted()
      begunAt = performance.now()
    }
    yield item
  }
}

/**
 * Matches recent events against the orders in hand, in one reading of them.
 *
 * Each event is judged beside every order that it finds, as at its first decision, and what is found of the orders in hand is
 * written; ids come from the cause, so what was found before is repeated and changes nothing. A tag's positions are judged in
 * their order on a track of their own, which is forgotten afterwards: the live one is not touched, nor is the account. When each
 * worn tag will have been silent for too long, or has been already, is set last.
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
  const { log, recent, silences, settings = defaultMatchSettings } = ports
  const survey = horizon.survey(Math.min(...hand.since.values()))
  const sift = makeSift(hand)
  const tracks = new Map<string, DeviceTrack | null>()
  const heard = new Map<string, Heard>()
  const passed = { scanned: 0, found: 0, capped: 0 }

  const judged = async (hits: readonly Hit[]): Promise<NewRecord[]> => {
    const ordersOf = await ordersFor(ports, hits, atLeast)
    passed.capped += ordersOf.filter(({ isCapped }) => isCapped).length
    const found = hits.map((hit, index) => ({ ...hit, held: ordersOf[index] ?? { orders: [] } }))
    const entries: NewRecord[] = []
    for await (const { candidate, orderIds, held } of inTurns(found, signal)) {
      const { event, occurredAt, receivedAt } = candidate
      const device = deviceOf(candidate)
      const judgement = judge({
        event,
        occurredAt,
        receivedAt,
        ...held,
        track: device === null ? null : (tracks.get(device) ?? null),
        devices: other => tracks.get(other) ?? null,
        settings,
      })
      if (device !== null) tracks.set(device, judgement.track)
      for (const { deviceId, track } of judgement.sighted) tracks.set(deviceId, track)
      if (device !== null && judgement.isWorn && judgement.track)
        heard.set(device, heardBefore(device, judgement.track, held.orders))
      const suspected = judgement.suspected.filter(({ finding }) => orderIds.has(finding.orderId))
      const noted = judgement.noted.filter(({ orderId }) => orderIds.has(orderId))
      passed.found += suspected.length
      entries.push(...entriesOf(candidate, { ...judgement, suspected, noted }, now))
    }
    return entries
  }

  await recent.read(survey, async records => {
    for (let at = 0; at < records.length; at += together) {
      const some = records.slice(at, at + together)
      const hits: Hit[] = []
      for await (const record of inTurns(some, signal)) {
        const hit = sift(record)
        if (hit) hits.push(hit)
      }
      passed.scanned += some.length
      const entries = hits.length === 0 ? [] : await judged(hits)
      if (entries.length > 0) await log.append(entries)
    }
  })
  await expectAgain(silences, [...heard.values()], settings.silentMs)
  survey.complete()
  return passed
}
