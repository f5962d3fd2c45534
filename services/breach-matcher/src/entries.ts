import { topics } from '@breach-alerts/contracts'
import { idOf, type Judgement, type Suspected } from '@breach-alerts/domain'
import type { NewRecord } from '@breach-alerts/log'
import type { Candidate } from './decode.ts'

/**
 * Journal entries of one judgement. Ids are derived from what was found, so a repeat repeats them; a finding that is later
 * known better is an entry of its own.
 *
 * @param now epoch milliseconds
 */
export const entriesOf = (candidate: Candidate, { suspected, noted }: Judgement, now: number): NewRecord[] => {
  const { event, eventKey, occurredAt, receivedAt } = candidate
  return [
    ...suspectedEntries(suspected, now),
    ...noted.map(({ orderId, what, level }) =>
      record(orderId, {
        entryId: idOf('ent', eventKey, orderId, what),
        type: 'event.noted',
        orderId,
        ...signed(now),
        event: {
          source: event.source,
          id: event.id,
          type: event.type,
          occurredAt: new Date(occurredAt).toISOString(),
          receivedAt: new Date(receivedAt).toISOString(),
        },
        what,
        ...(level !== undefined && { level }),
      }),
    ),
  ]
}

/** Journal entries of suspected breaches, whatever event they were found by. */
export const suspectedEntries = (suspected: readonly Suspected[], now: number): NewRecord[] =>
  suspected.map(({ finding, facts, respondingForceCode }) =>
    record(finding.orderId, {
      entryId: idOf('ent', finding.findingId, finding.level),
      type: 'breach.suspected',
      orderId: finding.orderId,
      ...signed(now),
      finding,
      facts,
      respondingForceCode,
    }),
  )

const signed = (now: number) => ({ at: new Date(now).toISOString(), by: 'service:breach-matcher' })

const record = (orderId: string, entry: object): NewRecord => ({
  topic: topics.journal,
  key: orderId,
  value: Buffer.from(JSON.stringify(entry)),
})
