import { z } from 'zod'
import { Accounting } from '../accounting.ts'
import { Alert } from '../alert.ts'
import { BreachEvent } from '../event.ts'
import { CoverReport, DirectoryEntry, DirectoryImport, DirectoryImported } from '../directory.ts'
import { Finding } from '../finding.ts'
import {
  AcceptedEvents,
  AcceptedOrder,
  AcknowledgementRequest,
  ActionRequest,
  ClosureRequest,
  ParkedRecord,
  ProblemBody,
  StreamEvent,
} from '../http.ts'
import { JournalEntry } from '../journal.ts'
import { LifecycleEvent, TaskEvent } from '../lifecycle.ts'
import { Order } from '../order.ts'
import { PolicyChanged } from '../policy.ts'
import { SnsMessage, SnsTaskMessage } from '../sns.ts'

/** Every message of the system under the name that the documents use for it. */
export const schemas = {
  Order,
  Event: BreachEvent,
  Alert,
  Finding,
  JournalEntry,
  LifecycleEvent,
  TaskEvent,
  PolicyChanged,
  SnsMessage,
  SnsTaskMessage,
  Accounting,
  AcceptedEvents,
  AcceptedOrder,
  AcknowledgementRequest,
  ActionRequest,
  ClosureRequest,
  StreamEvent,
  ParkedRecord,
  DirectoryEntry,
  DirectoryImport,
  DirectoryImported,
  CoverReport,
  Problem: ProblemBody,
} as const satisfies Record<string, z.ZodType>

export type SchemaName = keyof typeof schemas

/** JSON Schema 2020-12 of one message, as it may be sent: what has a default may be left out. */
export const jsonSchemaOf = (name: SchemaName): Record<string, unknown> =>
  z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any', reused: 'inline' })

/** JSON Schemas of every message, by name. */
export const jsonSchemas = (): Record<SchemaName, Record<string, unknown>> =>
  Object.fromEntries(Object.keys(schemas).map(name => [name, jsonSchemaOf(name as SchemaName)])) as Record<
    SchemaName,
    Record<string, unknown>
  >
