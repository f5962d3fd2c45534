import { type FieldError, fieldErrors } from '@breach-alerts/contracts'
import type { z } from 'zod'
import { badRequest } from './problem.ts'

/**
 * Checks a body, a query or parameters against a schema.
 *
 * @param prefix first parts of each pointer, for a value that is part of a larger body
 * @throws ProblemError 400 with every bad field
 */
export const read = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  prefix: readonly PropertyKey[] = [],
): z.output<S> => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw badRequest(unique(fieldErrors(result.error, prefix)))
}

/** Each bad field once, with the first thing that is wrong with it. */
export const unique = (errors: readonly FieldError[]): FieldError[] =>
  [...new Map(errors.toReversed().map(error => [error.pointer, error])).values()].toReversed()
