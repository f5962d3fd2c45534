import type { Principal } from '@breach-alerts/web'

/** Who is asking, as far as need to know goes. */
export type Reader = Pick<Principal, 'subject' | 'roles' | 'force' | 'officerId'>

/** Whom an alert concerns: the force whose order it is, the one where it is happening, and officers assigned or told. */
export type Concerned = { forceCode: string | null; respondingForceCode: string | null; officers?: readonly string[] }

/** Roles that may look at alerts at all. A partner is told by notice, never by looking. Source: contracts.md §3. */
export const alertReaders = ['control', 'officer', 'supervisor'] as const

export const hasAny = (reader: Pick<Reader, 'roles'>, ...roles: readonly string[]): boolean =>
  roles.some(role => reader.roles.includes(role))

/**
 * Need to know: an alert is seen by its owner's force, by the force where it is happening, and by an officer who was told of
 * it or has it, whatever their force.
 *
 * One that nobody owns is seen by every control room and supervisor, so that it is never seen by nobody.
 */
export const maySee = (reader: Reader, { forceCode, respondingForceCode, officers = [] }: Concerned): boolean => {
  if (!hasAny(reader, ...alertReaders)) return false
  if (forceCode === null && hasAny(reader, 'control', 'supervisor')) return true
  if (reader.officerId !== null && officers.includes(reader.officerId)) return true
  return reader.force !== null && (reader.force === forceCode || reader.force === respondingForceCode)
}

/** The whole order, addresses included, is for its owner's force; without an owner, for control rooms and supervisors. */
export const maySeeOrder = (reader: Reader, ownerForce: string | null): boolean =>
  maySee(reader, { forceCode: ownerForce, respondingForceCode: null })

/** How the reader signs an entry: by collar number where they have one. */
export const signature = ({ officerId, subject }: Reader): string => officerId ?? subject
