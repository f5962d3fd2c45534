import type { Model } from './type.ts'

/**
 * LOCKED. Names, dates of birth, postcodes and the first prior are the production weights of the Ministry of Justice: hmpps-person-match,
 * `model_2026_02_23_1e09.json` (MIT), as quoted in matching.md §1.2. What it has no level for is ours, with its reason beside it.
 */
export const model20261101: Model = {
  version: 'fs-2026-11-1',
  // Ours: strong and weak context by matching.md §6 (an incident at the address: -3 to 0; a bare name of hers is worth about 11 bits).
  priors: { none: -21.8, weak: -11, strong: -3 },
  names: {
    EXACT: 17.1,
    VARIANT: 11.5,
    // Ours: as an alias; a middle name left out is the rule in police records.
    SUBSET: 13,
    CLOSE: 7.3,
    NEAR: 3.3,
    FAMILY: 2.8,
    GIVEN: 0,
    PARTIAL: 0,
    DIFFERENT: -7.9,
    UNKNOWN: 0,
  },
  births: {
    EXACT: 13.9,
    // Ours: equal as far as the coarser date goes; a year of birth is shared by 1 in 60.
    AGREE: 5.5,
    // Ours: the model lacks it. 0.1 % of true pairs are swapped, 1 in 30,000 false ones look so.
    SWAPPED: 5,
    ONE_DIGIT: 3.3,
    // Ours: 93 % of wrong dates have two of three parts right (CRATE), 1 in 400 false pairs do.
    TWO_OF_THREE: 0.5,
    NEAR: -4.4,
    DIFFERENT: -8.6,
    UNKNOWN: 0,
  },
  homes: { SAME_POSTCODE: 12, SAME_OUTCODE: 5.3, DIFFERENT: -2.3, UNKNOWN: 0 },
  // Ours: wrong in 0.33 % of true pairs (CRATE); half of false ones agree.
  sexes: { SAME: 0.9, DIFFERENT: -7, UNKNOWN: 0 },
  identifiers: {
    // Ours: the ministry's 21.6 is for a register in which one person has several. One record in 1,000 has a wrong number, 1 in 23 of
    // those passes the check letter, and hits one of 20 million serials: 2^-38 for two people.
    PNC: 38,
    CRO: 38,
    EM_DEVICE: 38,
    // Ours: as above without a check letter.
    CRN: 34,
    NOMS: 34,
    OTHER: 34,
    NINO: 31,
    ASN: 30,
    // Ours: shared in a household of three among 60 million, and passed on.
    EMAIL: 25,
    PHONE: 24.5,
    VRM: 24,
    HANDLE: 22,
    UPRN: 20,
  },
  identifierMismatch: -10,
  frequency: { mean: 6.4e-6, damping: 0.7, least: -6, most: 2 },
  thresholds: { probable: 7, possible: 0, possibleAtRisk: -3.3, lead: 5 },
}
