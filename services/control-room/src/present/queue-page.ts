import type { AlertView } from '@breach-alerts/domain'
import { openWords } from './prompts-panel.ts'
import { queueRow } from './queue.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** Title, rows and the sentence above them. */
export const queuePage = (
  alerts: readonly AlertView[],
  now: number,
  {
    isFiltered,
    questions,
  }: { isFiltered: boolean; /** Open questions by alertId. */ questions: ReadonlyMap<string, number> },
) => {
  const waiting = alerts.filter(({ state }) => state === 'RAISED').length
  const now1 = alerts.filter(({ grade, state }) => grade === 1 && state !== 'CLOSED').length
  return {
    title: 'Suspected breaches',
    rows: alerts.map(alert => ({
      ...queueRow(alert, now),
      questions: alert.state === 'CLOSED' ? null : openWords(questions.get(alert.alertId) ?? 0),
    })),
    summary:
      alerts.length === 0
        ? ''
        : `${counted(alerts.length, 'alert', 'alerts')} shown: ${counted(now1, 'is', 'are')} grade 1, ${counted(waiting, 'has', 'have')} nobody going yet.`,
    empty: isFiltered ? 'No alerts match these filters.' : 'No open alerts.',
  }
}
