/**
 * How often a true match is written down differently from the order; shares of descriptions.
 *
 * `typoGiven`, `typoFamily`, `birthWrong`, `moved`, `married` are the empirical rates of CRATE (matching.md §1.1): forename wrong 0.6 % and
 * close 1.7 %, date of birth not exact 0.49 %, postcode changed 30 %, family name changed women 5.7 % and men 1.3 %. The rest is ours, set
 * on the bad side: events are typed in a hurry.
 */
export type Rates = typeof usualRates

export const usualRates = {
  typoGiven: 0.02,
  typoFamily: 0.02,
  nickname: 0.1,
  transliteration: 0.2,
  /** Given and family name change places. */
  turned: 0.02,
  /** The same where families do not write their name last by custom. */
  turnedElsewhere: 0.05,
  married: { F: 0.057, M: 0.013 },
  middleLeftOut: 0.6,
  /** The first of two given names is left out: it is not the one he goes by. */
  firstLeftOut: 0.05,
  initialOnly: 0.02,
  /** One text instead of given and family. */
  notSplit: 0.15,
  birthUnknown: 0.12,
  birthYearOnly: 0.03,
  birthSwapped: 0.01,
  birthWrong: 0.01,
  addressUnknown: 0.35,
  moved: 0.3,
  identifierKnown: 0.2,
  identifierWrong: 0.01,
  sexUnknown: 0.1,
} as const
