import type { PartitionAccount } from '@breach-alerts/contracts'

/** Key of an account: `<topic>/<partition>`. */
export const accountKey = ({ topic, partition }: Pick<PartitionAccount, 'topic' | 'partition'>): string =>
  `${topic}/${partition}`

export const byPartition = (a: PartitionAccount, b: PartitionAccount): number =>
  a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1
