import type { EntryOf, Notice } from '@breach-alerts/contracts'
import { climb } from './climb.ts'
import { openDuties } from './duties.ts'
import { isClimbing } from './in-charge.ts'
import { onRung, toOf, topRung } from './ladder.ts'
import type { DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
import { noticeOf, withNotice } from './notices.ts'
import type { Move, News } from './move.ts'
import type { DeskPolicy } from './policy.ts'

type Entry = EntryOf<'notice.recorded'>

/**
 * Folds what became of a notice. One that was read stays read; otherwise the newest word stands.
 *
 * When the rung that is being told cannot be told (nobody there, or refused for good), the next one is told at once.
 */
export const foldNotice = (alert: DeskAlert, entry: Entry, policy: DeskPolicy): Move => {
  const cause = causeOf(entry)
  const { at: _, ...notice } = noticeOf(entry)
  const { state } = notice
  const notices = withNotice(alert.notices, noticeOf(entry))
  const next = noted({ ...withOfficer(alert, entry), notices }, cause, notice)
  const isLoud = !quiet.has(state) || openDuties(alert, cause.at).length !== openDuties(next, cause.at).length
  const news: News[] = isLoud ? [{ eventType: 'alert.updated', tell: [] }] : []
  if (!isUnreachable(next, entry)) return applied(next, ...news)
  const climbed = climb(next, cause, policy, state)
  return applied(climbed.alert, ...news, ...climbed.news)
}

/** Whoever was on duty on the desk and got its message has been told: they may see the alert, and hear how it ends. */
const withOfficer = (alert: DeskAlert, { officerId, state }: Entry): DeskAlert =>
  officerId === undefined || state !== 'SENT' || alert.officersTold.includes(officerId)
    ? alert
    : { ...alert, officersTold: [...alert.officersTold, officerId] }

const quiet: ReadonlySet<Notice['state']> = new Set(['SENT', 'ON_BOARD'])

const isUnreachable = (alert: DeskAlert, { to, state }: Entry): boolean => {
  if (!isClimbing(alert) || alert.rung >= topRung || (state !== 'NOBODY' && state !== 'FAILED')) return false
  const current = onRung(alert.rung, alert.facts, alert.respondingForceCode)
  return current !== null && toOf(current) === to
}
