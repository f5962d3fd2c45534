import type { CoverProblem } from '@breach-alerts/contracts'
import type { CoverBook } from './book.ts'
import { rostered } from './cover.ts'
import { isReachable, officerIn } from './directory.ts'

/**
 * Who takes what is sent to a desk. `DESK`: the directory does not know the desk, so whoever sits there does.
 * `NOBODY`: it knows the desk and nobody can be reached there.
 */
export type DeskDuty =
  { kind: 'DESK' } | { kind: 'OFFICER'; officerId: string } | { kind: 'NOBODY'; problem: CoverProblem }

/**
 * Who is on duty on the unit supervisors' or the incident managers' desk at an instant (epoch milliseconds).
 *
 * Somebody on the rota whom the directory does not hold is paged: not known is not unreachable.
 */
export const onDesk = (
  desk: string,
  { forceCode, unit }: { forceCode: string | null; unit: string | null },
  { directory, rotas }: CoverBook,
  at: number,
): DeskDuty => {
  const rotaId = rotaOf(desk, forceCode, unit, directory)
  if (rotaId === undefined) return { kind: 'DESK' }
  const { officerId, problem } = rostered(rotaId, directory, rotas, at)
  if (officerId !== null && (problem === null || problem === 'NOT_IN_DIRECTORY')) return { kind: 'OFFICER', officerId }
  return { kind: 'NOBODY', problem: problem ?? 'NOBODY_ON_DUTY' }
}

/** null: the desk keeps no rota; undefined: there is no such desk in the directory. */
const rotaOf = (
  desk: string,
  forceCode: string | null,
  unit: string | null,
  { units, forces }: CoverBook['directory'],
): string | null | undefined => {
  if (desk === 'UNIT_SUPERVISOR')
    return units.find(each => each.forceCode === forceCode && each.unit === unit)?.supervisorRota
  return desk === 'FORCE_INCIDENT_MANAGER'
    ? forces.find(each => each.forceCode === forceCode)?.incidentManagerRota
    : undefined
}

/** Does the directory know the person, and that no message reaches them now? */
export const knownUnreachable = ({ directory }: CoverBook, officerId: string): boolean => {
  const officer = officerIn(directory, officerId)
  return officer !== null && !isReachable(officer)
}
