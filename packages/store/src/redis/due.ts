import type { ClaimedTimer, DueSet } from '../port.ts'
import { chunked, type Client } from './client.ts'
import type { Keys } from './keys.ts'

/** Most timers of one step: keeps the script within a millisecond, and its arguments within Lua's stack. */
const mostTimers = 500

/** Timers in Redis: due times and leases in sorted sets, payload and fencing token in a hash. Nothing expires by itself. */
export const redisDue = (client: Client, keys: Keys['due']): DueSet => {
  const three = [keys.at, keys.leases, keys.timers]
  return {
    set: async timers => {
      if (timers.length === 0) return
      for (const some of chunked(timers, mostTimers)) {
        await client.run(
          'set-timers',
          three,
          some.flatMap(({ timerId, dueAt, payload }) => [timerId, dueAt, payload]),
        )
      }
    },
    cancel: async timerIds => {
      if (timerIds.length === 0) return
      for (const some of chunked(timerIds, mostTimers)) await client.run('cancel-timers', three, some)
    },
    claim: async (now, limit, leaseMs) => {
      const flat = (await client.run('claim-timers', [...three, keys.token], [now, limit, leaseMs])) as (
        string | number
      )[]
      return chunked(flat, 4)
        .filter(fields => fields.length === 4)
        .map(([timerId, dueAt, payload, token]): ClaimedTimer => ({
          timerId: String(timerId),
          dueAt: Number(dueAt),
          payload: String(payload),
          token: Number(token),
        }))
    },
    complete: async (timerId, token) => (await client.run('complete-timer', three, [timerId, token])) === 1,
    earliest: async () => {
      const [, dueAt] = await client.ask('earliest-timer', redis => redis.zrange(keys.at, 0, 0, 'WITHSCORES'))
      return dueAt === undefined ? null : Number(dueAt)
    },
  }
}
