import type { Batch, EventLog, LogRecord, NewRecord } from '@breach-alerts/log'

/** The log under other names of topics and groups, for a service that knows only its own. */
export const renamedLog = (
  log: EventLog,
  names: { topic: (name: string) => string; group: (name: string) => string },
  change: (record: NewRecord) => NewRecord,
): EventLog => {
  const as = (topic: string, record: LogRecord): LogRecord => ({ ...record, topic })
  const from = (asked: string, { partition, records }: Batch): Batch => {
    const isSame = names.topic(asked) === asked
    return { topic: asked, partition, records: isSame ? records : records.map(record => as(asked, record)) }
  }
  const keyOf = (key: string) => {
    const at = key.lastIndexOf('/')
    return names.topic(key.slice(0, at)) + key.slice(at)
  }
  return {
    append: (records, options) =>
      log.append(
        records.map(record => ({ ...change(record), topic: names.topic(record.topic) })),
        options,
      ),
    consume: (options, handler) => {
      const asked = new Map(options.topics.map(topic => [names.topic(topic), topic]))
      const { startAt } = options
      const renamed = {
        ...options,
        group: names.group(options.group),
        topics: [...asked.keys()],
        ...(startAt
          ? { startAt: async () => new Map([...(await startAt())].map(([key, at]) => [keyOf(key), at])) }
          : {}),
      }
      return log.consume(renamed, (batch, context) =>
        handler(from(asked.get(batch.topic) ?? batch.topic, batch), context),
      )
    },
    readToEnd: (topic, onBatch, options) =>
      log.readToEnd(names.topic(topic), batch => onBatch(from(topic, batch)), options),
    ends: topic => log.ends(names.topic(topic)),
    progress: (group, topic) => log.progress(names.group(group), names.topic(topic)),
    drain: log.drain,
    ping: log.ping,
  }
}
