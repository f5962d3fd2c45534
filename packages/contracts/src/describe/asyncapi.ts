import { topics } from '../topics.ts'
import { jsonSchemas, type SchemaName } from './json-schema.ts'

type Channel = { address: string; messages: readonly SchemaName[]; description: string; protocol: 'kafka' | 'sns' }

const channels: Readonly<Record<string, Channel>> = {
  eventsReported: {
    address: topics.events,
    messages: ['Event'],
    protocol: 'kafka',
    description:
      'CloudEvents in binary mode: attributes as ce_ headers, data as the value. Key: strongest identifier, else source and id',
  },
  orders: {
    address: topics.orders,
    messages: ['Order'],
    protocol: 'kafka',
    description: 'Whole orders, compacted. Key: orderId',
  },
  journal: {
    address: topics.journal,
    messages: ['JournalEntry'],
    protocol: 'kafka',
    description: 'Everything that happens to an alert. Key: orderId',
  },
  policy: {
    address: topics.policy,
    messages: ['PolicyChanged'],
    protocol: 'kafka',
    description: 'Rules of grading and the ladder, each time whole, with who changed them and why. Never compacted',
  },
  lifecycle: {
    address: topics.lifecycle,
    messages: ['LifecycleEvent', 'TaskEvent'],
    protocol: 'kafka',
    description: 'Changes of alerts that the world outside the desk sees, and tasks of orders. Key: orderId',
  },
  directory: {
    address: topics.directory,
    messages: ['DirectoryEntry'],
    protocol: 'kafka',
    description: 'Forces, units, officers, partners, rotas and their changes, compacted. Key: what the entry is about',
  },
  officers: {
    address: 'breach-alerts-officers',
    messages: ['SnsMessage'],
    protocol: 'sns',
    description: 'Raised, escalated, acknowledged and closed alerts, for police',
  },
  partners: {
    address: 'breach-alerts-partners',
    messages: ['SnsMessage'],
    protocol: 'sns',
    description: 'Notices to partner agencies with a basis',
  },
  tasks: {
    address: 'breach-alerts-tasks',
    messages: ['SnsTaskMessage'],
    protocol: 'sns',
    description: 'Orders that end and what protects after them: planned work, for police',
  },
}

/** AsyncAPI 3 of the topics in Kafka and SNS. */
export const asyncApi = (): Record<string, unknown> => {
  const all = jsonSchemas()
  const used = [...new Set(Object.values(channels).flatMap(c => c.messages))]
  return {
    asyncapi: '3.0.0',
    info: { title: 'Breach Alerts topics', version: '1.0.0' },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      Object.entries(channels).map(([id, { address, messages, description, protocol }]) => [
        id,
        {
          address,
          description,
          messages: Object.fromEntries(messages.map(name => [name, { $ref: `#/components/messages/${name}` }])),
          bindings: { [protocol]: protocol === 'sns' ? { name: address } : {} },
        },
      ]),
    ),
    operations: Object.fromEntries(
      Object.entries(channels).map(([id, { protocol }]) => [
        `receive${id[0]!.toUpperCase()}${id.slice(1)}`,
        { action: protocol === 'sns' ? 'send' : 'receive', channel: { $ref: `#/channels/${id}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        used.map(name => [name, { name, payload: { $ref: `#/components/schemas/${name}` } }]),
      ),
      schemas: Object.fromEntries(used.map(name => [name, all[name]])),
    },
  }
}
