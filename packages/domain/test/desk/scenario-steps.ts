import { given } from './scenario-given.ts'
import { orders } from './scenario-orders.ts'
import { supervision } from './scenario-supervision.ts'
import { outcomes } from './scenario-then.ts'
import { happens } from './scenario-when.ts'
import type { World } from './scenario-world.ts'

const steps = [...given, ...happens, ...orders, ...supervision, ...outcomes]

/** Does one step. @throws Error when no step is worded like this, so that a typing error never passes as a test */
export const doStep = (world: World, text: string): void => {
  for (const [pattern, step] of steps) {
    const match = pattern.exec(text)
    if (match) {
      step(world, ...match.slice(1))
      return
    }
  }
  throw new Error(`no step is worded: ${text}`)
}
