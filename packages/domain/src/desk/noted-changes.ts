import type { EntryOf, JournalEntry, Level } from '@breach-alerts/contracts'
import { levels } from '@breach-alerts/contracts'
import { standing } from './corrections.ts'
import type { Desk } from './model.ts'

/**
 * A change of name or address of the person under the order. `level`: how sure it is that it is them. RFC 3339.
 *
 * Kept beside the alerts, because a duty to notify it may lapse when none is open.
 */
export type NotedChange = { what: string; level: Level; occurredAt: string }

const watched: readonly unknown[] = ['NAME', 'ADDRESS']

/** More of one person than this are a flood; the newest are kept, the journal holds all. */
const most = 50

/** The change that an entry tells of; null: none. */
export const changeIn = (entry: JournalEntry): NotedChange | null => {
  if (entry.type === 'event.noted') {
    const { event, what, level = 'POSSIBLE' } = entry
    const isChange = event.type === 'circumstance.changed' && watched.includes(what)
    return isChange ? { what, level, occurredAt: event.occurredAt } : null
  }
  if (entry.type === 'breach.suspected') return ofFinding(entry.finding)
  if (entry.type !== 'action.recorded' || entry.code !== 'CIRCUMSTANCES_CHANGED') return null
  const { change } = entry.fields
  // Somebody who deals with the person recorded it.
  return typeof change === 'string' && watched.includes(change)
    ? { what: change, level: 'CERTAIN', occurredAt: entry.doneAt }
    : null
}

/** A name or an address that the order does not know engages the duty to notify at once; here it is a change as well. */
const ofFinding = ({ conditionKind, event, level, identityLevel }: EntryOf<'breach.suspected'>['finding']) =>
  isChangeFinding({ conditionKind, event })
    ? { what: 'NAME_OR_ADDRESS', level: identityLevel ?? level, occurredAt: event.occurredAt }
    : null

export const isChangeFinding = ({
  conditionKind,
  event,
}: Pick<EntryOf<'breach.suspected'>['finding'], 'conditionKind' | 'event'>): boolean =>
  conditionKind === 'NOTIFY' && event.type === 'circumstance.changed'

/** Keeps what a source reported. The same change known surer takes the place of its weaker self. */
export const withNotedChange = (desk: Desk, entry: EntryOf<'event.noted'> | EntryOf<'breach.suspected'>): Desk => {
  const change = changeIn(entry)
  if (change === null) return desk
  const { changes = [] } = desk
  const known = changes.find(({ what, occurredAt }) => what === change.what && occurredAt === change.occurredAt)
  if (known && levels.indexOf(known.level) <= levels.indexOf(change.level)) return desk
  return { ...desk, changes: [...changes.filter(each => each !== known), change].slice(-most) }
}

/** Every change that is known: what sources reported, and what was recorded under the order's alerts and not corrected. */
export const knownChanges = ({ changes = [], alerts }: Pick<Desk, 'changes' | 'alerts'>): NotedChange[] => [
  ...changes,
  ...alerts
    .flatMap(({ actions }) => standing(actions))
    .flatMap(({ code, fields, doneAt }) =>
      code === 'CIRCUMSTANCES_CHANGED' && watched.includes(fields['change'])
        ? [{ what: String(fields['change']), level: 'CERTAIN' as const, occurredAt: doneAt }]
        : [],
    ),
]
