export type Choice = { value: string; text: string }

/** Choices from values and their words, in the order in which they stand. */
export const choices = (pairs: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(pairs).map(([value, text]) => ({ value, text }))
