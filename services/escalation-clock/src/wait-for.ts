/** Until the earliest timer, but never longer than `pollMs` (another may be set meanwhile) and never in a busy loop. */
export const waitFor = (earliest: number | null, now: number, pollMs: number): number =>
  // What is overdue and was not given to us is somebody's claim: no use in asking at once.
  earliest === null || earliest <= now ? pollMs : Math.min(pollMs, Math.max(5, earliest - now))
