import type { Level } from '@breach-alerts/contracts'
import { unlikely } from './area-reading.ts'
import { isHigher } from './levels.ts'
import type { Presence } from './presence.ts'
import type { MatchSettings } from './settings.ts'
import type { TrackFix } from './track.ts'

/** Where a wearer stands to one condition. Plain JSON; absent: outside. Instants in epoch milliseconds. */
export type Stay = {
  version: number
  /** Highest level that was told of this stay; null: nothing was. */
  level: Level | null
  /** First fix of the run that is going on: towards being there, or towards having left. */
  since: number | null
  outsideSince: number | null
  /** Fixes in a row that were not there; `leaveFixes` of them end the stay. */
  outs: number
  /** Last fix that was there. */
  there: number | null
  /** Fix of the last finding. */
  told: number | null
  /** Last fix of any kind. */
  last: number
  /** Fixes in a row that are too inexact to tell. */
  vague: number
  isUnknownTold: boolean
}

/**
 * What a fix tells: ENTERED at the first hit and each time that the level rises, STILL while it lasts, LEFT, or UNKNOWN where fixes
 * do not say (VAGUE) or did not come (SILENT). `occurredAt` is that of the first fix of the run.
 */
export type Step = { occurredAt: number; level: Level } & (
  | { transition: 'ENTERED'; /** Level that was told before. */ from: Level | null }
  | { transition: 'STILL' | 'LEFT' }
  | { transition: 'UNKNOWN'; why: 'VAGUE' | 'SILENT' }
)

/** Less exact than this, metres, a fix does not tell on which side of a zone it lies; so many in a row are worth saying. */
const [vagueM, vagueRun] = [50, 3]

/**
 * Folds one fix, in order of time, into the stay at one condition. The one law for the service, `zones` and late fixes.
 *
 * Entering is told at the first hit, again when it is better known, and every `stillInsideMs` while it lasts. `leaveFixes` in a row
 * that are outside end a stay, however long nothing came before them; after `confirmWithinMs` without a fix that is there, and under
 * another version of the order, the next one there begins another.
 *
 * @param isBinding the condition binds at this instant; leaving is told at any time
 */
export const stepStay = (
  held: Stay | undefined,
  fix: TrackFix,
  presence: Presence,
  { version, isBinding }: { version: number; isBinding: boolean },
  settings: MatchSettings,
): { stay: Stay | undefined; steps: Step[] } => {
  const before = held?.version === version ? held : fresh(version, fix.at)
  const unknown = isBinding ? unknownStep(before, fix, presence, settings) : null
  const isAnother = presence.verdict === 'THERE' && isOver(before, fix.at, settings)
  const going = isAnother ? fresh(version, fix.at) : before
  const stay = { ...going, last: fix.at, isUnknownTold: going.isUnknownTold || unknown !== null }
  const steps = unknown ? [unknown] : []
  if (presence.verdict === 'CANNOT_TELL') return { stay: kept(lean(stay, fix, presence)), steps }
  const clear = { ...stay, vague: 0, isUnknownTold: false }
  if (presence.verdict === 'NOT_THERE') {
    const left = leave(clear, fix, settings)
    return { stay: left.stay, steps: [...steps, ...left.steps] }
  }
  const there = enter(clear, fix, presence, isBinding, settings)
  return { stay: there.stay, steps: [...steps, ...there.steps] }
}

/** What was told of a stay: its highest level, and its first and last fix that were there. */
export type ToldStay = { level: Level; since: number; there: number }

/** Null: nothing was told of it. */
export const toldOf = (stay: Stay | undefined): ToldStay | null =>
  stay?.level ? { level: stay.level, since: stay.since ?? stay.last, there: stay.there ?? stay.last } : null

/** The told stay that is over with a fix; null: it goes on, or there was none. */
export const endedBy = (before: Stay | undefined, after: Stay | undefined): ToldStay | null =>
  after?.since === before?.since ? null : toldOf(before)

/** Was a fix made within the stay, so that it adds nothing to it? */
export const isWithin = ({ since, there }: ToldStay, at: number, { confirmWithinMs }: MatchSettings): boolean =>
  at >= since - confirmWithinMs && at <= there

const fresh = (version: number, at: number): Stay => ({
  version,
  level: null,
  since: null,
  outsideSince: null,
  outs: 0,
  there: null,
  told: null,
  last: at,
  vague: 0,
  isUnknownTold: false,
})

const isOver = ({ there }: Stay, at: number, { confirmWithinMs }: MatchSettings) =>
  there !== null && Math.abs(at - there) > confirmWithinMs

/** Nothing that needs remembering is the same as outside; what was told of has a first fix. */
const kept = (stay: Stay): Stay | undefined =>
  stay.since === null && stay.vague === 0 && !stay.isUnknownTold ? undefined : stay

const enter = (stay: Stay, fix: TrackFix, presence: Presence, isBinding: boolean, { stillInsideMs }: MatchSettings) => {
  const { level, told } = stay
  const since = stay.since ?? fix.at
  // Somebody who went through is outside again already: one more fix there, and he has left.
  const [outs, outsideSince] = presence.by === 'WAY' ? [1, fix.at] : [0, null]
  const isRaised = level === null || isHigher(presence.cap, level)
  const isNews = isBinding && (isRaised || fix.at - (told ?? fix.at) >= stillInsideMs)
  const common = { level: presence.cap, occurredAt: since }
  const step: Step = isRaised ? { transition: 'ENTERED', from: level, ...common } : { transition: 'STILL', ...common }
  return {
    stay: {
      ...stay,
      since,
      outs,
      outsideSince,
      there: fix.at,
      level: isNews && isRaised ? presence.cap : level,
      told: isNews ? fix.at : told,
    },
    steps: isNews ? [step] : [],
  }
}

const leave = (stay: Stay, fix: TrackFix, { leaveFixes }: MatchSettings): { stay: Stay | undefined; steps: Step[] } => {
  if (stay.level === null) return { stay: undefined, steps: [] }
  // The same instant again is the same fix, sent twice.
  const outs = stay.outsideSince === fix.at ? stay.outs : stay.outs + 1
  const outsideSince = stay.outsideSince ?? fix.at
  return outs < leaveFixes
    ? { stay: { ...stay, outs, outsideSince }, steps: [] }
    : { stay: undefined, steps: [{ transition: 'LEFT', level: 'PROBABLE', occurredAt: outsideSince }] }
}

/** A fix that only leans to one side keeps a run to that side alive and breaks one to the other. */
const lean = (stay: Stay, fix: TrackFix, { probability }: Presence): Stay => {
  const leansIn = probability >= 0.5
  return {
    ...stay,
    vague: fix.accuracyM > vagueM ? stay.vague + 1 : stay.vague,
    since: leansIn ? (stay.since ?? fix.at) : stay.level === null ? null : stay.since,
    ...(leansIn ? { outs: 0, outsideSince: null } : {}),
  }
}

/** Unknown is not safe: told once, when the fixes do not say, or when none came while he was there. */
const unknownStep = (
  stay: Stay,
  fix: TrackFix,
  presence: Presence,
  { silentMs }: MatchSettings,
): Extract<Step, { transition: 'UNKNOWN' }> | null => {
  if (stay.isUnknownTold) return null
  const unknown = { transition: 'UNKNOWN', level: 'POSSIBLE' } as const
  if (stay.level !== null && fix.at - stay.last > silentMs) return { ...unknown, why: 'SILENT', occurredAt: stay.last }
  // A zone somewhere within the error of a fix is not enough: there are zones wherever such a fix is.
  const mayBeThere = presence.probability > unlikely || presence.distanceM >= 0 || stay.level !== null
  const isVague =
    presence.verdict === 'CANNOT_TELL' && mayBeThere && fix.accuracyM > vagueM && stay.vague + 1 >= vagueRun
  return isVague ? { ...unknown, why: 'VAGUE', occurredAt: fix.at } : null
}
