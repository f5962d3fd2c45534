/**
 * Weights in bits, log2(m/u). Names, dates and police numbers: Ministry of Justice, hmpps-person-match, model 2026-02-23 (MIT), as
 * quoted in matching.md §1.2. Those marked "ours" are set from the same reasoning and are to be re-estimated.
 */
export const model = {
  version: 'exact-2026-11-1',
  /** Two random records are the same person. */
  priorBits: -21.8,
  identifiers: {
    PNC: 21.6,
    CRO: 21.8,
    // Ours: as good as a PNC id, since one office gives them out and each names one person.
    CRN: 21.6,
    NOMS: 21.6,
    OTHER: 21.6,
    // Ours: the wearer's own device, matched in the register of the order.
    EM_DEVICE: 29.9,
    NINO: 20,
    ASN: 20,
    // Ours: can be shared, lent or passed on.
    PHONE: 17,
    EMAIL: 17,
    HANDLE: 15,
    VRM: 15,
    UPRN: 12,
  } satisfies Record<string, number>,
  /** A strong identifier of the same scheme that differs. */
  identifierMismatch: -10,
  names: { EXACT: 17.1, SUBSET: 11.5, PARTIAL: 0, DIFFERENT: -7.9, UNKNOWN: 0 },
  births: {
    EXACT: 13.9,
    // Ours: equal as far as the coarser date goes (a year: about 1 in 60).
    AGREE: 5.5,
    SWAPPED: 8,
    ONE_DIGIT: 3.3,
    TWO_OF_THREE: 3,
    NEAR: -4.4,
    DIFFERENT: -8.6,
    UNKNOWN: 0,
  },
} as const

/** Weight of an agreement on an identifier. */
export const identifierBits = (scheme: string): number =>
  (model.identifiers as Record<string, number>)[scheme.startsWith('OTHER:') ? 'OTHER' : scheme] ?? 0
