import { actionTable, practiceThemes } from '../actions.ts'
import { standing } from '../corrections.ts'
import type { ActionRecord, DeskAlert } from '../model.ts'
import { exportRows } from './export.ts'
import type { ExportRow } from './export.ts'
import { measureRow } from './measures.ts'
import { suppressed } from './suppress.ts'
import type { SafeCount } from './suppress.ts'

type Counts = Record<string, SafeCount>

export type LearningExport = {
  /** Alerts in which such good practice was marked, by theme, by the action that was praised, by order type. */
  byTheme: Counts
  byAction: Counts
  byOrderType: Counts
  /** How alerts with good practice went (`PRAISED`), beside the others (`OTHERS`). */
  times: ExportRow[]
}

/**
 * What others may learn from good practice without learning of anybody: numbers of alerts and times, no words, no ids.
 *
 * Counted are alerts, not marks: one alert that was praised five times still points at one. Small numbers are hidden, and
 * whatever would give one away. Source: domain.md §8, 32.
 *
 * @param alerts those of one population, such as a force's of a year
 */
export const learningExport = (alerts: readonly DeskAlert[]): LearningExport => {
  const marked = alerts.map(alert => ({ alert, marks: marksOf(alert) }))
  const praised = marked.filter(({ marks }) => marks.length > 0)
  const counted = (keysOf: (mark: (typeof praised)[number]) => readonly string[]): Counts => {
    const keys = praised.flatMap(each => [...new Set(keysOf(each))])
    return suppressed(Object.fromEntries([...Map.groupBy(keys, key => key)].map(([key, group]) => [key, group.length])))
  }
  return {
    byTheme: counted(({ marks }) => marks.map(themeOf)),
    byAction: counted(({ alert, marks }) => marks.map(mark => praisedCode(alert, mark))),
    byOrderType: counted(({ alert }) => [alert.facts.orderType]),
    times: exportRows([
      measureRow(
        'PRAISED',
        praised.map(({ alert }) => alert),
      ),
      measureRow(
        'OTHERS',
        marked.filter(({ marks }) => marks.length === 0).map(({ alert }) => alert),
      ),
    ]),
  }
}

const marksOf = ({ actions }: DeskAlert): ActionRecord[] =>
  standing(actions).filter(({ code }) => code === 'GOOD_PRACTICE')

/** Only what is on the closed list: a field may hold anything. */
const themeOf = ({ fields }: ActionRecord): string =>
  practiceThemes.find(theme => theme === fields['theme']) ?? 'NOT_SAID'

const praisedCode = ({ actions }: DeskAlert, { fields }: ActionRecord): string => {
  const code = actions.find(({ actionId }) => actionId === fields['about'])?.code
  return code !== undefined && actionTable.has(code) ? code : 'NOT_SAID'
}
