import type { Consumer } from '@breach-alerts/log'
import { type Platform, quietly, startLoop } from '@breach-alerts/runtime'

/** Asked for again only to see that it is still there. */
const idleMs = 60_000

/**
 * Subscribes as soon as the log is within reach, so that a service can listen, and say that it is unavailable, before it is.
 * Fails as the consumer does, or at once when the log says something other than "not now".
 */
export const subscribeSoon = (
  platform: Pick<Platform, 'logger'>,
  subscribe: () => Promise<Consumer>,
): Pick<Consumer, 'stop' | 'failed'> => {
  let consumer: Consumer | null = null
  const failure = Promise.withResolvers<never>()
  const loop = startLoop(platform, 'orders subscription', async () => {
    if (consumer === null) {
      consumer = await subscribe()
      consumer.failed.catch(failure.reject)
    }
    return idleMs
  })
  loop.failed.catch(failure.reject)
  return {
    ...quietly(failure.promise),
    stop: async deadlineMs => {
      await loop.stop(deadlineMs)
      await consumer?.stop(deadlineMs)
    },
  }
}
