import type { BreachEvent } from '@breach-alerts/contracts'
import { UsageError } from '../command.ts'
import { type PackedValues, packedValues } from './packed-values.ts'

/** An event of a file, and the epoch milliseconds at which it happened. */
export type Dated = { event: BreachEvent; occurredAt: number }

/**
 * When each event of a file happened: as it says, or the instant of receipt (contracts.md §2). A file does not say when it was received, so
 * that instant is worked out from the file, and the same file gives the same answer: `now` where it is given; else the latest instant that
 * an event before it says, because a file is in order of receipt; before any of them the first that one says. The clock is asked only
 * where no event of the file says a time. Those that wait for an instant are held as bytes: as objects they take ten times as much.
 */
export const dated = async function* (
  events: AsyncIterable<BreachEvent>,
  now: number | null,
  clock: () => number,
): AsyncGenerator<Dated> {
  let latest: number | null = null
  let waiting = packedValues<BreachEvent>(0)
  for await (const event of events) {
    const said = event.time === undefined ? now : Date.parse(event.time)
    if (said === null && latest === null) {
      waiting.add(event)
      continue
    }
    if (event.time !== undefined) latest = Math.max(latest ?? -Infinity, said!)
    const occurredAt = said ?? latest!
    if (waiting.size() > 0) {
      yield* all(waiting, occurredAt)
      waiting = packedValues(0)
    }
    yield { event, occurredAt }
  }
  if (waiting.size() > 0) yield* all(waiting, clock())
}

const all = function* (events: PackedValues<BreachEvent>, occurredAt: number): Generator<Dated> {
  for (let index = 0; index < events.size(); index++) yield { event: events.get(index), occurredAt }
}

/** What `--help` says of `--now`. */
export const nowHelp = [
  '--now INSTANT is when events that say no time were received, such as 2026-11-22T03:14:00Z. Without it: the latest instant that an event',
  'before it in the file says, or else the first that one says; now where none says any.',
].join('\n')

/** What `--now` says, in epoch milliseconds; null: it was left out. @throws UsageError */
export const instantOf = (text: string | null): number | null => {
  if (text === null) return null
  const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/u.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant)) throw new UsageError('--now must be an instant such as 2026-11-22T03:14:00Z.')
  return instant
}
