import type { Level } from '@breach-alerts/contracts'
import type { Presence } from '../presence.ts'
import type { TrackFix } from '../track.ts'

/** What is known of one wearer and one area. Plain JSON. */
export type ZoneState = {
  /** Level of the entry that was told for this stay; null: outside, or not told. */
  entered: 'POSSIBLE' | 'PROBABLE' | null
  /** First fix of the run that is going on: towards being inside, or towards having left. */
  insideSince: number | null
  outsideSince: number | null
  /** Fixes in a row that are too inexact to tell. */
  vague: number
  isUnknownTold: boolean
  last: number | null
}

export const outside: ZoneState = {
  entered: null,
  insideSince: null,
  outsideSince: null,
  vague: 0,
  isUnknownTold: false,
  last: null,
}

export type Step = { transition: 'ENTERED' | 'LEFT' | 'UNKNOWN'; level: Level; occurredAt: number }

/** Less exact than this, metres, a fix does not tell on which side of a zone it lies; so many in a row are worth saying. */
const [vagueM, vagueRun] = [50, 3]

/** Without a fix for this long, nobody knows whether he is still inside. */
const staleMs = 30 * 60_000

/**
 * Folds one fix, in order of time, into the state of a zone.
 *
 * Entering is told at the first hit (POSSIBLE) and when a second one confirms it (PROBABLE), each once a stay; leaving when two in
 * a row are outside. `occurredAt` is that of the first fix of the run.
 *
 * @param mayEnter the condition binds at this instant; leaving is told at any time
 */
export const stepZone = (
  before: ZoneState,
  fix: TrackFix,
  presence: Presence,
  mayEnter: boolean,
): { state: ZoneState; steps: Step[] } => {
  const unknown = unknownStep(before, fix, presence)
  const steps: Step[] = unknown ? [unknown] : []
  const state = { ...before, isUnknownTold: before.isUnknownTold || unknown !== null, last: fix.at }
  if (presence.verdict === 'CANNOT_TELL') return { state: lean(state, fix, presence), steps }
  const told = { ...state, vague: 0, isUnknownTold: false }
  if (presence.verdict === 'NOT_THERE') {
    const left = leave(told, fix)
    return { state: left.state, steps: [...steps, ...left.steps] }
  }
  const insideSince = told.insideSince ?? fix.at
  const level = presence.cap === 'POSSIBLE' ? 'POSSIBLE' : 'PROBABLE'
  // Somebody who went through is outside again already: one more fix there, and he has left.
  const outsideSince = presence.by === 'WAY' ? fix.at : null
  const isNews = mayEnter && (told.entered === null || (told.entered === 'POSSIBLE' && level === 'PROBABLE'))
  return {
    state: { ...told, insideSince, outsideSince, entered: isNews ? level : told.entered },
    steps: isNews ? [...steps, { transition: 'ENTERED', level, occurredAt: insideSince }] : steps,
  }
}

const leave = (state: ZoneState, fix: TrackFix): { state: ZoneState; steps: Step[] } => {
  if (state.outsideSince === null && state.entered !== null)
    return { state: { ...state, outsideSince: fix.at }, steps: [] }
  if (state.entered === null) return { state: { ...state, insideSince: null }, steps: [] }
  return {
    state: { ...outside, last: fix.at },
    steps: [{ transition: 'LEFT', level: 'PROBABLE', occurredAt: state.outsideSince ?? fix.at }],
  }
}

/** A fix that only leans to one side keeps a run to that side alive and breaks one to the other. */
const lean = (state: ZoneState, fix: TrackFix, { probability }: Presence): ZoneState => ({
  ...state,
  vague: fix.accuracyM > vagueM ? state.vague + 1 : state.vague,
  insideSince: probability >= 0.5 ? (state.insideSince ?? fix.at) : state.entered === null ? null : state.insideSince,
  outsideSince: probability >= 0.5 ? null : state.outsideSince,
})

/** Unknown is not safe: told once, when the fixes do not say, or when none came while he was inside. */
const unknownStep = (state: ZoneState, fix: TrackFix, presence: Presence): Step | null => {
  if (state.isUnknownTold) return null
  const isVague = presence.verdict === 'CANNOT_TELL' && fix.accuracyM > vagueM && state.vague + 1 >= vagueRun
  const isStale = state.entered !== null && state.last !== null && fix.at - state.last > staleMs
  return isVague || isStale
    ? { transition: 'UNKNOWN', level: 'POSSIBLE', occurredAt: isStale ? state.last! : fix.at }
    : null
}
