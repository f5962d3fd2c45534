import { topics } from '@breach-alerts/contracts'

/** What is sealed: everything that happened to an alert, the rules it was graded by, everything that was told, and who looked. */
export const sealedTopics = [topics.journal, topics.policy, topics.lifecycle, topics.access] as const
