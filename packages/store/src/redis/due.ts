import type { ClaimedTimer, DueSet, OrderWatch, Timer } from '../port.ts'
import { chunked, type Client } from './client.ts'
import type { DueKeys, Keys } from './keys.ts'
import { guardPositions } from './positions.ts'

/** Most timers of one step: keeps the script within a millisecond, and its arguments within Lua's stack. */
const mostTimers = 500
/** The fencing token before the payload; set-timers.lua writes it. */
const tokenBytes = 8

/** Timers in Redis: due times and leases in sorted sets, payload and fencing token in a hash. Nothing expires by itself. */
export const redisDue = (client: Client, keys: DueKeys): DueSet => {
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
    all: async () => {
      const timers: Timer[] = []
      for (let from = 0; ; from += mostTimers) {
        const flat = await client.ask('list-timers', redis =>
          redis.zrange(keys.at, from, from + mostTimers - 1, 'WITHSCORES'),
        )
        if (flat.length === 0) return timers
        const page = chunked(flat, 2).map(([timerId = '', dueAt]) => ({ timerId, dueAt: Number(dueAt) }))
        const held = await client.ask('load-timers', redis =>
          redis.hmgetBuffer(keys.timers, ...page.map(({ timerId }) => timerId)),
        )
        timers.push(...page.map((timer, at) => ({ ...timer, payload: held[at]?.toString('utf8', tokenBytes) ?? '' })))
      }
    },
  }
}

/** The due-set of the orders, with the positions of the topic that fills it. */
export const redisWatch = (client: Client, { watch: keys }: Pick<Keys, 'watch'>): OrderWatch => {
  const { move, all } = guardPositions(client, keys.positions)
  return { ...redisDue(client, keys), advance: move, positions: all }
}
