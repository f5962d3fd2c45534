import { z } from 'zod'
import { Hours } from './order.ts'
import { Instant, Label, LocalDate, OrderId, TimeOfDay } from './primitives.ts'

/**
 * Who there is and who is on duty. Topic `directory.entry.v1`, compacted, one partition, key `directoryKeyOf`.
 *
 * An entry replaces the one of its key. Overrides have ids of their own and are never rewritten: a change of mind is a
 * withdrawal or a newer override, so that the topic keeps who changed what and when.
 */

const Id = OrderId
const ForceCode = z.string().regex(/^[A-Za-z0-9]{1,8}$/u, 'must be a force code')
const OfficerId = z.string().regex(/^\d{2}:[A-Z]{0,3}\d{1,6}$/u, 'must be force code, colon, collar number')

/** How a person is reached: a reference that the force's own system knows. Never the number or address itself. */
export const DirectoryContact = z.strictObject({
  channel: z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/u, 'must be a code'),
  contactId: z
    .string()
    .regex(/^[A-Za-z][\w.:-]{2,63}$/u, 'must be a reference that begins with a letter, not a number'),
  /** When it was last seen to work; null: never. */
  verifiedAt: Instant.nullable(),
  /** Since when it has not worked; null: it does. */
  failedAt: Instant.nullable(),
})

const RotaLayer = z.looseObject({
  layerId: Id,
  people: z.array(OfficerId).max(200),
  startsOn: LocalDate,
  handover: TimeOfDay,
  turnDays: z.number().int().min(1).max(366),
  hours: z.array(Hours).nullable(),
})

const lines = {
  FORCE: z.looseObject({
    kind: z.literal('FORCE'),
    forceCode: ForceCode,
    name: Label,
    /** Rota of the force incident managers; null: none is kept. */
    incidentManagerRota: Id.nullable(),
  }),
  UNIT: z.looseObject({
    kind: z.literal('UNIT'),
    forceCode: ForceCode,
    unit: Label,
    /** Rota of its supervisors; null: none is kept. */
    supervisorRota: Id.nullable(),
  }),
  /** What is not listed is dropped and never stored: a number or a name has no place here. */
  OFFICER: z.object({
    kind: z.literal('OFFICER'),
    officerId: OfficerId,
    forceCode: ForceCode,
    unit: Label.nullable(),
    contacts: z.array(DirectoryContact).max(20),
  }),
  PARTNER: z.object({
    kind: z.literal('PARTNER'),
    partnerId: Id,
    agency: Label,
    contacts: z.array(DirectoryContact).max(20),
  }),
  /** Layers in order of rank: the first with somebody on duty decides. */
  ROTA: z.looseObject({
    kind: z.literal('ROTA'),
    rotaId: Id,
    forceCode: ForceCode,
    name: Label,
    layers: z.array(RotaLayer).max(20),
  }),
  /** Somebody instead of the layers, half-open; null: nobody, said aloud. The newest wins. */
  OVERRIDE: z.looseObject({
    kind: z.literal('OVERRIDE'),
    overrideId: z.string().regex(/^[A-Za-z0-9_-]{1,64}(?:\/[12])?$/u, 'must be an id'),
    rotaId: Id,
    from: Instant,
    to: Instant,
    officerId: OfficerId.nullable(),
    /** The other half of a swap names the same. */
    swapId: Id.optional(),
  }),
  WITHDRAWAL: z.looseObject({ kind: z.literal('WITHDRAWAL'), overrideId: Label }),
}

const inOrder = ({ from, to }: { from: string; to: string }) => Date.parse(from) < Date.parse(to)
const endsLater = { path: ['to'], message: 'must be later than from' }

/** One line of an import: an entry before the service has added who recorded it and when. */
export const DirectoryLine = z.discriminatedUnion('kind', [
  lines.FORCE,
  lines.UNIT,
  lines.OFFICER.refine(({ officerId, forceCode }) => officerId.startsWith(`${forceCode}:`), {
    path: ['forceCode'],
    message: 'must be the force that officerId begins with',
  }),
  lines.PARTNER,
  lines.ROTA,
  lines.OVERRIDE.refine(inOrder, endsLater),
  lines.WITHDRAWAL,
])
export type DirectoryLine = z.infer<typeof DirectoryLine>
export type DirectoryLineOf<K extends DirectoryLine['kind']> = Extract<DirectoryLine, { kind: K }>

/** `by`: an officerId or a person's subject, from the token. */
export const DirectoryEntry = DirectoryLine.and(z.looseObject({ at: Instant, by: Label }))
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

/** Key of an entry in its topic: `officer:13:4471`, `unit:13/MOSOVO Leeds`, `override:…`. */
export const directoryKeyOf = (line: DirectoryLine): string => `${line.kind.toLowerCase()}:${nameOf(line)}`

const nameOf = (line: DirectoryLine): string => {
  if (line.kind === 'FORCE') return line.forceCode
  if (line.kind === 'UNIT') return `${line.forceCode}/${line.unit}`
  if (line.kind === 'OFFICER') return line.officerId
  if (line.kind === 'PARTNER') return line.partnerId
  return line.kind === 'ROTA' ? line.rotaId : line.overrideId
}

export const DirectoryImport = z.looseObject({ entries: z.array(DirectoryLine).min(1).max(500) })
export const DirectoryImported = z.looseObject({ recorded: z.number().int(), unchanged: z.number().int() })

const rungNames = z.enum(['OWNER', 'DEPUTY', 'UNIT_SUPERVISOR', 'FORCE_INCIDENT_MANAGER'])
export const coverProblems = ['NOBODY_NAMED', 'NOT_IN_DIRECTORY', 'NOT_REACHABLE', 'NO_ROTA', 'NOBODY_ON_DUTY'] as const
const problem = z.enum(coverProblems)

/** Who is on duty, and what is wrong with the cover of the next days, before it is needed. */
export const CoverReport = z.looseObject({
  at: Instant,
  until: Instant,
  rotas: z.array(
    z.looseObject({
      rotaId: Id,
      forceCode: ForceCode,
      name: Label,
      officerId: OfficerId.nullable(),
      problem: problem.nullable(),
    }),
  ),
  /** Rotas without anybody who can be reached; `rotaId` null: a unit or force that keeps no rota. */
  gaps: z.array(
    z.looseObject({
      forceCode: ForceCode,
      desk: Label.nullable(),
      rotaId: Id.nullable(),
      from: Instant,
      to: Instant,
      officerId: OfficerId.nullable(),
      problem,
    }),
  ),
  unreachable: z.array(OfficerId),
  orders: z.array(
    z.looseObject({
      orderId: OrderId,
      rungs: z.array(z.looseObject({ name: rungNames, officerId: z.string().nullable(), problem })),
    }),
  ),
})
export type CoverReport = z.infer<typeof CoverReport>
export type CoverProblem = (typeof coverProblems)[number]
