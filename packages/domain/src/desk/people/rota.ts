import type { Hours } from '@breach-alerts/contracts'
import { dayMs, londonInstants, londonWallMs } from '../../time/london.ts'
import { windowAt, windowOn } from '../../time/hours.ts'

/**
 * People who take turns. Turns change at a wall time in London, whatever the clocks do; `hours` limits the layer to a weekly
 * window (a night layer). A layer without people is a gap.
 */
export type RotaLayer = {
  layerId: string
  people: string[]
  /** London date `YYYY-MM-DD` and time `HH:MM` at which the first person's first turn begins. */
  startsOn: string
  handover: string
  turnDays: number
  hours: Hours[] | null
}

/** Somebody instead of the layers, half-open, epoch milliseconds; nobody (`null`) is a gap said aloud. The newest wins. */
export type RotaOverride = { overrideId: string; from: number; to: number; officerId: string | null }

/** Layers stand in order of rank: the first with somebody on duty decides. */
export type Rota = { rotaId: string; name: string; layers: RotaLayer[]; overrides: RotaOverride[] }

export type OnDuty = { officerId: string | null; by: 'OVERRIDE' | 'LAYER' | 'NOBODY'; ref: string | null }

/** Who is on duty at an instant (epoch milliseconds), and what says so. */
export const onDuty = ({ layers, overrides }: Pick<Rota, 'layers' | 'overrides'>, at: number): OnDuty => {
  const override = overrides.findLast(({ from, to }) => from <= at && at < to)
  if (override) return { officerId: override.officerId, by: 'OVERRIDE', ref: override.overrideId }
  for (const layer of layers) {
    const officerId = onLayer(layer, at)
    if (officerId !== null) return { officerId, by: 'LAYER', ref: layer.layerId }
  }
  return { officerId: null, by: 'NOBODY', ref: null }
}

const onLayer = (layer: RotaLayer, at: number): string | null => {
  if (layer.people.length === 0 || (layer.hours !== null && windowAt(layer.hours, at) === null)) return null
  // A night belongs to the person whose turn it is when the night begins: nobody hands over at midnight inside a shift.
  const turn = turnAt(layer, layer.hours === null ? at : (windowAt(layer.hours, at)?.start ?? at))
  return turn < 0 ? null : (layer.people[turn % layer.people.length] ?? null)
}

/** Number of the turn that an instant falls into; negative: before the rota begins. */
const turnAt = (layer: RotaLayer, at: number): number => {
  const length = Math.max(1, layer.turnDays) * dayMs
  let turn = Math.floor((londonWallMs(at) - firstWall(layer)) / length)
  while (turnStart(layer, turn + 1) <= at) turn += 1
  while (turnStart(layer, turn) > at) turn -= 1
  return turn
}

const firstWall = ({ startsOn, handover }: RotaLayer): number => Date.parse(`${startsOn}T${handover}:00Z`)

/** When a turn begins: the wall time of the handover; one that happens twice at its first coming. */
const turnStart = (layer: RotaLayer, turn: number): number =>
  londonInstants(firstWall(layer) + turn * Math.max(1, layer.turnDays) * dayMs)[0]

/** Two people swap: each is on duty for the other in the stretches named. */
export const swap = (
  swapId: string,
  first: { officerId: string; from: number; to: number },
  second: { officerId: string; from: number; to: number },
): RotaOverride[] => [
  { overrideId: `${swapId}/1`, from: first.from, to: first.to, officerId: second.officerId },
  { overrideId: `${swapId}/2`, from: second.from, to: second.to, officerId: first.officerId },
]

/** Instants at which somebody else may be on duty, from `from` to `to`; both ends included. */
export const changesOf = (
  { layers, overrides }: Pick<Rota, 'layers' | 'overrides'>,
  from: number,
  to: number,
): number[] => {
  const edges = [
    from,
    to,
    ...overrides.flatMap(each => [each.from, each.to]),
    ...layers.flatMap(layer => layerChanges(layer, from, to)),
  ]
  return [...new Set(edges.filter(at => at >= from && at <= to))].toSorted((a, b) => a - b)
}

const layerChanges = (layer: RotaLayer, from: number, to: number): number[] => {
  const changes: number[] = []
  for (let turn = turnAt(layer, from); turnStart(layer, turn) <= to; turn++) changes.push(turnStart(layer, turn))
  const midnight = Math.floor(londonWallMs(from) / dayMs) * dayMs
  for (let day = midnight - dayMs; day <= londonWallMs(to) + dayMs; day += dayMs)
    for (const hours of layer.hours ?? []) {
      const window = windowOn(hours, day)
      if (window) changes.push(window.start, window.end)
    }
  return changes
}
