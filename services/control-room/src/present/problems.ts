import type { FieldError } from '@breach-alerts/contracts'

/** Errors as the GOV.UK error summary and the fields under it show them. */
export type ShownErrors = {
  list: readonly { text: string; href: string }[]
  fields: Readonly<Record<string, { text: string }>>
}

export const noErrors: ShownErrors = { list: [], fields: {} }

/** How a form speaks of one of its fields: by its label, and when it was left empty. */
export type FieldWords = { label: string; missing: string }

/** What was left empty has a sentence of its own; other messages follow the label: `When it was done must not be …`. */
const sentence = ({ label, missing }: FieldWords, message: string): string =>
  /^is required(?:,|$)/u.test(message) ? missing : `${label.replace(/\?? \(optional\)$|\?$/u, '')} ${message}`

/**
 * @param words how each field of the form is spoken of; a complaint about anything else stands in the summary only
 */
export const shownErrors = (
  errors: readonly FieldError[],
  words: Readonly<Record<string, FieldWords>>,
): ShownErrors => {
  const shown = errors.map(({ pointer, message }) => {
    const name = pointer.slice(1)
    const field = words[name]
    return {
      name,
      known: field !== undefined,
      text: field === undefined ? `${name} ${message}`.trim() : sentence(field, message),
    }
  })
  return {
    list: shown.map(({ name, known, text }) => ({ text, href: known ? `#${name}` : '#main-content' })),
    fields: Object.fromEntries(shown.filter(({ known }) => known).map(({ name, text }) => [name, { text }])),
  }
}

export const oneError = (text: string, href = '#main-content'): ShownErrors => ({ list: [{ text, href }], fields: {} })
