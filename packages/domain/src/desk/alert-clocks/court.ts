import type { AlertClock } from '@breach-alerts/contracts'
import { clockOf, paceReviews } from '../../clocks/index.ts'
import type { ClockId } from '../../clocks/index.ts'
import { isoOf } from '../time.ts'
import { clockAt, doneAt, runOf } from './run.ts'
import type { ClockContext, ClocksOf, Run } from './run.ts'
import { servedAt } from './served.ts'

/** Which clock an arrest starts, by the power that was used. */
const courtClocks: Readonly<Record<string, ClockId>> = {
  CSA2010_S25: 'DVPN_COURT',
  CSA2010_S28: 'DVPO_COURT',
  DAA2021_S26: 'DAPN_COURT',
  FLA1996_S47: 'OCCUPATION_COURT',
}
const hearings: Readonly<Record<string, ClockId>> = { DVPN: 'DVPN_HEARING', DAPN: 'DAPN_HEARING' }

/** From the notice to its hearing. */
export const hearingClock = (alert: ClocksOf, context: ClockContext): AlertClock[] => {
  const run = hearingRun(alert, context)
  const clockId = hearings[alert.orderType]
  return clockId === undefined ? [] : clockAt(clockId, run, context.now)
}

const hearingRun = (alert: ClocksOf, context: ClockContext): Run | null =>
  runOf(servedAt(alert, context).slice(0, 1), doneAt(alert, ['HEARING_HELD']))

/** From an arrest under the order to the court; where the notice's hearing comes sooner, to that. */
export const courtClock = (alert: ClocksOf, context: ClockContext): AlertClock[] =>
  Object.entries(courtClocks).flatMap(([power, clockId]) => {
    const arrests = doneAt(alert, ['ARRESTED'], ({ fields }) => fields['power'] === power)
    const run = runOf(arrests, doneAt(alert, ['COURT_PRODUCTION', 'REMANDED', 'RELEASED', 'HEARING_HELD']))
    if (run === null) return []
    const byLength = clockOf(clockId, run.startedAt).dueAt
    const hearing = hearingAfter(run.startedAt, clockId, alert, context)
    const isSooner = hearing !== null && byLength !== null && hearing < byLength
    return clockAt(
      clockId,
      run,
      context.now,
      isSooner ? { dueAt: hearing, note: 'The hearing of the notice has to come sooner.' } : {},
    )
  })

/** By when the notice must be heard; null: it has no bearing on this arrest. */
const hearingAfter = (arrestedAt: number, clockId: ClockId, alert: ClocksOf, context: ClockContext): number | null => {
  const hearingId = hearings[alert.orderType]
  if (hearingId === undefined || (clockId !== 'DVPN_COURT' && clockId !== 'DAPN_COURT')) return null
  const run = hearingRun(alert, context)
  const dueAt = run === null || run.stoppedAt !== null ? null : clockOf(hearingId, run.startedAt).dueAt
  return dueAt !== null && dueAt > arrestedAt ? dueAt : null
}

const detentions = ['PACE_DETENTION', 'PACE_SUPERINTENDENT', 'PACE_COURT'] as const

/**
 * Detention after an arrest for an offence. Counted from `arrivedAt` (RFC 3339) of the arrest where that was recorded, else
 * from the arrest itself, which is never too late. A longer limit shows once the shorter has run out.
 */
export const paceClock = (alert: ClocksOf, { now }: ClockContext): AlertClock[] => {
  const arrests = alert.actions.filter(({ code, fields }) => code === 'ARRESTED' && fields['power'] === 'PACE_S24')
  const arrived = new Map(arrests.map(({ doneAt: at, fields }) => [Date.parse(at), arrivalOf(fields['arrivedAt'])]))
  const run = runOf(
    doneAt(alert, ['ARRESTED'], ({ fields }) => fields['power'] === 'PACE_S24'),
    doneAt(alert, ['CHARGED', 'BAILED', 'REMANDED', 'RELEASED']),
  )
  if (run === null) return []
  const arrivedAt = arrived.get(run.startedAt) ?? null
  const from: Run = { ...run, startedAt: arrivedAt ?? run.startedAt }
  const until = run.stoppedAt ?? now
  const shown = detentions.find(id => until < (clockOf(id, from.startedAt).dueAt ?? 0)) ?? 'PACE_COURT'
  const review = paceReviews(from.startedAt, clockOf(shown, from.startedAt).dueAt ?? now).find(at => at > now)
  const notes = [
    arrivedAt === null ? 'Counted from the arrest: arrival at the station is not recorded.' : null,
    shown === 'PACE_DETENTION' ? null : 'Only if the longer detention was authorised.',
  ].filter(note => note !== null)
  const isHeld = run.stoppedAt === null && review !== undefined
  return clockAt(shown, from, now, { note: notes.length > 0 ? notes.join(' ') : null }).map(clock =>
    isHeld ? { ...clock, nextReviewAt: isoOf(review) } : clock,
  )
}

const arrivalOf = (value: unknown): number | null => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : at
}
