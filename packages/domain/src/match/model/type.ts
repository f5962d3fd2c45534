import type { BirthLevel } from '../../names/birth.ts'
import type { NameLevel } from '../../names/compare.ts'

/** How two homes agree. */
export const homeLevels = ['SAME_POSTCODE', 'SAME_OUTCODE', 'DIFFERENT', 'UNKNOWN'] as const
export type HomeLevel = (typeof homeLevels)[number]

export const sexLevels = ['SAME', 'DIFFERENT', 'UNKNOWN'] as const
export type SexLevel = (typeof sexLevels)[number]

/**
 * Weights of a Fellegi-Sunter model, all in bits: log2(m/u). Plain JSON; locked once it has a version, and replaced by a new
 * version, never changed.
 */
export type Model = {
  version: string
  /**
   * log2 odds, before anything is compared, that a suspect is the respondent: for two records taken at random; when the event names
   * somebody as the protected person; when she or her address is surely in it.
   */
  priors: { none: number; weak: number; strong: number }
  names: Readonly<Record<NameLevel, number>>
  births: Readonly<Record<BirthLevel, number>>
  homes: Readonly<Record<HomeLevel, number>>
  sexes: Readonly<Record<SexLevel, number>>
  /** By scheme; `OTHER` stands for every `OTHER:<name>`. */
  identifiers: Readonly<Record<string, number>>
  identifierMismatch: number
  /** Term frequency: the mean share of a name to which `names.EXACT` belongs, the share of the correction that inexact levels get, and its bounds. */
  frequency: { mean: number; damping: number; least: number; most: number }
  /** Weights from which a level holds, and the lead over the next person that PROBABLE needs. */
  thresholds: { probable: number; possible: number; possibleAtRisk: number; lead: number }
}
