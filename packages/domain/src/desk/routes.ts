import type { FieldError } from '@breach-alerts/contracts'
import type { ActionRecord } from './model.ts'

/** Ways to deal with a breach that exclude each other. Source: domain.md §1c, Family Law Act 1996 s.42A, Domestic Abuse Act 2021 s.39. */
export const breachRoutes = ['CRIMINAL', 'CONTEMPT'] as const
export type BreachRoute = (typeof breachRoutes)[number]

export type RouteTaken = {
  route: BreachRoute
  by: string
  at: string
  /** An action of the other route is on the record as well: somebody must put it right. */
  isContradicted: boolean
}

/** Which route was taken: as chosen, else as the first step on either shows. null: nothing yet. */
export const routeTaken = (actions: readonly ActionRecord[]): RouteTaken | null => {
  const steps = actions.flatMap(action => {
    const route = routeOf(action)
    return route === null ? [] : [{ route, code: action.code, by: action.by, at: action.at }]
  })
  const taken = steps.find(({ code }) => code === 'ROUTE_CHOSEN') ?? steps[0]
  return taken
    ? {
        route: taken.route,
        by: taken.by,
        at: taken.at,
        isContradicted: steps.some(({ route }) => route !== taken.route),
      }
    : null
}

const routeOf = ({ code, fields }: ActionRecord): BreachRoute | null => {
  if (code === 'CHARGED') return 'CRIMINAL'
  if (code === 'CONTEMPT_APPLICATION') return 'CONTEMPT'
  return code === 'ROUTE_CHOSEN' ? (breachRoutes.find(route => route === fields['route']) ?? null) : null
}

/** The choice is recorded once; another one must say which it corrects (`corrects`). What was done is never refused. */
export const routeProblems = (code: unknown, corrects: unknown, actions: readonly ActionRecord[]): FieldError[] =>
  code === 'ROUTE_CHOSEN' && corrects === undefined && actions.some(action => action.code === 'ROUTE_CHOSEN')
    ? [{ pointer: '/code', message: 'is on the record already: criminal or contempt, not both' }]
    : []
