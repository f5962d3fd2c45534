import type { FieldError } from '@breach-alerts/contracts'

/** Errors as the GOV.UK error summary and the fields under it show them. */
export type ShownErrors = {
  list: readonly { text: string; href: string }[]
  fields: Readonly<Record<string, { text: string }>>
}

export const noErrors: ShownErrors = { list: [], fields: {} }

/** `is required` → `Enter power used`; other messages follow the label: `Done at must not be …`. */
const sentence = (label: string, message: string): string =>
  message === 'is required'
    ? `Enter: ${label.toLowerCase().replace(/\?$/u, '')}`
    : `${label.replace(/\?$/u, '')} ${message}`

/**
 * @param labels what each field is called on the form; a complaint about anything else stands in the summary only
 */
export const shownErrors = (errors: readonly FieldError[], labels: Readonly<Record<string, string>>): ShownErrors => {
  const shown = errors.map(({ pointer, message }) => {
    const name = pointer.slice(1)
    const label = labels[name]
    return {
      name,
      known: label !== undefined,
      text: label === undefined ? `${name} ${message}`.trim() : sentence(label, message),
    }
  })
  return {
    list: shown.map(({ name, known, text }) => ({ text, href: known ? `#${name}` : '#main-content' })),
    fields: Object.fromEntries(shown.filter(({ known }) => known).map(({ name, text }) => [name, { text }])),
  }
}

export const oneError = (text: string, href = '#main-content'): ShownErrors => ({ list: [{ text, href }], fields: {} })
