import { topics } from '@breach-alerts/contracts'

/** What is sealed: everything that happened to an alert, everything that was told, and who looked. */
export const sealedTopics = [topics.journal, topics.lifecycle, topics.access] as const
