import { z } from 'zod'

const Media = z.looseObject({ schema: z.looseObject({}).optional() })
const Operation = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        description: z.string().optional(),
        required: z.boolean().optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), Media) }).optional(),
  responses: z
    .record(
      z.string(),
      z.looseObject({ description: z.string().default(''), content: z.record(z.string(), Media).optional() }),
    )
    .default({}),
})
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)).default({}),
  components: z
    .looseObject({ schemas: z.record(z.string(), z.looseObject({ description: z.string().optional() })).default({}) })
    .optional(),
})

/** What the page of `/docs` shows of an OpenAPI document. */
export const describeOpenApi = (openapi: object) => {
  const { paths, components } = Document.parse(openapi)
  return {
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        parameters: operation.parameters,
        bodies: mediaOf(operation.requestBody?.content),
        answers: Object.entries(operation.responses).map(([status, { description, content }]) => ({
          status,
          description,
          bodies: mediaOf(content),
        })),
      })),
    ),
    schemas: Object.entries(components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      text: JSON.stringify(schema, null, 2),
    })),
  }
}

const mediaOf = (content: z.infer<typeof Operation>['responses'][string]['content']) =>
  Object.entries(content ?? {}).map(([type, { schema }]) => ({ type, schema: nameOf(schema) }))

const nameOf = (schema: Record<string, unknown> | undefined): string | null => {
  const page = (schema?.properties as { items?: { items?: unknown } } | undefined)?.items?.items
  const { $ref: ref } = (schema?.items ?? page ?? schema ?? {}) as { $ref?: unknown }
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? null) : null
}
