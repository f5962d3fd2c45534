import type { z } from 'zod'

/** One bad field: where it is (JSON Pointer, RFC 6901) and what is wrong with it. Never the value. */
export type FieldError = { pointer: string; message: string }

/** RFC 9457 problem details. */
export type Problem = { type: string; title: string; status: number; detail: string; errors: FieldError[] }

const escape = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')

export const pointerOf = (path: readonly PropertyKey[]): string => path.map(part => `/${escape(part)}`).join('')

/**
 * Turns a zod error into every bad field with its pointer.
 *
 * A failed union reports its closest branch (the one with the deepest, then fewest, complaints). Messages name types and rules, never what was sent.
 */
export const fieldErrors = (error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldError[] =>
  error.issues.flatMap(issue => fromIssue(issue, prefix))

const fromIssue = (issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): FieldError[] => {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nested = issue.errors.filter(branch => branch.some(inner => inner.path.length > 0))
    const closest = nested.toSorted((a, b) => a.length - b.length)[0]
    if (closest) return closest.flatMap(inner => fromIssue(inner, path))
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ pointer: pointerOf([...path, key]), message: 'is not a known field' }))
  return [{ pointer: pointerOf(path), message: plain(issue) }]
}

const plain = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is required' : `must be ${article(nameOf(issue.expected))}`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`
  if ((issue.code === 'too_small' || issue.code === 'too_big') && /^Too (?:small|big):/u.test(issue.message))
    return overLimit(issue)
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return 'has an entry that is not allowed'
  return issue.message
}

const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' }

const overLimit = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  const isLow = issue.code === 'too_small'
  const limit = isLow ? issue.minimum : issue.maximum
  const unit = units[issue.origin]
  if (unit === undefined) {
    const bound = issue.inclusive === false ? ['less than', 'more than'] : ['at most', 'at least']
    return `must be ${bound[Number(isLow)]} ${limit}`
  }
  if (isLow && limit === 1) return 'must not be empty'
  return `must have at ${isLow ? 'least' : 'most'} ${limit} ${unit}${limit === 1 ? '' : 's'}`
}

const nameOf = (type: string) => (type === 'int' ? 'whole number' : type)

const article = (type: string) => (/^[aeiou]/u.test(type) ? `an ${type}` : `a ${type}`)
