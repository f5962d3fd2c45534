import type { EntryOf } from '@breach-alerts/contracts'
import { type AlertView, type Desk, presentAlert } from '@breach-alerts/domain'
import { ProblemError } from '@breach-alerts/web'
import type { ControlRoomPorts } from '../ports.ts'
import { appendEntry, folded } from './journal.ts'

export type Body = Readonly<Record<string, unknown>>
/** 201: this request did it. 200: it was done before, and this is the first answer. */
export type Answer = { status: 200 | 201; body: Body }

type Written = EntryOf<'acknowledged'> | EntryOf<'action.recorded'> | EntryOf<'closure.asked'>
type Recorded = { by: string; at: string }

/** How the answer to one entry is read from the state that the desk left. */
export type Reading<Entry extends Written, Record extends Recorded> = {
  recordIn: (desk: Desk) => Record | null
  /** @throws ProblemError when the desk refused it */
  bodyOf: (record: Record, alert: AlertView) => Body
  /** What may be said while the desk is late: the journal has the entry. null: only the fold can tell. */
  whileLate: ((entry: Entry) => Body) | null
}

export type Writer = {
  /** The answer that a request under this entryId got, while this process remembers it. */
  given: (entryId: string) => Body | undefined
  /**
   * Appends the entry and answers with what the desk made of it.
   *
   * The same entry twice at once is appended once. An append that fails is the log's error, a 503: nothing is shown as done.
   * @throws LogUnavailable · ProblemError 409 as the fold refused, 503 when its verdict is needed and late
   */
  put: <Entry extends Written, Record extends Recorded>(
    entry: Entry,
    reading: Reading<Entry, Record>,
  ) => Promise<Answer>
}

const mostRemembered = 5_000

const notConfirmed = () =>
  new ProblemError(503, 'It is in the journal and not confirmed yet. Ask again with the same id.', {
    code: 'not-confirmed',
    headers: { 'retry-after': '1' },
  })

export const makeWriter = (ports: ControlRoomPorts, { foldWaitMs }: { foldWaitMs: number }): Writer => {
  const answers = new Map<string, Body>()
  const inHand = new Map<string, Promise<Answer>>()

  const remembered = (entryId: string, answer: Answer): Answer => {
    if (answers.size >= mostRemembered) answers.delete(answers.keys().next().value ?? '')
    answers.set(entryId, answer.body)
    return answer
  }

  const write = async <Entry extends Written, Record extends Recorded>(
    entry: Entry,
    { recordIn, bodyOf, whileLate }: Reading<Entry, Record>,
  ): Promise<Answer> => {
    const place = await appendEntry(ports.log, entry)
    const desk = await folded(ports, entry, place, foldWaitMs)
    const alert = desk && presentAlert(desk, entry.alertId, ports.clock())
    const record = desk && recordIn(desk)
    if (!alert || !record) {
      ports.metrics.count('control_room_desk_late_total', 'Answers given before the desk had folded the entry')
      if (whileLate === null) throw notConfirmed()
      return remembered(entry.entryId, { status: 201, body: whileLate(entry) })
    }
    // Another process may have put the same request in between: then its entry made the record, and this one changed nothing.
    const isOurs = record.at === entry.at && record.by === entry.by
    return remembered(entry.entryId, { status: isOurs ? 201 : 200, body: bodyOf(record, alert) })
  }

  return {
    given: entryId => answers.get(entryId),
    put: async (entry, reading) => {
      const first = answers.get(entry.entryId)
      if (first) return { status: 200, body: first }
      const other = inHand.get(entry.entryId)
      if (other) return { ...(await other), status: 200 }
      const writing = write(entry, reading)
      inHand.set(entry.entryId, writing)
      try {
        return await writing
      } finally {
        inHand.delete(entry.entryId)
      }
    },
  }
}

/** Text under `name` in a body that may be anything. */
export const idIn = (body: unknown, name: string): string | null => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : null
  return typeof value === 'string' && value !== '' ? value : null
}

export const alertClosed = () => new ProblemError(409, 'The alert is closed.', { code: 'alert-closed' })
