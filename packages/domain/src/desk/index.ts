export {
  actionTable,
  arrestPowers,
  disclosureDecisions,
  isActing,
  noActionReasons,
  reviewViews,
  victimDecisions,
} from './actions.ts'
export type { ActionGroup, ActionRule, ConditionalRule, FieldRule } from './actions.ts'
export { checkAction } from './check-action.ts'
export type { ActionContext, CheckedAction } from './check-action.ts'
export { checkClosure } from './check-closure.ts'
export type { CheckedClosure, ClosureContext } from './check-closure.ts'
export { dutiesOf, openDuties } from './duties.ts'
export { foldEntry } from './fold.ts'
export type { Folded } from './fold.ts'
export { formToAction } from './form-action.ts'
export { gradeOf } from './grade.ts'
export type { Graded, GradeInput } from './grade.ts'
export { gradeRules } from './grade-rules.ts'
export type { GradeRule, GradeRules, GradeWhen } from './grade-rules.ts'
export { controlRooms, isOfficerId, onRung, rungs, toOf } from './ladder.ts'
export { emptyDesk, parseDesk, serialiseDesk } from './model.ts'
export type {
  AckRecord,
  ActionRecord,
  ClosureRecord,
  ConditionState,
  Desk,
  DeskAlert,
  LiveTimer,
  Stray,
  TimerKind,
} from './model.ts'
export type { Verdict } from './move.ts'
export { civilOutcomes, crimeOutcomes, outcomesFor } from './outcomes.ts'
export { partnersInForce, partnersUntold } from './partners.ts'
export { defaultPolicy } from './policy.ts'
export type { ByGrade, DeskPolicy } from './policy.ts'
export { powersOf } from './powers.ts'
export type { PowersCard, PowersFacts } from './powers.ts'
export { powersEffectiveFrom, powersTable, powersVersion } from './powers-table.ts'
export type { PowersRow } from './powers-table.ts'
export { ackIn, actionIn, closureIn, presentAlert, rowsOf } from './present.ts'
export type { AlertView, DeskRow } from './present.ts'
export { referenceOf } from './reference.ts'
export { parseTimerPayload, timersOf } from './timers.ts'
export type { TimerPayload } from './timers.ts'
export * from '../clocks/index.ts'
export { promptTable, promptsVersion } from './prompt-table.ts'
export type { PromptRule, PromptWhen } from './prompt-table.ts'
export { promptsFor } from './prompts.ts'
export type { Prompt, PromptContext } from './prompts.ts'
export { coverGaps, coverOf, uncovered } from './people/cover.ts'
export type { CoverGap, CoverRung } from './people/cover.ts'
export { bookOf, emptyBook } from './people/book.ts'
export type { CoverBook, KeptOverride, KeptRota } from './people/book.ts'
export { coverReport } from './people/report.ts'
export { knownUnreachable, onDesk } from './people/on-desk.ts'
export type { DeskDuty } from './people/on-desk.ts'
export { turnsOf } from './people/turns.ts'
export type { Turn } from './people/turns.ts'
export { emptyDirectory, isReachable, officerIn } from './people/directory.ts'
export type { ContactPoint, Directory, Force, Officer, Partner, Unit } from './people/directory.ts'
export { changesOf, onDuty, swap } from './people/rota.ts'
export type { OnDuty, Rota, RotaLayer, RotaOverride } from './people/rota.ts'
export { annualReturn, exportMeasures } from './measures/export.ts'
export type { ExportRow } from './measures/export.ts'
export { alertsPerOperatorHour, dimensions, measuresBy, precisionByRule } from './measures/measures.ts'
export type { Dimension, MeasureRow, RulePrecision, Spread } from './measures/measures.ts'
export { quantile } from './measures/quantiles.ts'
export { smallestShown, suppressed } from './measures/suppress.ts'
export type { SafeCount } from './measures/suppress.ts'
export { measureNames, timesOf } from './measures/times.ts'
export type { AlertTimes, MeasureName } from './measures/times.ts'
export { ordinal, serialView } from './serial.ts'
export type { SerialOrder, SerialView } from './serial.ts'
export { checkWords } from './words/check-words.ts'
export type { WordHint } from './words/check-words.ts'
export { hintsOn, hintUse } from './words/hint-use.ts'
export type { HintUse } from './words/hint-use.ts'
export { phrases, phrasesVersion } from './words/phrases.ts'
export type { Phrase, PhraseKind } from './words/phrase.ts'
export { isDrawn } from './dip-check.ts'
export { previewGrades } from './grade-preview.ts'
export type { GradeChange } from './grade-preview.ts'
