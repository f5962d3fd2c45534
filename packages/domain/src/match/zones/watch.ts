import type { ConditionKind, EventOf, Level, Order } from '@breach-alerts/contracts'
import { deviceOf } from '../../identifiers/identifier.ts'
import { withinHours } from '../../time/hours.ts'
import { inForce, rulingVersion } from '../../time/validity.ts'
import { isNowhere } from '../../geo/plane.ts'
import { presenceOf } from '../presence.ts'
import { defaultMatchSettings } from '../settings.ts'
import type { MatchSettings } from '../settings.ts'
import { fixOf } from '../track.ts'
import type { TrackFix } from '../track.ts'
import { outside, stepZone } from './zone-state.ts'
import type { Step, ZoneState } from './zone-state.ts'

/** One line of the `zones` command. Source: contracts.md §6. */
export type ZoneTransition = {
  deviceId: string
  orderId: string
  conditionId: string
  transition: Step['transition']
  level: Level
  occurredAt: string
  eventId: string
}

type Waiting = TrackFix & { eventId: string }

/** What is remembered of a device between its fixes. Plain JSON. */
export type DeviceWatch = {
  deviceId: string
  /** Fixes that may yet be overtaken by an earlier one, in order of time. */
  waiting: readonly Waiting[]
  /** The last fix that was judged. */
  before: TrackFix | null
  /** By order, condition and, for what came too late, the lane of late fixes. */
  zones: Readonly<Record<string, ZoneState>>
  /** The last fix of the lane of late ones. */
  late: TrackFix | null
}

/** Fixes that come out of order within this time are put in order; what comes later still has a lane of its own. */
export const watermarkMs = 3 * 60_000

const areaKinds: ReadonlySet<ConditionKind> = new Set([
  'EXCLUSION_ZONE',
  'NO_ATTEND',
  'NO_ENTER',
  'LEAVE_PREMISES',
  'CURFEW',
])

/**
 * Takes one position of a device, in order of receipt, and tells every transition that is decided by now.
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
  const deviceId = event.data.deviceId
  const held = watch ?? { deviceId, waiting: [], before: null, zones: {}, late: null }
  const fix: Waiting = { ...fixOf(event, occurredAt, settings.accuracyFloorM), eventId: event.id }
  if (isKnown(held, fix)) return { watch: held, transitions: [] }
  if (held.before && fix.at < held.before.at) return judgeFix(held, fix, orders, settings, true)
  const waiting = [...held.waiting, fix].toSorted((a, b) => a.at - b.at)
  const ripe = (waiting.at(-1)?.at ?? 0) - watermarkMs
  return release(
    { ...held, waiting },
    waiting.filter(one => one.at <= ripe),
    orders,
    settings,
  )
}

/** Judges what still waits, when no more fixes come. */
export const finishWatch = (
  watch: DeviceWatch,
  orders: readonly Order[],
  settings: MatchSettings = defaultMatchSettings,
) => release(watch, watch.waiting, orders, settings)

const isKnown = (watch: DeviceWatch, { key }: TrackFix) =>
  watch.before?.key === key || watch.late?.key === key || watch.waiting.some(one => one.key === key)

const release = (watch: DeviceWatch, fixes: readonly Waiting[], orders: readonly Order[], settings: MatchSettings) => {
  let held: DeviceWatch = { ...watch, waiting: watch.waiting.filter(one => !fixes.includes(one)) }
  const transitions: ZoneTransition[] = []
  for (const fix of fixes) {
    const judged = judgeFix(held, fix, orders, settings, false)
    held = judged.watch
    transitions.push(...judged.transitions)
  }
  return { watch: held, transitions }
}

const judgeFix = (
  watch: DeviceWatch,
  fix: Waiting,
  orders: readonly Order[],
  settings: MatchSettings,
  isLate: boolean,
) => {
  const before = isLate ? (watch.late && watch.late.at < fix.at ? watch.late : null) : watch.before
  const placed = {
    track: { v: 1, fixes: [], late: null, stays: {} } as const,
    fix,
    neighbours: before ? [before] : [],
    isLate,
  }
  const zones = { ...watch.zones }
  const transitions: ZoneTransition[] = []
  for (const order of orders) {
    const version = isWearer(order, watch.deviceId) ? rulingVersion(order, fix.at) : null
    if (!version || !inForce(version, fix.at)) continue
    for (const condition of version.conditions) {
      if (!condition.area || !areaKinds.has(condition.kind)) continue
      const name = `${order.orderId}/${condition.conditionId}`
      const key = isLate ? `${name}~late` : name
      const presence = presenceOf(condition.area, 'STAY_OUT', placed, order, settings)
      const isHome = condition.kind === 'CURFEW'
      const { state, steps } = stepZone(
        zones[key] ?? outside,
        fix,
        presence,
        isHome || withinHours(condition.hours, fix.at),
      )
      zones[key] = state
      // A late fix within a stay that was told adds nothing to it.
      if (isLate && zones[name]?.entered != null && fix.at >= (zones[name].insideSince ?? fix.at)) continue
      for (const step of steps)
        transitions.push({
          deviceId: watch.deviceId,
          orderId: order.orderId,
          conditionId: condition.conditionId,
          transition: step.transition,
          level: step.level,
          occurredAt: new Date(step.occurredAt).toISOString(),
          eventId: fix.eventId,
        })
    }
  }
  const { eventId: _, ...seen } = fix
  // A position that says nothing is no neighbour for the next one.
  const kept = isNowhere(fix) ? {} : isLate ? { late: seen } : { before: seen }
  return { watch: { ...watch, zones, ...kept }, transitions }
}

const isWearer = (order: Order, deviceId: string) =>
  order.respondent.identifiers.some(
    ({ scheme, value }) => scheme === 'EM_DEVICE' && deviceOf(value) === deviceOf(deviceId),
  )
