import { z } from 'zod'
import { appointments, changes, channels, conditionKinds, encounters, fixKinds, violations } from './codes.ts'
import { EventPerson, Place } from './person.ts'
import { Instant, Label, Text } from './primitives.ts'
import { type FieldError, fieldErrors } from './problem.ts'

const people = z.array(EventPerson).max(200).default([])
const vehicles = z
  .array(z.looseObject({ vrm: Text }))
  .max(200)
  .default([])
const believedBreached = z.array(z.enum(conditionKinds)).optional()

const Fix = z.looseObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** 68 % radius, metres; absent, 0 or less: the configured floor. */
  accuracyM: z.number().optional(),
  kind: z.enum(fixKinds).optional(),
  speedMps: z.number().optional(),
  headingDeg: z.number().optional(),
  sequence: z.union([z.number(), z.string()]).optional(),
})
export type Fix = z.infer<typeof Fix>

/** `data` by event type. Source: contracts.md §2. */
export const eventData = {
  'incident.reported': z.looseObject({
    incidentRef: Label,
    category: Text.optional(),
    summary: Text.optional(),
    place: Place.optional(),
    people,
    vehicles,
    phones: z.array(Text).max(200).default([]),
  }),
  'em.position': z.looseObject({ deviceId: Label, fix: Fix }),
  'em.violation': z.looseObject({
    deviceId: Label,
    violation: z.enum(violations),
    place: Place.optional(),
    detail: Text.optional(),
  }),
  'anpr.hit': z.looseObject({
    vrm: Label,
    camera: z.looseObject({ cameraId: Text.optional(), place: Place.optional() }).optional(),
    confidence: z.number().optional(),
    headingDeg: z.number().optional(),
  }),
  'contact.reported': z.looseObject({
    channel: z.enum(channels),
    people,
    summary: Text.optional(),
    place: Place.optional(),
  }),
  'police.encounter': z.looseObject({
    encounter: z.enum(encounters),
    place: Place.optional(),
    people,
    vehicles,
    conditionKinds: believedBreached,
  }),
  'circumstance.changed': z.looseObject({ change: z.enum(changes), people, summary: Text.optional() }),
  'appointment.missed': z.looseObject({ appointment: z.enum(appointments), dueAt: Instant.optional(), people }),
  'partner.reported': z.looseObject({
    agency: Label,
    summary: Text.optional(),
    people,
    place: Place.optional(),
    vehicles,
    conditionKinds: believedBreached,
  }),
} as const

export type EventType = keyof typeof eventData
export const eventTypes = Object.keys(eventData) as EventType[]

const attributes = {
  specversion: z.literal('1.0'),
  id: Label,
  source: Label,
  type: z.enum(eventTypes),
  /** When it happened; absent: the instant of receipt, flagged. */
  time: Instant.optional(),
  subject: Text.optional(),
}
const envelope = <T extends EventType>(type: T) =>
  z.looseObject({ ...attributes, type: z.literal(type), data: eventData[type] })
/** What an event of any type has. */
const AnyEvent = z.looseObject({ ...attributes, data: z.looseObject({}) })

/** CloudEvents 1.0, structured. `source` and `id` together make an event unique. */
export const BreachEvent = z.discriminatedUnion(
  'type',
  [
    envelope('incident.reported'),
    envelope('em.position'),
    envelope('em.violation'),
    envelope('anpr.hit'),
    envelope('contact.reported'),
    envelope('police.encounter'),
    envelope('circumstance.changed'),
    envelope('appointment.missed'),
    envelope('partner.reported'),
  ],
  { error: `must be one of ${eventTypes.join(', ')}` },
)
export type BreachEvent = z.infer<typeof BreachEvent>
export type EventOf<T extends EventType> = Extract<BreachEvent, { type: T }>

/**
 * Every bad field of an event that is not right, with its pointer. The schema alone stops at a type that nobody knows; what every
 * event has is named all the same.
 */
export const eventErrors = (sent: unknown, error: z.ZodError, at: readonly PropertyKey[] = []): FieldError[] => {
  const isTypeUnknown = error.issues.some(({ code, path }) => code === 'invalid_union' && path[0] === 'type')
  return fieldErrors((isTypeUnknown && AnyEvent.safeParse(sent).error) || error, at)
}
