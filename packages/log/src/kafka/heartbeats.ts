import { isEvicted, isMembership } from './errors.ts'

/**
 * Keeps a member alive while its handler works: kafkajs itself sends heartbeats only between batches.
 *
 * @param onEvicted the group has gone on without us: what is in hand is another's now
 */
export const keepBeating = (heartbeat: () => Promise<void>, onEvicted: () => void) => {
  let isLeaving = false
  const beat = async (): Promise<void> => {
    try {
      await heartbeat()
    } catch (error) {
      isLeaving ||= isMembership(error)
      if (isEvicted(error)) onEvicted()
    }
  }
  const timer = setInterval(() => void beat(), 500)
  return {
    beat,
    /** A rebalance has begun: finish what is in hand and return, so that the group does not wait. */
    isLeaving: (): boolean => isLeaving,
    stop: (): void => clearInterval(timer),
  }
}
