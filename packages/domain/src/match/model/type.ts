import { z } from 'zod'
import { birthLevels } from '../../names/birth.ts'
import { nameLevels } from '../../names/compare.ts'

/** How two homes agree. */
export const homeLevels = ['SAME_POSTCODE', 'SAME_OUTCODE', 'DIFFERENT', 'UNKNOWN'] as const
export type HomeLevel = (typeof homeLevels)[number]

export const sexLevels = ['SAME', 'DIFFERENT', 'UNKNOWN'] as const
export type SexLevel = (typeof sexLevels)[number]

/** Bits are written with two decimals at most, so that what is shown adds up. */
const Bits = z.number().min(-200).max(200)

/**
 * Weights of a Fellegi-Sunter model, all in bits: log2(m/u). Plain JSON; locked once it has a version, and replaced by a new
 * version, never changed.
 */
export const Model = z.strictObject({
  version: z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,63}$/u, 'must be lower-case letters, digits, dots, + and -'),
  /**
   * log2 odds, before anything is compared, that a suspect is the respondent: for two records taken at random; when the event names
   * somebody as the protected person; when she or her address is surely in it. `types`: what the kind of event adds to the first.
   */
  priors: z.strictObject({ none: Bits, weak: Bits, strong: Bits, types: z.record(z.string(), Bits) }),
  names: z.record(z.enum(nameLevels), Bits),
  births: z.record(z.enum(birthLevels), Bits),
  homes: z.record(z.enum(homeLevels), Bits),
  sexes: z.record(z.enum(sexLevels), Bits),
  /** By scheme; `OTHER` stands for every `OTHER:<name>`. */
  identifiers: z.record(z.string(), Bits),
  identifierMismatch: Bits,
  /** What a plate that agrees but for one character that cameras confuse is worth less. */
  misread: Bits,
  /**
   * Term frequency: bits by which the names of two people who share one tell them apart on average, to which `names.EXACT` belongs;
   * the share of the correction that inexact levels get, its bounds, and what further given names that agree as well may add to the upper.
   */
  frequency: z.strictObject({
    meanBits: Bits,
    damping: z.number().min(0).max(1),
    least: Bits,
    most: Bits,
    further: Bits,
  }),
  /** Weights from which a level holds, and the lead over the next person that PROBABLE needs. */
  thresholds: z.strictObject({ certain: Bits, probable: Bits, possible: Bits, possibleAtRisk: Bits, lead: Bits }),
})
export type Model = z.infer<typeof Model>
