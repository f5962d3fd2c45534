import Ajv2020Import from 'ajv/dist/2020.js'
import addFormatsImport from 'ajv-formats'
import {
  asyncApi,
  conditionKinds,
  controlRoomOperations,
  eventTypes,
  intakeOperations,
  jsonSchemaOf,
  openApi,
  orderTypes,
} from '../src/index.ts'
import { anEvent, anOrder } from './samples.ts'

const Ajv2020 = Ajv2020Import.default
const validator = (name: 'Order' | 'Event') => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormatsImport.default(ajv)
  return ajv.compile(jsonSchemaOf(name))
}

describe('JSON Schema', () => {
  it('accepts what the zod schemas accept: a minimal order and an event of each kind', () => {
    expect(validator('Order')(anOrder)).toBe(true)
    expect(validator('Event')(anEvent)).toBe(true)
  })

  it('refuses an order of an unknown type and an event without its required data', () => {
    expect(validator('Order')({ ...anOrder, type: 'ASBO' })).toBe(false)
    expect(validator('Event')({ ...anEvent, data: {} })).toBe(false)
  })

  it('knows every order type, condition kind and event type', () => {
    const order = JSON.stringify(jsonSchemaOf('Order'))
    const event = JSON.stringify(jsonSchemaOf('Event'))
    for (const code of [...orderTypes, ...conditionKinds]) expect(order).toContain(`"${code}"`)
    for (const type of eventTypes) expect(event).toContain(`"${type}"`)
  })
})

const refsOf = (node: unknown): string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refsOf(value)))

const at = (document: unknown, pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document)

describe.each([
  ['OpenAPI', openApi('Breach Alerts', [...intakeOperations, ...controlRoomOperations])],
  ['AsyncAPI', asyncApi()],
])('%s', (_name, document) => {
  it('has no reference that leads nowhere', () => {
    const refs = refsOf(document).filter(ref => !ref.startsWith('#/$defs'))
    expect(refs.length).toBeGreaterThan(5)
    for (const ref of refs) expect([ref, at(document, ref) === undefined]).toEqual([ref, false])
  })

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})
