/** What a port throws once its process has "died". Not a transient error: whoever sees it must not go on. */
export class Crashed extends Error {
  constructor(step: number) {
    super(`the process died at step ${step}`)
    this.name = 'Crashed'
  }
}

/** One life of a process: dies at a given step, and after that nothing it does has an effect any more. */
export type Life = {
  /** The same port; each call is two steps, one before its effect and one after. */
  wrap: <T extends object>(port: T, methods: readonly (keyof T)[]) => T
  /** Steps done so far. */
  steps: () => number
  isDead: () => boolean
}

/**
 * A process that dies at step number `dieAt` (from 1): between any two effects, and between an effect and its answer.
 *
 * Run once with `Infinity` to learn how many steps there are, then once for each step.
 */
export const makeLife = (dieAt = Number.POSITIVE_INFINITY): Life => {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps >= dieAt) throw new Crashed(dieAt)
  }
  return {
    steps: () => steps,
    isDead: () => steps >= dieAt,
    wrap: (port, methods) =>
      new Proxy(port, {
        get: (target, name, receiver) => {
          const value: unknown = Reflect.get(target, name, receiver)
          if (typeof value !== 'function' || !(methods as readonly PropertyKey[]).includes(name)) return value
          return async (...args: unknown[]): Promise<unknown> => {
            step()
            const result: unknown = await Reflect.apply(value, target, args)
            step()
            return result
          }
        },
      }),
  }
}
