import { setTimeout as pause } from 'node:timers/promises'
import { type Api, CallFailed } from '../api.ts'

type Persistence = { say: (line: string) => void; wait?: (ms: number) => Promise<unknown> }

/** Refused for what it says: the same again would be refused again. */
const isRefusal = (error: unknown) => error instanceof CallFailed && error.status < 500 && error.status !== 429

/**
 * The same calls, each made again until it is answered, as a source system does: it keeps what was not taken, and the ids make a
 * repeat harmless. A refusal is thrown, and so is a failure before the first answer: then nothing runs there.
 */
export const persistent = (api: Api, { say, wait = pause }: Persistence): Api => {
  let isReached = false
  const untilAnswered = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    for (let attempt = 1; ; attempt++)
      try {
        const answer = await call()
        isReached = true
        return answer
      } catch (error) {
        if (!isReached || isRefusal(error)) throw error
        if (attempt === 1 || attempt % 20 === 0) say('the system does not answer at the moment; trying again')
        await wait(Math.min(2_000, 100 * attempt))
      }
  }
  return {
    postEvents: events => untilAnswered(() => api.postEvents(events)),
    putOrder: order => untilAnswered(() => api.putOrder(order)),
    putDirectory: entries => untilAnswered(() => api.putDirectory(entries)),
    accounting: () => untilAnswered(() => api.accounting()),
    countAlerts: orderIds => untilAnswered(() => api.countAlerts(orderIds)),
  }
}
