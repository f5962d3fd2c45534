import type { EventOf, Level, Order } from '@breach-alerts/contracts'
import { deviceOf } from '../../identifiers/identifier.ts'
import { finish, follow } from '../follow.ts'
import type { Told, WatchesAt } from '../follow.ts'
import { defaultMatchSettings } from '../settings.ts'
import type { MatchSettings } from '../settings.ts'
import { fixOf } from '../track.ts'
import type { DeviceTrack } from '../track.ts'
import { areaWatches } from '../watches.ts'

/** One line of the `zones` command. Source: contracts.md §6. */
export type ZoneTransition = {
  deviceId: string
  orderId: string
  conditionId: string
  transition: 'ENTERED' | 'LEFT' | 'UNKNOWN'
  level: Level
  occurredAt: string
  eventId: string
}

/** What is remembered of a device between its fixes. Plain JSON. */
export type DeviceWatch = { deviceId: string; track: DeviceTrack | null }

/**
 * Takes one position of a device, in order of receipt, and tells every transition that is settled by now: the file can wait, so
 * nothing is told that a fix within the watermark would change.
 *
 * @param orders those of the device's wearer
 */
export const watchFix = (
  watch: DeviceWatch | null,
  event: EventOf<'em.position'>,
  occurredAt: number,
  orders: readonly Order[],
  settings: MatchSettings = defaultMatchSettings,
): { watch: DeviceWatch; transitions: ZoneTransition[] } => {
  const deviceId = watch?.deviceId ?? event.data.deviceId
  // A file does not say when a position was received.
  const fix = fixOf(event, { occurredAt, receivedAt: occurredAt }, settings)
  const watchesAt = watchesOf(deviceId, orders, settings)
  const { track, told } = follow(watch?.track ?? null, fix, watchesAt, settings, 'SETTLED')
  return { watch: { deviceId, track }, transitions: told.flatMap(one => transitionOf(deviceId, one)) }
}

/** What still waits, when no more fixes come. */
export const finishWatch = (
  { deviceId, track }: DeviceWatch,
  orders: readonly Order[],
  settings: MatchSettings = defaultMatchSettings,
): ZoneTransition[] =>
  track === null
    ? []
    : finish(track, watchesOf(deviceId, orders, settings), settings).flatMap(one => transitionOf(deviceId, one))

const watchesOf = (deviceId: string, orders: readonly Order[], settings: MatchSettings): WatchesAt => {
  const worn = orders.filter(order => isWearer(order, deviceId))
  return at => worn.flatMap(order => areaWatches(order, at, 'AREA', settings))
}

const transitionOf = (deviceId: string, { placed, watch, step }: Told): ZoneTransition[] => {
  const { transition } = step
  // Entries are POSSIBLE or PROBABLE, each once; how certain it is who wears the tag is not asked here.
  if (transition === 'STILL' || (transition === 'ENTERED' && step.from !== null && step.from !== 'POSSIBLE')) return []
  return [
    {
      deviceId,
      orderId: watch.order.orderId,
      conditionId: watch.condition.conditionId,
      transition,
      level: step.level === 'CERTAIN' ? 'PROBABLE' : step.level,
      occurredAt: new Date(step.occurredAt).toISOString(),
      eventId: placed.fix.id,
    },
  ]
}

const isWearer = (order: Order, deviceId: string) =>
  order.respondent.identifiers.some(
    ({ scheme, value }) => scheme === 'EM_DEVICE' && deviceOf(value) === deviceOf(deviceId),
  )
