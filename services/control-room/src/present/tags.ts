import type { Alert, Level, NoticeState } from '@breach-alerts/contracts'
import { type FlagContext, flagWords, gradeWords, levelWords, noticeWords, stateWords } from './words.ts'

/** A short word in a coloured box. The word alone carries the meaning; colour and shape only repeat it. */
export type Tag = { text: string; classes: string; title?: string }

const shapes: Readonly<Record<Alert['grade'], string>> = { 1: '▲', 2: '◆', 3: '●' }

export const gradeTag = (grade: Alert['grade']): Tag & { shape: string; number: number } => ({
  text: `Grade ${grade} ${gradeWords[grade]}`,
  shape: shapes[grade],
  number: grade,
  classes: `ba-grade ba-grade--${grade}`,
})

const stateColours = {
  RAISED: 'govuk-tag--red',
  ACKNOWLEDGED: 'govuk-tag--blue',
  ACTED: 'govuk-tag--green',
  CLOSED: 'govuk-tag--grey',
} as const

export const stateTag = (state: Alert['state']): Tag => ({ text: stateWords[state], classes: stateColours[state] })

const levelColours = {
  CERTAIN: 'govuk-tag--purple',
  PROBABLE: 'govuk-tag--light-blue',
  POSSIBLE: 'govuk-tag--grey',
} as const

export const levelTag = (level: Level): Tag => ({
  text: levelWords[level].tag,
  title: levelWords[level].meaning,
  classes: levelColours[level],
})

export const flagTag = (flag: string, context: FlagContext): Tag => {
  const { tag, meaning } = flagWords(flag, context)
  return {
    text: tag,
    title: meaning,
    classes: flag === 'NOT_PROVEN_SERVED' || flag === 'IDENTITY_CONFLICT' ? 'govuk-tag--orange' : 'govuk-tag--yellow',
  }
}

const noticeColours = {
  SENT: 'govuk-tag--blue',
  READ: 'govuk-tag--green',
  FAILED: 'govuk-tag--red',
  NOBODY: 'govuk-tag--red',
  WITHHELD: 'govuk-tag--yellow',
  ON_BOARD: 'govuk-tag--grey',
} as const

export const noticeTag = (state: NoticeState): Tag => ({ text: noticeWords[state], classes: noticeColours[state] })
