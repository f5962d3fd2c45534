import type { Condition, ConditionKind } from '@breach-alerts/contracts'
import { readFor } from './area-reading.ts'
import {
  addressEvidence,
  atHers,
  fixInArea,
  metElsewhere,
  seenInArea,
  supplierCurfew,
  supplierZoneEntry,
} from './area-rows.ts'
import {
  anyContact,
  directContact,
  furtherVictim,
  indirectContact,
  partnerNamesHer,
  togetherWithHer,
} from './contact-rows.ts'
import { missedAppointment, namedByReporter, tagViolation, unknownNameOrAddress } from './duty-rows.ts'
import { none, strongest, tiers, touched } from './engagement.ts'
import type { Engagement, Row, Scene } from './engagement.ts'
import { mayBeUnnamed } from './event-parts.ts'

const molestation: readonly Row[] = [togetherWithHer(['incident.reported']), furtherVictim, anyContact]
const exclusion: readonly Row[] = [fixInArea('STAY_OUT'), supplierZoneEntry, seenInArea]

/** "What engages a condition" of contracts.md §2, when the respondent is known to be in the event. */
const rows: Readonly<Record<ConditionKind, readonly Row[]>> = {
  NO_CONTACT_DIRECT: [directContact, togetherWithHer(['incident.reported', 'police.encounter']), partnerNamesHer],
  NO_CONTACT_INDIRECT: [indirectContact, partnerNamesHer],
  NO_MOLEST: molestation,
  NO_VIOLENCE: molestation,
  EXCLUSION_ZONE: exclusion,
  NO_ATTEND: exclusion,
  NO_ENTER: exclusion,
  LEAVE_PREMISES: exclusion,
  CURFEW: [fixInArea('STAY_IN'), supplierCurfew, metElsewhere],
  EM_TAG: [tagViolation],
  NOTIFY: [missedAppointment(['NOTIFICATION']), unknownNameOrAddress],
  PROGRAMME: [missedAppointment(['PROGRAMME', 'ASSESSMENT', 'PROBATION'])],
  NO_EVICT: [],
  DEVICE_INTERNET: [],
  NO_SURVEIL: [],
}

/** Is it about places to stay out of: judged by its area, or without one by the protected persons' addresses? */
export const isStayingOut = (kind: ConditionKind): boolean => rows[kind] === exclusion

const openToUnknown: ReadonlySet<ConditionKind> = new Set([
  'NO_CONTACT_DIRECT',
  'NO_CONTACT_INDIRECT',
  'NO_MOLEST',
  'NO_VIOLENCE',
  'EXCLUSION_ZONE',
  'NO_ATTEND',
  'NO_ENTER',
  'LEAVE_PREMISES',
])

/** Holds an event against one condition, by every row that speaks of its kind; the strongest counts. */
export const engage = (scene: Scene, condition: Condition): Engagement => {
  if (scene.identity === null) return engageUnknown(scene, condition)
  const known = [...rows[condition.kind], namedByReporter].map(row => row(scene, condition))
  // Whom only free text or a number points to is no named suspect: what engages without one still does.
  return strongest(mayBeUnnamed(scene.event) ? [...known, engageUnknown(scene, condition)] : known)
}

/**
 * No suspect is known: an incident at a protected person's address, or with her as victim or caller, may be his doing. A place
 * that is plainly outside the area of the condition speaks against that condition.
 */
const engageUnknown = (scene: Scene, condition: Condition): Engagement => {
  const { event, hits, address, spot } = scene
  if (event.type !== 'incident.reported' || !openToUnknown.has(condition.kind)) return none
  if (condition.area && spot && readFor(condition.area, 'STAY_OUT', spot.point, spot.accuracyM).isElsewhere) return none
  const her = hits.find(hit => hit.sure && (hit.role === 'VICTIM' || hit.role === 'CALLER'))
  const said = her
    ? `A protected person is the ${her.role.toLowerCase()} of what was reported`
    : address && atHers(address)
  if (!said) return none
  const sentence = `${said}, and no suspect is known.`
  return touched(tiers.C, sentence, [...(her?.evidence ?? []), ...(address ? [addressEvidence(address)] : [])])
}
