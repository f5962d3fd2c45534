import type { Area, Level, Order } from '@breach-alerts/contracts'
import { depthOnTheWay } from '../geo/crossing.ts'
import { isPossible } from '../geo/motion.ts'
import { spotOf } from '../geo/place.ts'
import { distanceM, isNowhere } from '../geo/plane.ts'
import { signedDistanceM } from '../geo/signed-distance.ts'
import { reachM } from '../geo/box.ts'
import { readFor } from './area-reading.ts'
import type { AreaUse } from './area-reading.ts'
import type { MatchSettings } from './settings.ts'
import type { Placed, TrackFix } from './track.ts'

/** Is the person where the condition says he must not be? `distanceM` to the edge, positive inside the area. */
export type Presence = {
  verdict: 'THERE' | 'NOT_THERE' | 'CANNOT_TELL'
  /** What the position alone allows; the identity may allow less. */
  cap: Level
  /** ONE: this fix; TWO: those before it say the same; LEANING: several that lean that way; WAY: between two fixes outside. */
  by: 'ONE' | 'TWO' | 'LEANING' | 'WAY'
  distanceM: number
  probability: number
  /** Nearer to the middle of the area than at the fix before, by more than either fix may be wrong. Absent: no such fix. */
  approaching?: boolean
}

/** There enough for a first hit; and near-certain. Source: matching.md §4.2. */
const [likely, nearCertain] = [0.95, 0.999]

/**
 * Fixes before that can speak for or against one: satellite fixes near in time, that one tag can have been at as well; nearest first. The
 * same instant again is the same fix, sent twice.
 */
export const witnessesOf = ({ fix, before }: Placed, { confirmWithinMs }: MatchSettings): TrackFix[] =>
  before.filter(
    one =>
      one.kind === 'GNSS' &&
      !isNowhere(one) &&
      one.at < fix.at &&
      fix.at - one.at <= confirmWithinMs &&
      isPossible(one, fix),
  )

/** Can no tag have come here from where it was just before? Then one of the two is not true, and this one ends nothing. */
const isJump = ({ fix, before }: Placed, { confirmWithinMs }: MatchSettings): boolean => {
  const last = before.find(one => !isNowhere(one))
  return last !== undefined && fix.at - last.at <= confirmWithinMs && !isPossible(last, fix)
}

/**
 * Reads a fix, with those before it in time, against an area.
 *
 * One fix that is likely there is POSSIBLE; `confirmFixes` in a row that are likely there make it PROBABLE, and as many near-certain
 * ones leave the level to the identity, unless one of them does not say how exact it is. As many that only lean that way are POSSIBLE: the edge of a zone is not a hiding place; and
 * so is a way between two fixes outside that leads well through it. Wi-Fi and cell fixes never go above POSSIBLE, nor do they
 * confirm. Within `innerRingM` of a protected address one fix is enough. A fix that one tag can't have made confirms nothing, and does not
 * put him outside; nor does one that is too inexact.
 */
export const presenceOf = (
  area: Area,
  use: AreaUse,
  placed: Placed,
  order: Order,
  settings: MatchSettings,
): Presence => {
  const { fix } = placed
  if (isNowhere(fix)) return nowhere
  const { isElsewhere, ...reading } = readFor(area, use, fix, fix.accuracyM)
  const near = witnessesOf(placed, settings)
  const there = (cap: Level, by: Presence['by']): Presence => ({
    verdict: 'THERE',
    cap,
    by,
    ...reading,
    ...approachOf(area, fix, near),
  })
  const others = (verdict: Presence['verdict']): Presence => ({ verdict, cap: 'POSSIBLE', by: 'ONE', ...reading })
  if (isElsewhere) {
    if (use === 'STAY_OUT' && wentThrough(area, fix, near, settings)) return there('POSSIBLE', 'WAY')
    return others(isJump(placed, settings) ? 'CANNOT_TELL' : 'NOT_THERE')
  }
  if (fix.kind !== 'GNSS') return reading.probability >= likely ? there('POSSIBLE', 'ONE') : others('CANNOT_TELL')
  const witnesses = near.slice(0, settings.confirmFixes - 1)
  const row = witnesses.map(one => readFor(area, use, one, one.accuracyM).probability)
  const isConfirmed = (least: number) =>
    row.length >= settings.confirmFixes - 1 && [reading.probability, ...row].every(probability => probability >= least)
  const isAssumed = [fix, ...witnesses].some(one => one.isAccuracyAssumed)
  if (isConfirmed(nearCertain) && !isAssumed) return there('CERTAIN', 'TWO')
  if (isConfirmed(likely)) return there('PROBABLE', 'TWO')
  if (reading.probability >= likely)
    return there(use === 'STAY_OUT' && isAtHerDoor(fix, order, settings) ? 'PROBABLE' : 'POSSIBLE', 'ONE')
  return isConfirmed(0.5) ? there('POSSIBLE', 'LEANING') : others('CANNOT_TELL')
}

const nowhere: Presence = { verdict: 'CANNOT_TELL', cap: 'POSSIBLE', by: 'ONE', distanceM: 0, probability: 0.5 }

/** Does he move into the area, or deeper into it, by more than the error of the fixes? */
const approachOf = (area: Area, fix: TrackFix, near: readonly TrackFix[]): Pick<Presence, 'approaching'> => {
  const before = near[0]
  if (!before || fix.kind !== 'GNSS') return {}
  const deeperM = signedDistanceM(area, fix) - signedDistanceM(area, before)
  const leastM = Math.max(fix.accuracyM, before.accuracyM)
  return Math.abs(deeperM) > leastM ? { approaching: deeperM > 0 } : {}
}

/** Does the straight way from the fix before lead through the area, deeper than errors and detours explain? */
const wentThrough = (area: Area, fix: TrackFix, near: readonly TrackFix[], { wayWithinMs }: MatchSettings): boolean => {
  const [before] = near
  if (!before || fix.at - before.at > wayWithinMs || fix.kind !== 'GNSS') return false
  if (!readFor(area, 'STAY_OUT', before, before.accuracyM).isElsewhere) return false
  const explained = Math.max(2 * (fix.accuracyM + before.accuracyM), distanceM(before, fix) / 10)
  // Through the middle of a small one no detour and no error is as deep as that.
  const leastM = Math.max(fix.accuracyM, before.accuracyM, Math.min(explained, reachM(area) / 2))
  return depthOnTheWay(area, before, fix) >= leastM
}

const isAtHerDoor = (fix: TrackFix, order: Order, { innerRingM }: MatchSettings) =>
  order.protectedPersons.some(person =>
    (person.addresses ?? []).some(address => {
      const spot = spotOf(address)
      return spot !== null && distanceM(spot.point, fix) + fix.accuracyM <= innerRingM
    }),
  )
