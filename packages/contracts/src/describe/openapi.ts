import { jsonSchemas } from './json-schema.ts'
import type { Operation } from './operations.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const page = (name: string) => ({
  type: 'object',
  properties: { items: { type: 'array', items: ref(name) }, nextCursor: { type: ['string', 'null'] } },
  required: ['items', 'nextCursor'],
})

const bodySchema = (mediaType: string, name: string) =>
  mediaType.endsWith('-batch+json') ? { type: 'array', items: ref(name), minItems: 1, maxItems: 500 } : ref(name)

const pathMeanings: Readonly<Record<string, string>> = {
  alertId: 'the alert, as a list or the stream names it',
  orderId: 'the order, as its body names it',
}

const parameters = ({ path, query = {} }: Operation) => [
  ...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    description: pathMeanings[name!],
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  })),
]

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  description: `Who: ${operation.roles.join(', ')}.`,
  security: [{ accessToken: [] }],
  parameters: parameters(operation),
  ...(operation.body && {
    requestBody: {
      required: true,
      content: Object.fromEntries(
        operation.body.mediaTypes.map(type => [type, { schema: bodySchema(type, operation.body!.schema) }]),
      ),
    },
  }),
  responses: Object.fromEntries(
    Object.entries(operation.answers).map(([status, { description, schema, list, mediaType = 'application/json' }]) => [
      status,
      { description, ...(schema && { content: { [mediaType]: { schema: list ? page(schema) : ref(schema) } } }) },
    ]),
  ),
})

/** OpenAPI 3.1 of some calls, with every schema they use. */
export const openApi = (title: string, operations: readonly Operation[]): Record<string, unknown> => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation)
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0' },
    paths,
    components: {
      schemas: jsonSchemas(),
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
