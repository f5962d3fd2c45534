import { setTimeout as wait } from 'node:timers/promises'
import type { Api } from '../api.ts'
import { persistent } from '../feed/persistent.ts'
import { demoDirectory } from './directory.ts'
import { demoSteps } from './events.ts'
import { demoOrders } from './orders.ts'

type Play = {
  api: Api
  now: number
  /** When the demo orders were first made: the same orders again at every later start. */
  ordersMadeAt: number
  say: (line: string) => void
  signal: AbortSignal
}

/** Records the demo directory, puts the demo orders on the register and plays two minutes of events through intake. Ends early when `signal` aborts. */
export const playDemo = async ({ api: given, now, ordersMadeAt, say, signal }: Play): Promise<void> => {
  const api = persistent(given, { say, wait: ms => wait(ms, undefined, { signal }) })
  await api.putDirectory(demoDirectory(ordersMadeAt))
  for (const order of demoOrders(ordersMadeAt)) await api.putOrder(order)
  const startedAt = performance.now()
  for (const { afterMs, shows, event } of demoSteps(now, ordersMadeAt)) {
    await wait(Math.max(0, startedAt + afterMs - performance.now()), undefined, { signal })
    await api.postEvents([event])
    say(`demo +${Math.round(afterMs / 1000)} s: ${shows}`)
  }
}
