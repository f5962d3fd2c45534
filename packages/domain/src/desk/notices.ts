import type { EntryOf, Notice } from '@breach-alerts/contracts'

/** A notice as an entry tells of it. */
export const noticeOf = ({
  noticeId,
  to,
  channel,
  state,
  reason,
  at,
  officerId,
}: EntryOf<'notice.recorded'>): Notice => ({
  noticeId,
  to,
  channel,
  state,
  reason,
  at,
  ...(officerId !== undefined && { officerId }),
})

/** The newest word on a notice stands, and one that was read stays read. */
export const withNotice = (notices: readonly Notice[], notice: Notice): Notice[] => {
  const known = notices.find(({ noticeId }) => noticeId === notice.noticeId)
  if (!known) return [...notices, notice]
  return notices.map(each => (each === known && known.state !== 'READ' ? notice : each))
}
