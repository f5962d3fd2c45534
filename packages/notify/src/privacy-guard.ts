import { conditionKinds, Instant, orderTypes, taskKinds } from '@breach-alerts/contracts'
import { z } from 'zod'
import type { OutboundMessage } from './port.ts'

/** Ids and codes: no space, so no name, address or sentence fits. */
const Id = z.string().regex(/^[\w.:-]{1,128}$/u)
const Code = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/u)
const ForceCode = z.string().regex(/^[A-Za-z0-9]{1,8}$/u)
const AgencyCode = z.string().regex(/^[\w.&-]{1,64}$/u)

/** A page, nothing else: no credentials, no query and no fragment that could carry data, no escapes that could spell a name. */
const PageUrl = z.string().refine(text => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash, pathname } = new URL(text)
  return /^https?:$/u.test(protocol) && username + password + search + hash === '' && /^[\w/.:~-]*$/u.test(pathname)
})

/** What agencies call the person under the order among themselves; never a phone, an address or a device. */
const Identifier = z.strictObject({
  type: z.enum(['PNC', 'CRO', 'CRN', 'NOMS', 'ASN']),
  value: z.string().regex(/^[A-Za-z0-9/-]{1,32}$/u),
})

const bodyOf = <E extends z.ZodType, I extends z.ZodType>(eventType: E, additionalInformation: I) =>
  z.strictObject({
    eventType,
    version: z.literal(1),
    occurredAt: Instant,
    detailUrl: PageUrl,
    personReference: z.strictObject({ identifiers: z.array(Identifier).max(10) }),
    additionalInformation,
  })

const alertEvents = [
  'breach-alerts.alert.raised',
  'breach-alerts.alert.escalated',
  'breach-alerts.alert.acknowledged',
  'breach-alerts.alert.closed',
  'breach-alerts.alert.notice',
] as const
const taskEvent = 'breach-alerts.task.raised'

const Body = bodyOf(
  z.enum(alertEvents),
  z.strictObject({
    alertId: Id,
    alertRef: z.string().regex(/^[0-9A-Z]{2,5}-[0-9A-Z]{2,5}$/u),
    grade: z.int().min(1).max(3),
    orderType: z.enum(orderTypes),
    conditionKind: z.enum(conditionKinds),
    forceCode: ForceCode.nullable(),
    actionAsked: Code,
  }),
)

const Task = bodyOf(
  z.literal(taskEvent),
  z.strictObject({
    taskId: Id,
    taskKind: z.enum(taskKinds),
    daysLeft: z.int().min(0).max(366),
    grade: z.literal(3),
    orderType: z.enum(orderTypes),
    forceCode: ForceCode.nullable(),
    actionAsked: Code,
  }),
)

const absent = z.literal(['', null])
const Attributes = z.strictObject({
  eventType: z
    .enum([...alertEvents, taskEvent])
    .or(absent)
    .optional(),
  grade: z.enum(['1', '2', '3']).or(absent).optional(),
  orderType: z.enum(orderTypes).or(absent).optional(),
  forceCode: ForceCode.or(absent).optional(),
  agency: AgencyCode.or(absent).optional(),
  partnerId: Id.or(absent).optional(),
  officerId: Id.or(absent).optional(),
})

const Message = z.object({ body: Body, attributes: Attributes })
const TaskMessage = z.object({ body: Task, attributes: Attributes })

/** What may leave: the body as JSON, and the attributes that have a value. */
export type Cleared = { kind: 'cleared'; body: string; attributes: readonly (readonly [name: string, value: string])[] }

/** `reason` names the place, never what was found there. */
export type Withheld = { kind: 'withheld'; reason: string }

/**
 * Lets out exactly what contracts.md §5 lists, and only values of its form.
 *
 * An allow-list of keys, because a field that somebody adds later must not leave by itself; forms of values, because a name put
 * where an id belongs must not leave either. Pure: the same for every adapter.
 */
export const clearForRelease = ({
  body,
  attributes,
}: Pick<OutboundMessage, 'body' | 'attributes'>): Cleared | Withheld => {
  const result = (body.eventType === taskEvent ? TaskMessage : Message).safeParse({ body, attributes })
  if (!result.success) {
    const places = result.error.issues.map(({ path }) => path.map(String).join('/'))
    return { kind: 'withheld', reason: `PRIVACY_GUARD ${[...new Set(places)].join(' ')}` }
  }
  return {
    kind: 'cleared',
    body: JSON.stringify(result.data.body),
    attributes: Object.entries(result.data.attributes).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, value] as const],
    ),
  }
}
