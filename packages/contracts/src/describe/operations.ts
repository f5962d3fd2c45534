import type { SchemaName } from './json-schema.ts'

/** One HTTP call as the documents describe it. */
export type Operation = {
  id: string
  method: 'get' | 'post' | 'put'
  path: string
  summary: string
  roles: readonly string[]
  query?: Readonly<Record<string, string>>
  body?: { mediaTypes: readonly string[]; schema: SchemaName; list?: boolean }
  answers: Readonly<Record<string, { description: string; schema?: SchemaName; list?: boolean; mediaType?: string }>>
}

const refused = (...statuses: (keyof typeof problems)[]) =>
  Object.fromEntries(
    statuses.map(status => [
      status,
      { description: problems[status], schema: 'Problem' as const, mediaType: 'application/problem+json' },
    ]),
  )

const problems = {
  400: 'Something in it is not right; every bad field is named',
  401: 'No valid access token',
  403: 'The token does not carry a role that may do this',
  404: 'There is no such thing, or it is not yours to see',
  409: 'It conflicts with what is held',
  413: 'Over 1 MiB',
  415: 'Not a media type that is read here',
  429: 'Too much at once: send it again later',
  503: 'Nothing was accepted: send it again under the same id',
} as const

export const intakeOperations: readonly Operation[] = [
  {
    id: 'reportEvents',
    method: 'post',
    path: '/intake/events',
    summary: 'Report one event, or up to 500, all or nothing; the answer comes once they are durable',
    roles: ['source'],
    body: {
      mediaTypes: ['application/cloudevents+json', 'application/cloudevents-batch+json'],
      schema: 'Event',
    },
    answers: {
      202: { description: 'Accepted and durable', schema: 'AcceptedEvents' },
      ...refused(400, 401, 403, 413, 415, 429, 503),
    },
  },
  {
    id: 'addOrder',
    method: 'post',
    path: '/intake/orders',
    summary: 'Put an order, or a new version of one, on the register',
    roles: ['court', 'owner'],
    body: { mediaTypes: ['application/json'], schema: 'Order' },
    answers: {
      200: { description: 'Held already, word for word', schema: 'AcceptedOrder' },
      202: { description: 'Accepted and durable', schema: 'AcceptedOrder' },
      ...refused(400, 401, 403, 409, 413, 415, 503),
    },
  },
  {
    id: 'putOrder',
    method: 'put',
    path: '/intake/orders/{orderId}',
    summary: 'The same, with the order named in the path',
    roles: ['court', 'owner'],
    body: { mediaTypes: ['application/json'], schema: 'Order' },
    answers: {
      200: { description: 'Held already, word for word', schema: 'AcceptedOrder' },
      202: { description: 'Accepted and durable', schema: 'AcceptedOrder' },
      ...refused(400, 401, 403, 409, 413, 415, 503),
    },
  },
]

const readers = ['control', 'officer', 'supervisor']

export const controlRoomOperations: readonly Operation[] = [
  {
    id: 'listAlerts',
    method: 'get',
    path: '/api/alerts',
    summary: 'Alerts by grade, then oldest first',
    roles: readers,
    query: {
      state: 'RAISED, ACKNOWLEDGED, ACTED or CLOSED',
      force: 'force code',
      grade: '1, 2 or 3',
      orderId: 'one order',
      cursor: 'from the page before',
      limit: '1 to 100, 50 unless told',
    },
    answers: {
      200: { description: 'A page: items and nextCursor', schema: 'Alert', list: true },
      ...refused(400, 401, 403, 503),
    },
  },
  {
    id: 'getAlert',
    method: 'get',
    path: '/api/alerts/{alertId}',
    summary:
      'One alert with findings, powers, duties, notices, timeline, questions, clocks and other orders of the same person',
    roles: readers,
    answers: { 200: { description: 'The alert', schema: 'Alert' }, ...refused(401, 403, 404, 503) },
  },
  {
    id: 'acknowledge',
    method: 'post',
    path: '/api/alerts/{alertId}/acknowledgements',
    summary: 'Say SEEN, GOING or NOT_ME; only GOING stops the climb',
    roles: ['officer', 'control'],
    body: { mediaTypes: ['application/json'], schema: 'AcknowledgementRequest' },
    answers: {
      200: { description: 'Said before: the first answer' },
      201: { description: 'In the journal' },
      ...refused(400, 401, 403, 404, 409, 415, 503),
    },
  },
  {
    id: 'recordAction',
    method: 'post',
    path: '/api/alerts/{alertId}/actions',
    summary: 'Record what was done',
    roles: ['officer', 'control', 'supervisor'],
    body: { mediaTypes: ['application/json'], schema: 'ActionRequest' },
    answers: {
      200: { description: 'Recorded before: the first answer' },
      201: { description: 'In the journal' },
      ...refused(400, 401, 403, 404, 409, 415, 503),
    },
  },
  {
    id: 'close',
    method: 'post',
    path: '/api/alerts/{alertId}/closure',
    summary: 'Close an alert whose duties are done',
    roles: ['officer', 'supervisor'],
    body: { mediaTypes: ['application/json'], schema: 'ClosureRequest' },
    answers: {
      200: { description: 'Closed before by the same request: the first answer' },
      201: { description: 'Closed' },
      ...refused(400, 401, 403, 404, 409, 415, 503),
    },
  },
  {
    id: 'getOrder',
    method: 'get',
    path: '/api/orders/{orderId}',
    summary: 'An order, for the force that owns it',
    roles: readers,
    answers: {
      200: {
        description: 'The order, with gaps beside it where something keeps it from being matched',
        schema: 'Order',
      },
      ...refused(401, 403, 404, 503),
    },
  },
  {
    id: 'stream',
    method: 'get',
    path: '/api/stream',
    summary: 'Live changes of the alerts that the reader may see; goes on after Last-Event-ID without a gap',
    roles: [...readers, 'partner'],
    answers: {
      200: { description: 'Server-sent events', schema: 'StreamEvent', mediaType: 'text/event-stream' },
      ...refused(401, 403),
    },
  },
  {
    id: 'accounting',
    method: 'get',
    path: '/api/accounting',
    summary: 'What became of every record: read = matched + unmatched + parked + pending',
    roles: ['signed in'],
    answers: { 200: { description: 'By partition and in all', schema: 'Accounting' }, ...refused(401, 503) },
  },
  {
    id: 'getCover',
    method: 'get',
    path: '/api/cover',
    summary: 'Who is on duty, and the gaps in cover of the next 14 days, for the reader’s force',
    roles: ['control', 'supervisor'],
    answers: { 200: { description: 'The report', schema: 'CoverReport' }, ...refused(401, 403, 503) },
  },
  {
    id: 'importDirectory',
    method: 'post',
    path: '/api/directory',
    summary:
      'Record up to 500 entries of the directory of one’s own force, all or nothing; what is held already is left',
    roles: ['supervisor'],
    body: { mediaTypes: ['application/json'], schema: 'DirectoryImport' },
    answers: {
      200: { description: 'Durable', schema: 'DirectoryImported' },
      ...refused(400, 401, 403, 413, 415, 503),
    },
  },
  {
    id: 'listParked',
    method: 'get',
    path: '/api/parked',
    summary: 'Records that could not be read, without their content',
    roles: ['control', 'supervisor'],
    query: { cursor: 'from the page before', limit: '1 to 100, 50 unless told' },
    answers: {
      200: { description: 'A page: items and nextCursor', schema: 'ParkedRecord', list: true },
      ...refused(400, 401, 403, 503),
    },
  },
]
