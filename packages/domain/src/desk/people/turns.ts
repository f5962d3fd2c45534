import { changesOf, onDuty } from './rota.ts'
import type { Rota } from './rota.ts'

/** A stretch with the same person on duty, or nobody; half-open, epoch milliseconds. */
export type Turn = { from: number; to: number; officerId: string | null }

/** The turns of a rota between two instants, overrides counted in; the first and the last are cut there. */
export const turnsOf = (rota: Pick<Rota, 'layers' | 'overrides'>, from: number, to: number): Turn[] => {
  const edges = changesOf(rota, from, to)
  return edges.slice(0, -1).reduce<Turn[]>((turns, start, index) => {
    const { officerId } = onDuty(rota, start)
    const end = edges[index + 1]!
    const last = turns.at(-1)
    return last?.officerId === officerId
      ? [...turns.slice(0, -1), { ...last, to: end }]
      : [...turns, { from: start, to: end, officerId }]
  }, [])
}
