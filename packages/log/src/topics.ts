/** Partitions are fixed for life; `compacted`: only the newest record of a key need be kept. */
export type TopicSettings = { partitions: number; compacted: boolean }

export type Topics = Readonly<Record<string, TopicSettings>>
