import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits until the condition holds, asking again every few milliseconds.
 *
 * A condition that throws counts as not yet holding; its last words become the cause.
 *
 * @throws Error when it does not hold within `withinMs` (default 10 000)
 */
export const until = async (
  condition: () => unknown,
  {
    withinMs = 10_000,
    everyMs = 10,
    what = 'the condition',
  }: { withinMs?: number; everyMs?: number; what?: string } = {},
): Promise<void> => {
  const end = performance.now() + withinMs
  let cause: unknown
  do {
    try {
      if (await condition()) return
      cause = undefined
    } catch (error) {
      cause = error
    }
    await wait(everyMs)
  } while (performance.now() < end)
  throw new Error(`${what} did not come true within ${withinMs} ms`, { cause })
}
