import { z } from 'zod'
import { identifierSchemes, personRoles } from './codes.ts'
import { Label, Point, Text } from './primitives.ts'

export const Identifier = z.looseObject({
  scheme: z.union([z.enum(identifierSchemes), z.templateLiteral(['OTHER:', z.string().min(1)])], {
    error: 'must be a known scheme, or OTHER: and a name',
  }),
  /** Kept as written. A bad form or check letter is accepted, marked and never matched on (domain: `identifiers`). */
  value: z.string().max(1_024),
})
export type Identifier = z.infer<typeof Identifier>

export const PersonName = z.looseObject({
  given: z.array(Text).optional(),
  family: Text.optional(),
  full: Text.optional(),
  kind: z.enum(['LEGAL', 'ALIAS', 'BIRTH', 'MARRIED']).optional(),
})
export type PersonName = z.infer<typeof PersonName>

/** An address or spot; every field is optional. `accuracyM` is the 68 % radius in metres; a point without it is exact. */
export const Place = z.looseObject({
  lines: z.array(Text).optional(),
  postcode: Text.optional(),
  uprn: Text.optional(),
  point: Point.optional(),
  accuracyM: z.number().optional(),
  osgb: z.looseObject({ easting: z.number(), northing: z.number() }).optional(),
})
export type Place = z.infer<typeof Place>

const birthDate = z.union([z.iso.date(), z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/u)], {
  error: 'must be YYYY-MM-DD, YYYY-MM or YYYY',
})

const personFields = {
  names: z.array(PersonName).max(200).default([]),
  dateOfBirth: birthDate.nullable().optional(),
  /** Youngest and oldest age in years. */
  ageBand: z.tuple([z.number().int().min(0).max(150), z.number().int().min(0).max(150)]).optional(),
  sex: z.enum(['F', 'M', 'X']).optional(),
  identifiers: z.array(Identifier).max(200).default([]),
  addresses: z.array(Place).max(200).default([]),
}

/** Somebody named by an order. */
export const Person = z.looseObject({ personId: Label.optional(), ...personFields })
export type Person = z.infer<typeof Person>

/** Somebody named by an event, with the part they played in it. */
export const EventPerson = z.looseObject({ role: z.enum(personRoles), ...personFields })
export type EventPerson = z.infer<typeof EventPerson>
