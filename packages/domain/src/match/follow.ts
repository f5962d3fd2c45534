import type { Condition, Order, OrderVersion } from '@breach-alerts/contracts'
import type { Engagement } from './engagement.ts'
import { isHigher } from './levels.ts'
import type { Presence } from './presence.ts'
import type { MatchSettings } from './settings.ts'
import { endedBy, isWithin, stepStay, toldOf } from './stays.ts'
import type { Stay, Step, ToldStay } from './stays.ts'
import { kept, keyOfFix, place, placedAt, ripeCount, trimmed } from './track.ts'
import type { DeviceTrack, EndedStays, Lane, Placed, TrackFix } from './track.ts'

/** One thing that a wearer's fixes are watched for: an area of a condition, or the nearness of somebody. */
export type Watch = {
  /** Unique among all watches of the device. */
  name: string
  order: Order
  version: OrderVersion
  condition: Condition
  /** Does it bind at the instant of the fix? What does not bind is followed and not told. */
  isBinding: boolean
  read: (placed: Placed) => Presence
  /** What such a reading says of the condition. */
  says: (presence: Presence, fix: TrackFix) => Engagement
}

/** What binds the wearer at an instant, epoch milliseconds. */
export type WatchesAt = (at: number) => readonly Watch[]

export type Told = { placed: Placed; watch: Watch; presence: Presence; step: Step }

export type Followed = {
  track: DeviceTrack
  lane: Lane
  placed: Placed
  /** How this fix stands to each watch. */
  here: readonly { watch: Watch; presence: Presence }[]
  /** What was not told before, in order of time; also of earlier fixes, where this one shows them in another light. */
  told: readonly Told[]
}

/**
 * Follows a device by one more fix: the one engine of the service, of `zones` and of passes for late orders.
 *
 * Fixes are put in order of time within `watermarkMs` of the newest, and what comes between two others has all after it judged again,
 * each by those before it. Whatever order they come in, everything that their right order tells is told. What was told of fewer
 * fixes is not taken back: it was the best that was known. A fix that comes later still has a lane of its own with stays of its
 * own, and adds nothing to a stay that was told, also to one that is over, unless it raises it. Pure; the track is plain JSON.
 *
 * @param tells AT_ONCE: everything as soon as it is known; SETTLED: only what no fix within the watermark can change any more
 */
export const follow = (
  before: DeviceTrack | null,
  fix: TrackFix,
  watchesAt: WatchesAt,
  settings: MatchSettings,
  tells: 'AT_ONCE' | 'SETTLED' = 'AT_ONCE',
): Followed => {
  const { track, lane, placed } = place(before, fix, settings)
  if (lane !== 'MAIN') return { ...aside(track, lane, placed, watchesAt, settings), lane, placed }
  const { settled, stays } = settle(track, ripeCount(track, settings), watchesAt, settings)
  if (tells === 'SETTLED') return { track: trimmed({ ...track, ...stays }), lane, placed, here: [], told: settled }
  const isNewest = track.fixes.length - 1 === track.fixes.indexOf(placed.fix) && !placed.fix.told
  const judged = isNewest ? newest(track, watchesAt, settings) : unsettled(track, watchesAt, settings)
  const told = judged.told.filter(one => !one.placed.fix.told?.includes(markOf(one)))
  const fixes = withMarks(track.fixes, told)
  const next = trimmed({ ...track, ...stays, fixes, now: judged.stays })
  return { track: next, lane, placed, here: judged.here.get(keyOfFix(placed.fix)) ?? [], told }
}

/** What still waits, when no more fixes come. */
export const finish = (track: DeviceTrack, watchesAt: WatchesAt, settings: MatchSettings): readonly Told[] =>
  unsettled(track, watchesAt, settings).told

type Stays = Record<string, Stay>
type Ended = Record<string, readonly ToldStay[]>
type Here = readonly { watch: Watch; presence: Presence }[]

const markOf = ({ watch, step }: Told) => `${watch.name} ${step.transition} ${step.level}`

const withMarks = (fixes: readonly TrackFix[], told: readonly Told[]): TrackFix[] =>
  fixes.map(fix => {
    const marks = told.filter(one => one.placed.fix === fix).map(markOf)
    return marks.length > 0 || !fix.told ? { ...fix, told: [...(fix.told ?? []), ...marks] } : fix
  })

/** Judges the fixes from one index up to another, in order, and moves the stays along. */
const walk = (
  track: DeviceTrack,
  [from, to]: readonly [from: number, to: number],
  before: Readonly<Stays>,
  watchesAt: WatchesAt,
  settings: MatchSettings,
) => {
  const stays: Stays = { ...before }
  const ended: Ended = { ...track.ended }
  const told: Told[] = []
  const here = new Map<string, Here>()
  for (let index = from; index < to; index++) {
    const placed = placedAt(track.fixes, index)
    const judged = judgeFix(placed, 'MAIN', watchesAt(placed.fix.at), { stays, ended }, settings)
    here.set(keyOfFix(placed.fix), judged.here)
    told.push(...judged.told)
  }
  return { stays, ended, told, here }
}

const unsettled = (track: DeviceTrack, watchesAt: WatchesAt, settings: MatchSettings) =>
  walk(track, [track.settled, track.fixes.length], track.stays, watchesAt, settings)

const newest = (track: DeviceTrack, watchesAt: WatchesAt, settings: MatchSettings) =>
  walk(track, [track.fixes.length - 1, track.fixes.length], track.now, watchesAt, settings)

/** Settles fixes up to a count. */
const settle = (track: DeviceTrack, ripe: number, watchesAt: WatchesAt, settings: MatchSettings) => {
  if (ripe <= track.settled) return { settled: [], stays: {} }
  const { stays, ended, told } = walk(track, [track.settled, ripe], track.stays, watchesAt, settings)
  const last = track.fixes[ripe - 1]!.at
  return { settled: told, stays: { settled: ripe, ...pruned({ stays, ended }, last, watchesAt, settings) } }
}

const judgeFix = (
  placed: Placed,
  lane: Lane,
  watches: readonly Watch[],
  { stays, ended }: { stays: Stays; ended: Ended },
  settings: MatchSettings,
): { here: Here; told: Told[] } => {
  const told: Told[] = []
  const here = watches.map(watch => {
    const presence = watch.read(placed)
    const name = nameIn(lane, watch)
    const fact = { version: watch.version.version, isBinding: watch.isBinding }
    const { stay, steps } = stepStay(stays[name], placed.fix, presence, fact, settings)
    const over = endedBy(stays[name], stay)
    if (over) ended[watch.name] = [...(ended[watch.name] ?? []), over].slice(-kept)
    if (stay) stays[name] = stay
    // oxlint-disable-next-line typescript/no-dynamic-delete -- a record of our own, that ends as plain JSON
    else delete stays[name]
    for (const step of steps) told.push({ placed, watch, presence, step })
    return { watch, presence }
  })
  return { here, told }
}

const nameIn = (lane: Lane, { name }: Watch) => (lane === 'MAIN' ? name : `${name}~${lane.toLowerCase()}`)

/** A fix out of its time: it neither ends nor prolongs a stay that is going on. */
const aside = (track: DeviceTrack, lane: Lane, placed: Placed, watchesAt: WatchesAt, settings: MatchSettings) => {
  const { at, receivedAt } = placed.fix
  // What its clock says may lie where no order binds any more, or none yet: the instant of receipt counts as well.
  const watches = lane === 'LATE' ? watchesAt(at) : [...watchesAt(at), ...watchesAt(receivedAt)]
  const once = [...new Map(watches.map(watch => [watch.name, watch])).values()]
  const stays: Stays = { ...track.stays }
  const ended: Ended = { ...track.ended }
  const { here, told } = judgeFix(placed, lane, once, { stays, ended }, settings)
  if (lane === 'FUTURE') return { track: { ...track, stays }, here, told }
  const main = unsettled(track, watchesAt, settings)
  const news = told.filter(({ watch: { name }, step }) =>
    [toldOf(main.stays[name]), ...(main.ended[name] ?? [])].every(
      stay => stay === null || !isWithin(stay, at, settings) || isHigher(step.level, stay.level),
    ),
  )
  return { track: { ...track, stays, ended }, here, told: news }
}

/** Without what belongs to orders that bind no more. */
const pruned = (
  { stays, ended }: { stays: Readonly<Stays>; ended: EndedStays },
  at: number,
  watchesAt: WatchesAt,
  { confirmWithinMs }: MatchSettings,
): Pick<DeviceTrack, 'stays' | 'ended'> => {
  const names = new Set(watchesAt(at).map(({ name }) => name))
  const isKept = (name: string, last: number) => names.has(name) || Math.abs(at - last) <= confirmWithinMs
  const over = Object.entries(ended).filter(([name, all]) => isKept(name, all.at(-1)?.there ?? at))
  return {
    stays: Object.fromEntries(
      Object.entries(stays).filter(([name, { last }]) => isKept(name.replace(/~(late|future)$/u, ''), last)),
    ),
    ended: over.length > 0 ? Object.fromEntries(over) : undefined,
  }
}
