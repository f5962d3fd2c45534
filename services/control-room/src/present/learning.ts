import { type LearningExport, measureNames } from '@breach-alerts/domain'
import { actionLabel } from './actions.ts'
import { csv } from './csv.ts'
import { inMinutes, measureWords } from './measures.ts'
import { themeWords } from './review-forms.ts'
import { orderTypeWords } from './words.ts'

const notSaid = 'Not said'
const wordsOf = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? notSaid

const groupWords = { PRAISED: 'Alerts with good practice', OTHERS: 'Other alerts' }

/** Good practice as it may leave the force: small numbers are hidden, nobody's words are in it. Times in minutes. */
export const learningCsv = ({ byTheme, byAction, byOrderType, times }: LearningExport): string => {
  const counted = (figure: string, counts: LearningExport['byTheme'], words: (key: string) => string) =>
    Object.entries(counts).map(([key, count]) => [figure, words(key), count, null, null])
  return csv([
    ['Figure', 'Of', 'Alerts', 'Median (minutes)', '90th percentile (minutes)'],
    ...counted('Good practice by theme', byTheme, key => wordsOf(themeWords, key)),
    ...counted('Good practice by what was done', byAction, key => actionLabel(key) ?? notSaid),
    ...counted('Good practice by order type', byOrderType, key => wordsOf(orderTypeWords, key)),
    ...times.flatMap(({ key, alerts, times: of }) => {
      const group = wordsOf(groupWords, key)
      return [
        [group, 'All', alerts, null, null],
        ...measureNames.map(name => {
          const { count, medianMs, p90Ms } = of[name]
          return [group, measureWords[name], count, inMinutes(medianMs), inMinutes(p90Ms)]
        }),
      ]
    }),
  ])
}
