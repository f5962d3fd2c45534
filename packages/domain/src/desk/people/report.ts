import type { CoverReport, OrderFacts } from '@breach-alerts/contracts'
import { isoOf } from '../time.ts'
import type { CoverBook } from './book.ts'
import { coverGaps, rostered, uncovered } from './cover.ts'
import { isReachable } from './directory.ts'

type OwnedOrder = Pick<OrderFacts, 'orderId' | 'forceCode' | 'unit' | 'officerId' | 'deputyId'>
type Named = CoverReport['orders'][number]['rungs']

/**
 * Who is on duty now, and every gap from now to `until`: rotas without anybody who can be reached, desks without a rota,
 * people without a way to reach them, orders whose owner or deputy cannot be told.
 *
 * @param forces only these; null: all
 * @param now and `until` in epoch milliseconds
 */
export const coverReport = (
  book: CoverBook,
  orders: readonly OwnedOrder[],
  forces: readonly string[] | null,
  now: number,
  until: number,
): CoverReport => {
  const isAsked = ({ forceCode }: { forceCode: string | null }) =>
    forces === null || (forceCode !== null && forces.includes(forceCode))
  const { directory } = book
  const rotas = book.rotas.filter(isAsked)
  return {
    at: isoOf(now),
    until: isoOf(until),
    rotas: rotas.map(({ rotaId, forceCode, name }) => ({
      rotaId,
      forceCode,
      name,
      ...rostered(rotaId, directory, rotas, now),
    })),
    gaps: [
      ...desksWithoutRota(book, now, until),
      ...coverGaps(directory, rotas, now, until).map(({ rotaId, from, to, officerId, problem }) => ({
        forceCode: rotas.find(rota => rota.rotaId === rotaId)!.forceCode,
        desk: null,
        rotaId,
        from: isoOf(from),
        to: isoOf(to),
        officerId,
        problem,
      })),
    ].filter(isAsked),
    unreachable: directory.officers
      .filter(officer => isAsked(officer) && !isReachable(officer))
      .map(({ officerId }) => officerId),
    orders: uncovered(orders.filter(isAsked), directory, book.rotas, now)
      .map(({ orderId, rungs }) => ({ orderId, rungs: rungs.flatMap(namedOnly(directory.officers.length > 0)) }))
      .filter(({ rungs }) => rungs.length > 0),
  }
}

/** The rungs that an order itself names; what is wrong with a rota is a gap of its own. Without a directory nobody is missing from it. */
const namedOnly =
  (hasDirectory: boolean) =>
  ({ rung, name, officerId, problem }: ReturnType<typeof uncovered>[number]['rungs'][number]): Named =>
    rung > 1 || problem === null || (problem === 'NOT_IN_DIRECTORY' && !hasDirectory)
      ? []
      : [{ name, officerId, problem }]

const desksWithoutRota = ({ directory, rotas }: CoverBook, now: number, until: number): CoverReport['gaps'] => {
  const isMissing = (rotaId: string | null) => rotas.every(rota => rota.rotaId !== rotaId)
  const gap = (forceCode: string, desk: string) => ({
    forceCode,
    desk,
    rotaId: null,
    from: isoOf(now),
    to: isoOf(until),
    officerId: null,
    problem: 'NO_ROTA' as const,
  })
  return [
    ...directory.units
      .filter(({ supervisorRota }) => isMissing(supervisorRota))
      .map(({ forceCode, unit }) => gap(forceCode, unit)),
    ...directory.forces
      .filter(({ incidentManagerRota }) => isMissing(incidentManagerRota))
      .map(({ forceCode }) => gap(forceCode, 'FORCE_INCIDENT_MANAGER')),
  ]
}
