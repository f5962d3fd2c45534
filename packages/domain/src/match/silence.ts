import type { Order } from '@breach-alerts/contracts'
import { forceAt } from '../geo/force-areas.ts'
import { isNowhere } from '../geo/plane.ts'
import { withinHours } from '../time/hours.ts'
import { inForce, rulingVersion, startOf } from '../time/validity.ts'
import { doubtOfSilence, doubtedConditions } from './doubts.ts'
import { factsOf, findingOf } from './finding.ts'
import { identifyAll } from './identify-all.ts'
import { eventOfFix } from './judge-position.ts'
import type { Suspected } from './judgement.ts'
import type { MatchSettings } from './settings.ts'
import { lastSent } from './track.ts'
import type { DeviceTrack } from './track.ts'

export type Silence = {
  suspected: readonly Suspected[]
  /** Somebody under an order in force wears it, and no condition binds him now: worth looking again while it stays silent. */
  looksAgain: boolean
}

/**
 * What it means that a worn tag has sent nothing for `silentMs`: unknown is not safe. A finding for each condition in doubt, quoting
 * its last position. Ids follow from device, last position and condition, so the same silence is told once.
 *
 * @param now epoch milliseconds; measured against receipt, so that what comes late does not look like silence
 */
export const judgeSilence = (
  deviceId: string,
  track: DeviceTrack,
  orders: readonly Order[],
  now: number,
  settings: MatchSettings,
): Silence => {
  const last = lastSent(track)
  if (!last || now - track.heardAt < settings.silentMs) return { suspected: [], looksAgain: false }
  const event = eventOfFix(deviceId, last)
  const suspected: Suspected[] = []
  let looksAgain = false
  for (const { order, identity } of identifyAll(event, orders, settings)) {
    const version = identity && rulingVersion(order, now)
    if (!version || !inForce(version, now)) continue
    const conditions = doubtedConditions(version, now)
    // The same however late it is looked at, unless a condition binds in hours that began since.
    const silentFrom = Math.max(track.heardAt + settings.silentMs, startOf(version.validFrom))
    looksAgain ||= conditions.length === 0
    for (const condition of conditions) {
      const engagement = doubtOfSilence()
      const at = withinHours(condition.hours, silentFrom) ? silentFrom : now
      const held = {
        order,
        version,
        condition,
        identity,
        engagement,
        at,
        protectedPersonIds: [],
        doubt: engagement.code,
      }
      suspected.push({
        finding: findingOf(event, held, { occurredAt: last.at, receivedAt: last.receivedAt }, settings),
        facts: factsOf(order, version, condition),
        respondingForceCode: isNowhere(last) ? null : forceAt(last, settings.forceAreas),
      })
    }
  }
  return { suspected, looksAgain }
}
