import type { JournalEntry } from '@breach-alerts/contracts'
import type * as fc from 'fast-check'
import { agrees, holdsAll } from './invariants.ts'
import type { Model } from './reference.ts'
import type { DeskWorld } from './world.ts'

export type DeskCommand = fc.Command<Model, DeskWorld>
type Folded = ReturnType<DeskWorld['fold']>

export const command = (text: string, run: (model: Model, world: DeskWorld) => void): DeskCommand => ({
  check: () => true,
  run: (model, world) => {
    run(model, world)
    agrees(model, world)
  },
  toString: () => text,
})

/** Folds one entry, of which the reference knows already, and holds the desk against every invariant. */
export const takes = (model: Model, world: DeskWorld, order: number, entry: JournalEntry): Folded => {
  const before = world.benches[order]!.desk
  const folded = world.fold(order, entry)
  holdsAll(model, world, { order, before, folded, entry: world.benches[order]!.entries.at(-1)! })
  return folded
}
