import type {
  AlertState,
  ConditionKind,
  DutyName,
  Level,
  NoticeState,
  OrderType,
  Response,
} from '@breach-alerts/contracts'

/** Codes in the words of the field. Always "suspected breach"; nothing here puts the risk on the protected person. */

export const orderTypeWords: Readonly<Record<OrderType, string>> = {
  DVPN: 'Domestic violence protection notice',
  DVPO: 'Domestic violence protection order',
  DAPN: 'Domestic abuse protection notice',
  DAPO: 'Domestic abuse protection order',
  SPO: 'Stalking protection order',
  INTERIM_SPO: 'Interim stalking protection order',
  NON_MOLESTATION: 'Non-molestation order',
  OCCUPATION: 'Occupation order',
  RESTRAINING_CONVICTION: 'Restraining order (on conviction)',
  RESTRAINING_ACQUITTAL: 'Restraining order (on acquittal)',
  PHA_INJUNCTION: 'Harassment injunction',
  SHPO: 'Sexual harm prevention order',
  INTERIM_SHPO: 'Interim sexual harm prevention order',
  SRO: 'Sexual risk order',
  INTERIM_SRO: 'Interim sexual risk order',
  FMPO: 'Forced marriage protection order',
  FGMPO: 'Female genital mutilation protection order',
  BAIL_CONDITION: 'Bail condition',
  LICENCE_CONDITION: 'Licence condition',
  UNDERTAKING: 'Undertaking',
}

export const conditionWords: Readonly<Record<ConditionKind, string>> = {
  NO_CONTACT_DIRECT: 'contact with a protected person',
  NO_CONTACT_INDIRECT: 'indirect contact with a protected person',
  NO_MOLEST: 'molestation or harassment',
  NO_VIOLENCE: 'violence or threats',
  EXCLUSION_ZONE: 'entering an excluded area',
  NO_ATTEND: 'going where the order forbids',
  LEAVE_PREMISES: 'being at premises the order says to leave',
  NO_ENTER: 'entering premises',
  NO_EVICT: 'evicting or excluding a protected person',
  CURFEW: 'being away during curfew',
  EM_TAG: 'interfering with the electronic tag',
  DEVICE_INTERNET: 'a device or internet condition',
  NOTIFY: 'a notification requirement',
  PROGRAMME: 'a missed programme or appointment',
  NO_SURVEIL: 'surveillance, recording or publishing',
}

export const gradeWords: Readonly<Record<1 | 2 | 3, string>> = { 1: 'now', 2: 'prompt', 3: 'planned' }

export const levelWords: Readonly<Record<Level, { tag: string; meaning: string }>> = {
  CERTAIN: { tag: 'Certain match', meaning: 'The person under the order is identified' },
  PROBABLE: { tag: 'Probable match', meaning: 'Probably the person under the order; confirm who it is' },
  POSSIBLE: {
    tag: 'Possible match',
    meaning: 'Possibly the person under the order, or only an indication; find out more',
  },
}

export const stateWords: Readonly<Record<AlertState, string>> = {
  RAISED: 'Nobody going yet',
  ACKNOWLEDGED: 'Somebody is going',
  ACTED: 'Acted on',
  CLOSED: 'Closed',
}

const flagTable: Readonly<Record<string, { tag: string; meaning: string }>> = {
  NOT_PROVEN_SERVED: {
    tag: 'Not proven served',
    meaning: 'Order not proven served: serve now, no breach liability yet.',
  },
  LATE: { tag: 'Late report', meaning: 'Received more than 15 minutes after it happened.' },
  FUTURE_STAMPED: { tag: 'Time ahead', meaning: 'Its time is more than 5 minutes ahead of when it was received.' },
  IDENTITY_CONFLICT: { tag: 'Identity conflict', meaning: 'Something known about the person contradicts this match.' },
  POSITION_UNKNOWN: { tag: 'Position unknown', meaning: 'The tag sent a position that says nothing.' },
  POSITION_STALE: {
    tag: 'Position old',
    meaning: 'The tag sends nothing but old positions.',
  },
  COORDINATES_SWAPPED: { tag: 'Position unknown', meaning: 'The tag sent latitude and longitude in the wrong places.' },
  IMPOSSIBLE_SPEED: {
    tag: 'Impossible speed',
    meaning: 'The tag cannot have come from its position before to this one.',
  },
  POSITION_VAGUE: { tag: 'Position vague', meaning: 'Several positions in a row were too inexact to tell.' },
  TAG_CONTRADICTED: { tag: 'Seen elsewhere', meaning: 'The person was seen where the tag cannot have been.' },
  TAG_SILENT: { tag: 'Tag silent', meaning: 'The tag has sent no position since.' },
  NEAR_PROTECTED_PERSON: { tag: 'Near protected person', meaning: 'Two worn devices were near each other.' },
  NOT_ALL_COMPARED: {
    tag: 'Not all compared',
    meaning:
      'This event names more people, or shares a name, a date or a place with more orders, than were compared: others may be affected.',
  },
  NO_OWNER: { tag: 'No owner', meaning: 'No officer or force owns this order: the control room does.' },
}

/** What decides how a flag is to be read. */
export type FlagContext = {
  /** A force owns the order, and no officer is named. */
  hasForce?: boolean
  /** Nobody is liable until it is proven that they knew of the order. */
  needsKnowledge?: boolean
  /** It was served since, in words such as `21:03 today`; null: not as far as we know. */
  servedSince?: string | null
}

/** An unknown flag is shown as it is, never dropped. */
export const flagWords = (
  flag: string,
  { hasForce = false, needsKnowledge = true, servedSince = null }: FlagContext = {},
): { tag: string; meaning: string } => {
  if (flag === 'NO_OWNER' && hasForce)
    return {
      tag: 'No officer named',
      meaning: 'The force owns this order and names no officer: its control room does.',
    }
  if (flag === 'NOT_PROVEN_SERVED' && servedSince !== null)
    return {
      tag: 'Served since',
      meaning: `Not proven served when this happened. Served since, ${servedSince}: a breach from then on counts.`,
    }
  if (flag === 'NOT_PROVEN_SERVED' && !needsKnowledge)
    return {
      tag: 'Not proven served',
      meaning: 'Order not proven served: serve it now. Liability for this breach does not depend on it.',
    }
  return flagTable[flag] ?? { tag: plainCode(flag), meaning: plainCode(flag) }
}

export const dutyWords: Readonly<Record<DutyName, { name: string; how: string }>> = {
  ACTED: { name: 'Action taken', how: 'Record what police did, or no action with a supervisor’s agreement.' },
  PARTNERS_TOLD: { name: 'Partners told', how: 'Every partner agency that may know of this order has been told.' },
  VICTIM_DECISION: {
    name: 'Victim decision',
    how: 'Record that the protected person was reached or informed, or the decision when to inform them.',
  },
  RECORD_COMPLETE: { name: 'Record complete', how: 'Every action has its details, and at least one has a note.' },
}

export const responseWords: Readonly<Record<Response, string>> = {
  GOING: 'I am going',
  SEEN: 'Seen',
  NOT_ME: 'Not me, pass it on',
}

export const noticeWords: Readonly<Record<NoticeState, string>> = {
  SENT: 'Sent',
  FAILED: 'Failed',
  WITHHELD: 'Withheld',
  NOBODY: 'Nobody to tell',
  READ: 'Read',
  ON_BOARD: 'On the board',
}

/** How a notice travels, after "by" or on its own; `NONE` has no way to travel and no words. */
const channelTable: Readonly<Record<string, string>> = {
  SNS: 'message',
  CONTROL_ROOM: 'alerts board',
  WEB_PUSH: 'phone notification',
  NONE: '',
}
export const channelWords = (channel: string): string => channelTable[channel] ?? plainCode(channel).toLowerCase()

/** First letter large, the rest as it is. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A code nobody wrote words for, made readable: `LEVEL_REVIEW` → `Level review`. */
export const plainCode = (code: string): string => {
  const words = code.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
