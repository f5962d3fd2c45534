import type { DutyName, Grade } from '@breach-alerts/contracts'
import { gradeRules } from './grade-rules.ts'
import type { GradeRules } from './grade-rules.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** A length of time for each grade, milliseconds. */
export type ByGrade = Readonly<Record<Grade, number>>

/** Operational settings of the response: how long each person and each duty is given. All lengths in milliseconds. */
export type DeskPolicy = {
  readonly version: string
  /** How long each rung of the ladder is given, lowest first; the last length serves every rung above. */
  readonly waitsMs: Readonly<Record<Grade, readonly number[]>>
  /** Silence after which the unit supervisor is told as well, without taking the alert from the owner; null: never. */
  readonly coverMs: Readonly<Record<Grade, number | null>>
  /** From "I am going" (or news to the person who is going) to the first action on the record. */
  readonly firstActionMs: ByGrade
  /** From raised to due. */
  readonly dutyMs: Readonly<Record<DutyName, ByGrade>>
  /** How often an overdue duty is called to mind. */
  readonly reminderMs: ByGrade
  /** How long an alert with every duty done waits before somebody is asked to close it. */
  readonly closingMs: number
  /** Evidence after a pause of this length is the breach beginning again: somebody is told again. */
  readonly renewedAfterMs: number
  /** Earlier alerts of the order count as repeats for this long. */
  readonly repeatWithinMs: number
  /** Findings held in full on one alert; the rest are counted (the journal holds them all). */
  readonly maxFindings: number
  readonly grading: GradeRules
}

const even = (ms: number): ByGrade => ({ 1: ms, 2: ms, 3: ms })

/** Defaults to agree with each force before use. Source: design.md §6, domain.md §1d and §7, issue "From alert to closed". */
export const defaultPolicy: DeskPolicy = {
  version: 'v0',
  waitsMs: { 1: [2 * minute], 2: [5 * minute], 3: [10 * minute] },
  coverMs: { 1: minute, 2: null, 3: null },
  firstActionMs: { 1: 15 * minute, 2: hour, 3: 4 * hour },
  dutyMs: {
    ACTED: { 1: hour, 2: 4 * hour, 3: 24 * hour },
    PARTNERS_TOLD: { 1: hour, 2: 4 * hour, 3: 24 * hour },
    VICTIM_DECISION: { 1: 4 * hour, 2: 12 * hour, 3: 24 * hour },
    RECORD_COMPLETE: even(24 * hour),
  },
  reminderMs: { 1: 30 * minute, 2: 2 * hour, 3: 12 * hour },
  closingMs: 24 * hour,
  renewedAfterMs: hour,
  repeatWithinMs: 30 * 24 * hour,
  maxFindings: 60,
  grading: gradeRules,
}
