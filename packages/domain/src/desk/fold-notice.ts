import type { EntryOf, Notice } from '@breach-alerts/contracts'
import { climb } from './climb.ts'
import { openDuties } from './duties.ts'
import { isClimbing } from './in-charge.ts'
import { onRung, toOf, topRung } from './ladder.ts'
import type { DeskAlert } from './model.ts'
import { applied, causeOf, noted } from './move.ts'
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
  const { noticeId, to, channel, state, reason } = entry
  const onDuty = entry.officerId === undefined ? {} : { officerId: entry.officerId }
  const notice: Notice = { noticeId, to, channel, state, reason, at: entry.at, ...onDuty }
  const known = alert.notices.find(each => each.noticeId === noticeId)
  const next = noted({ ...withOfficer(alert, entry), notices: withNotice(alert.notices, known, notice) }, cause, {
    noticeId,
    to,
    channel,
    state,
    reason,
    ...onDuty,
  })
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

const withNotice = (notices: readonly Notice[], known: Notice | undefined, notice: Notice): Notice[] => {
  if (!known) return [...notices, notice]
  return notices.map(each => (each === known && known.state !== 'READ' ? notice : each))
}

const isUnreachable = (alert: DeskAlert, { to, state }: Entry): boolean => {
  if (!isClimbing(alert) || alert.rung >= topRung || (state !== 'NOBODY' && state !== 'FAILED')) return false
  const current = onRung(alert.rung, alert.facts, alert.respondingForceCode)
  return current !== null && toOf(current) === to
}
