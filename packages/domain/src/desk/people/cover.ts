import type { CoverProblem, OrderFacts } from '@breach-alerts/contracts'
import { rungs } from '../ladder.ts'
import { isReachable, officerIn } from './directory.ts'
import type { Directory } from './directory.ts'
import { changesOf, onDuty } from './rota.ts'
import type { Rota } from './rota.ts'

export type CoverRung = {
  rung: number
  name: (typeof rungs)[number]
  officerId: string | null
  problem: CoverProblem | null
}

type Owned = Pick<OrderFacts, 'forceCode' | 'unit' | 'officerId' | 'deputyId'>

/** Who would be told on each rung for an order at an instant (epoch milliseconds), and what is wrong with it. */
export const coverOf = (owner: Owned, directory: Directory, rotas: readonly Rota[], at: number): CoverRung[] => {
  const unit = directory.units.find(each => each.forceCode === owner.forceCode && each.unit === owner.unit)
  const force = directory.forces.find(({ forceCode }) => forceCode === owner.forceCode)
  const people = [
    named(owner.officerId, directory),
    named(owner.deputyId, directory),
    rostered(unit?.supervisorRota ?? null, directory, rotas, at),
    rostered(force?.incidentManagerRota ?? null, directory, rotas, at),
  ]
  return people.map((person, rung) => ({ rung, name: rungs[rung]!, ...person }))
}

export type Person = { officerId: string | null; problem: CoverProblem | null }

const named = (officerId: string | null, directory: Directory): Person => {
  if (officerId === null) return { officerId, problem: 'NOBODY_NAMED' }
  const officer = officerIn(directory, officerId)
  if (!officer) return { officerId, problem: 'NOT_IN_DIRECTORY' }
  return { officerId, problem: isReachable(officer) ? null : 'NOT_REACHABLE' }
}

/** Who has a rota at an instant, and what is wrong with that. */
export const rostered = (rotaId: string | null, directory: Directory, rotas: readonly Rota[], at: number): Person => {
  const rota = rotas.find(each => each.rotaId === rotaId)
  if (!rota) return { officerId: null, problem: 'NO_ROTA' }
  const { officerId } = onDuty(rota, at)
  return officerId === null ? { officerId, problem: 'NOBODY_ON_DUTY' } : named(officerId, directory)
}

/** A stretch in which a rota has nobody who can be reached, half-open, epoch milliseconds. */
export type CoverGap = { rotaId: string; from: number; to: number; officerId: string | null; problem: CoverProblem }

/** Gaps in the rotas between two instants, so that they are found before the shift and not at the alert. */
export const coverGaps = (directory: Directory, rotas: readonly Rota[], from: number, to: number): CoverGap[] =>
  rotas.flatMap(rota => {
    const edges = changesOf(rota, from, to)
    const stretches = edges.slice(0, -1).flatMap((start, index) => {
      const { officerId, problem } = rostered(rota.rotaId, directory, [rota], start)
      return problem === null ? [] : [{ rotaId: rota.rotaId, from: start, to: edges[index + 1]!, officerId, problem }]
    })
    return joined(stretches)
  })

const joined = (gaps: readonly CoverGap[]): CoverGap[] =>
  gaps.reduce<CoverGap[]>((all, gap) => {
    const last = all.at(-1)
    const isSame = last?.to === gap.from && last.problem === gap.problem && last.officerId === gap.officerId
    return isSame ? [...all.slice(0, -1), { ...last, to: gap.to }] : [...all, gap]
  }, [])

/** Orders whose owner or deputy nobody could reach now: found and shown before the shift. */
export const uncovered = (
  orders: readonly (Owned & { orderId: string })[],
  directory: Directory,
  rotas: readonly Rota[],
  at: number,
): { orderId: string; rungs: CoverRung[] }[] =>
  orders
    .map(order => ({
      orderId: order.orderId,
      rungs: coverOf(order, directory, rotas, at).filter(({ problem }) => problem !== null),
    }))
    .filter(each => each.rungs.length > 0)
