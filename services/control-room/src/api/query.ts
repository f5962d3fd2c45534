import { alertStates, fieldErrors, OrderId } from '@breach-alerts/contracts'
import { badRequest } from '@breach-alerts/web'
import { z } from 'zod'

/** Query values. A bad one is a 400 with pointer `/<name>`; names that are not known are ignored. Source: contracts.md §3. */

const states: ReadonlySet<string> = new Set(alertStates)

/** One state, several with commas between, or the name repeated. */
const stateList = z.union([z.string(), z.array(z.string())]).transform((value, context) => {
  const list = [value].flat().flatMap(part => part.split(','))
  if (list.every(state => states.has(state))) return list
  context.addIssue({ code: 'custom', message: `must be one of ${alertStates.join(', ')}` })
  return z.NEVER
})

const limit = z
  .string()
  .regex(/^(?:[1-9]\d?|100)$/u, 'must be a number from 1 to 100')
  .transform(Number)
  .default(50)
const grade = z.enum(['1', '2', '3'], { error: 'must be 1, 2 or 3' }).transform(Number)

export const AlertsQuery = z.object({
  state: stateList.optional(),
  force: z
    .string()
    .regex(/^[\w-]{1,32}$/u, 'must be a force code')
    .optional(),
  grade: grade.optional(),
  orderId: OrderId.optional(),
  cursor: z.string().min(1, 'must not be empty').max(1_024, 'is not a cursor').optional(),
  limit,
})
export type AlertsQuery = z.infer<typeof AlertsQuery>

export const ParkedQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,12}$/u, 'is not a cursor of a page')
    .transform(Number)
    .optional(),
  limit,
})

/** @throws ProblemError 400 with a pointer for each bad name */
export const readQuery = <S extends z.ZodType>(schema: S, query: unknown): z.output<S> => {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const errors = fieldErrors(result.error).map(({ pointer, message }) => ({
    pointer: `/${pointer.split('/')[1] ?? ''}`,
    message,
  }))
  throw badRequest(errors, 'A query value is not right.')
}

export const badCursor = (cause: unknown) =>
  Object.assign(
    badRequest([{ pointer: '/cursor', message: 'is not a cursor of a page' }], 'A query value is not right.'),
    { cause },
  )
