import { parseDesk, timersOf } from '@breach-alerts/domain'
import type { AlertQuery, DeskStore, DueSet } from '@breach-alerts/store'

/** Where live timers are: open alerts, and whatever is challenged, also after it was closed. */
const watched: readonly Omit<AlertQuery, 'limit'>[] = [
  { states: ['RAISED', 'ACKNOWLEDGED', 'ACTED'] },
  { kind: 'CHALLENGE' },
]

/**
 * Sets every live timer: what the due-set must hold, taken from the state that the journal gave.
 *
 * Needed where timers could not be set as they came: after a rebuild, and after a crash in the middle of one.
 *
 * @returns how many timers there are
 */
export const sweepTimers = async (
  desk: Pick<DeskStore, 'list' | 'load'>,
  due: Pick<DueSet, 'set'>,
): Promise<number> => {
  const orderIds = new Set<string>()
  for (const query of watched) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<DeskStore['list']>> = await desk.list({
        ...query,
        limit: 100,
        ...(cursor === null ? {} : { cursor }),
      })
      for (const { orderId } of page.rows) orderIds.add(orderId)
      cursor = page.nextCursor
    } while (cursor !== null)
  }

  let count = 0
  const ids = [...orderIds]
  for (let at = 0; at < ids.length; at += 100) {
    const documents = await desk.load(ids.slice(at, at + 100))
    const timers = documents.flatMap(document => (document ? timersOf(parseDesk(document.document)) : []))
    if (timers.length > 0) await due.set(timers)
    count += timers.length
  }
  return count
}
