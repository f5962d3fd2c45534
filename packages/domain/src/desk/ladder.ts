import type { OrderFacts, Recipient } from '@breach-alerts/contracts'

/** Rungs of the ladder, lowest first. Source: domain.md §4, "Owning officer". */
export const rungs = ['OWNER', 'DEPUTY', 'UNIT_SUPERVISOR', 'FORCE_INCIDENT_MANAGER'] as const
export const topRung = rungs.length - 1
export const supervisorRung = 2

type Owned = Pick<OrderFacts, 'forceCode' | 'officerId' | 'deputyId'>

const desk = (forceCode: string | null, name: string, rung: number): Recipient => ({
  kind: 'FORCE',
  forceCode,
  desk: name,
  rung,
})
const officer = (officerId: string, forceCode: string | null, rung: number): Recipient => ({
  kind: 'OFFICER',
  officerId,
  forceCode,
  rung,
})

/**
 * Who stands on a rung; null: nobody. The top rung is never empty: without a force it is the control room's inbox.
 */
export const onRung = (rung: number, facts: Owned, respondingForceCode: string | null): Recipient | null => {
  if (rung === 0) return facts.officerId === null ? null : officer(facts.officerId, facts.forceCode, 0)
  if (rung === 1)
    return facts.deputyId === null || facts.deputyId === facts.officerId
      ? null
      : officer(facts.deputyId, facts.forceCode, 1)
  if (rung === supervisorRung) return facts.forceCode === null ? null : desk(facts.forceCode, 'UNIT_SUPERVISOR', rung)
  const force = facts.forceCode ?? respondingForceCode
  return desk(force, force === null ? 'CONTROL_ROOM' : 'FORCE_INCIDENT_MANAGER', topRung)
}

/** A rung that is passed on the way: nobody is on it, or who is on it has said NOT_ME. */
export type Skipped = { rung: number; reason: 'NOBODY' | 'DECLINED' }

/** The next rung with somebody on it at or above `from` who has not declined (the top repeats), and those passed on the way. */
export const climbFrom = (
  from: number,
  facts: Owned,
  respondingForceCode: string | null,
  decliners: ReadonlySet<string>,
): { rung: number; recipient: Recipient; skipped: Skipped[] } => {
  const skipped: Skipped[] = []
  for (let rung = from; rung < topRung; rung++) {
    const recipient = onRung(rung, facts, respondingForceCode)
    const hasDeclined = recipient?.kind === 'OFFICER' && decliners.has(recipient.officerId)
    if (recipient && !hasDeclined) return { rung, recipient, skipped }
    skipped.push({ rung, reason: recipient ? 'DECLINED' : 'NOBODY' })
  }
  return { rung: topRung, recipient: onRung(topRung, facts, respondingForceCode)!, skipped }
}

/** Control rooms that must know from the start: where it is happening, and the owner's; without either, any (null). */
export const controlRooms = (forceCode: string | null, respondingForceCode: string | null): (string | null)[] => {
  const forces = [...new Set([respondingForceCode, forceCode])].filter(force => force !== null)
  return forces.length > 0 ? forces : [null]
}

export const controlRoom = (forceCode: string | null, rung: number): Recipient => desk(forceCode, 'CONTROL_ROOM', rung)

/** An assigned person as a recipient: an officer by id, anybody else through the control room they sit in. */
export const personOrRoom = (person: string, facts: Owned, rung: number): Recipient =>
  isOfficerId(person) ? officer(person, person.slice(0, 2), rung) : controlRoom(facts.forceCode, rung)

/** Officer ids are force and collar number, `13:4471`. Source: domain.md §3. */
export const isOfficerId = (person: string): boolean => /^\d{2}:[A-Z]{0,3}\d{1,6}$/u.test(person)

/**
 * A recipient as notices name it (`to`): `officer:13:4471`, `force:13` for the control room, `force:13/UNIT_SUPERVISOR`
 * for another desk, `force:-` for the inbox of an order that nobody owns, `partner:prt_demo`.
 */
export const toOf = (recipient: Recipient): string => {
  if (recipient.kind === 'OFFICER') return `officer:${recipient.officerId}`
  if (recipient.kind === 'PARTNER') return `partner:${recipient.partnerId}`
  const force = `force:${recipient.forceCode ?? '-'}`
  return recipient.desk === 'CONTROL_ROOM' ? force : `${force}/${recipient.desk}`
}
