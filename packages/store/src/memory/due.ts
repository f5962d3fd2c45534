import type { DueSet, OrderWatch, Timer } from '../port.ts'
import { makePositions } from './positions.ts'

type Held = Timer & { token: number; leasedUntil: number }

const earlier = (a: Timer, b: Timer): number =>
  a.dueAt - b.dueAt || Buffer.compare(Buffer.from(a.timerId), Buffer.from(b.timerId))

export const memoryDue = (): DueSet => {
  const timers = new Map<string, Held>()
  let lastToken = 0

  return {
    set: changed => {
      for (const timer of changed) timers.set(timer.timerId, { ...timer, token: 0, leasedUntil: 0 })
      return Promise.resolve()
    },
    cancel: timerIds => {
      for (const timerId of timerIds) timers.delete(timerId)
      return Promise.resolve()
    },
    claim: (now, limit, leaseMs) => {
      const free = [...timers.values()]
        .filter(({ dueAt, leasedUntil }) => dueAt <= now && leasedUntil <= now)
        .toSorted(earlier)
        .slice(0, limit)
      return Promise.resolve(
        free.map(({ timerId, dueAt, payload }) => {
          const token = ++lastToken
          timers.set(timerId, { timerId, dueAt, payload, token, leasedUntil: now + leaseMs })
          return { timerId, dueAt, payload, token }
        }),
      )
    },
    complete: (timerId, token) =>
      Promise.resolve(token !== 0 && timers.get(timerId)?.token === token && timers.delete(timerId)),
    earliest: () => {
      let first: number | null = null
      for (const { dueAt } of timers.values()) first = first === null ? dueAt : Math.min(first, dueAt)
      return Promise.resolve(first)
    },
    all: () =>
      Promise.resolve(
        [...timers.values()].map(({ timerId, dueAt, payload }) => ({ timerId, dueAt, payload })).toSorted(earlier),
      ),
  }
}

export const memoryWatch = (): OrderWatch => {
  const positions = makePositions()
  return {
    ...memoryDue(),
    advance: (partition, nextOffset) => {
      positions.move(partition, nextOffset)
      return Promise.resolve()
    },
    positions: positions.all,
  }
}
