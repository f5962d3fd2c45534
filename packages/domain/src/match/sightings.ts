import type { BreachEvent } from '@breach-alerts/contracts'
import { devicesOf } from './devices.ts'
import type { OtherDevices } from './devices.ts'
import type { Scene } from './engagement.ts'
import type { Instants } from './finding.ts'
import { emptyTrack, keyOfFix, kept } from './track.ts'
import type { DeviceTrack, TrackFix } from './track.ts'

/** What is to be remembered of the wearer of a tag: the last times that he himself, or his vehicle, was seen. */
export type Sighted = { deviceId: string; track: DeviceTrack }

/** The name under which the sightings of a tag's wearer are remembered, as a track beside the tag's own. No tag has it: it is not canonical. */
export const sightingsOf = (deviceId: string): string => `${deviceId}~seen`

/** Says an event where somebody himself (met, held in custody), or his vehicle, was at that instant? */
const isSighting = ({ type }: BreachEvent) => type === 'police.encounter' || type === 'anpr.hit'

/** Where and when the respondent was seen, as a fix; null: he was not, or it is only possibly him. Source: matching.md §4.2. */
export const sightingIn = ({ event, identity, spot }: Scene, { occurredAt, receivedAt }: Instants): TrackFix | null =>
  !isSighting(event) || !spot || !identity || identity.level === 'POSSIBLE'
    ? null
    : {
        source: event.source,
        id: event.id,
        at: occurredAt,
        receivedAt,
        ...spot.point,
        accuracyM: spot.accuracyM,
        kind: 'GNSS',
      }

/** What is to be remembered of a sighting, for each tag that the respondent wears: the last ones in time, each once. */
export const sightedIn = (scene: Scene, instants: Instants, devices: OtherDevices): Sighted[] => {
  const seen = sightingIn(scene, instants)
  if (!seen) return []
  return devicesOf(scene.order.respondent).map(tag => {
    const deviceId = sightingsOf(tag)
    const others = (devices(deviceId)?.fixes ?? []).filter(one => keyOfFix(one) !== keyOfFix(seen))
    const fixes = [...others, seen].toSorted((a, b) => a.at - b.at).slice(-kept)
    return { deviceId, track: { ...emptyTrack, fixes } }
  })
}
