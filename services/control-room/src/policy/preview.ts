import { type DeskAlert, parseDesk, previewGrades, previewLadder } from '@breach-alerts/domain'
import type { DeskStore } from '@breach-alerts/store'
import type { Rules } from './propose.ts'

export const previewDays = 30
const pageSize = 100

/** Every alert raised since `from` (epoch milliseconds), whoever's. @throws StoreUnavailable */
const alertsSince = async (store: DeskStore, from: number): Promise<DeskAlert[]> => {
  const orderIds = new Set<string>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DeskStore['list']>> = await store.list({
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    })
    for (const { orderId, raisedAt } of page.rows) if (raisedAt >= from) orderIds.add(orderId)
    cursor = page.nextCursor
  } while (cursor !== null)

  const ids = [...orderIds]
  const alerts: DeskAlert[] = []
  for (let at = 0; at < ids.length; at += pageSize) {
    const documents = await store.load(ids.slice(at, at + pageSize))
    alerts.push(...documents.flatMap(held => (held ? parseDesk(held.document).alerts : [])))
  }
  return alerts.filter(({ raisedAt }) => raisedAt >= from)
}

/** What a change would have made of the alerts of the last 30 days. `now`: epoch milliseconds. @throws StoreUnavailable */
export const previewChange = async (store: DeskStore, before: Rules, after: Rules, now: number) => {
  const from = now - previewDays * 86_400_000
  const alerts = await alertsSince(store, from)
  const graded = (rules: Rules['rules']) => ({ version: '', rules })
  const grades = previewGrades(alerts, graded(before.rules), graded(after.rules), from)
  const ladder = previewLadder(alerts, { before: before.ladder, after: after.ladder, from, now })
  return { considered: grades.considered, grades: grades.changed, ladder, alerts }
}
export type ChangePreview = Awaited<ReturnType<typeof previewChange>>
