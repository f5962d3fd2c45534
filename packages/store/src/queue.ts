import { BadCursor } from './errors.ts'
import type { AlertQuery, AlertRow } from './port.ts'

/** More rows than this are never given in one page, whatever is asked. */
export const mostRows = 1_000

/** 2^43 ms is the year 2248: a grade and an instant fit one number that JSON, Lua and sorted sets keep exact (below 2^53). */
const gradeStep = 2 ** 43

/** Place in the queue as one number: by grade, then oldest `raisedAt`. */
export const scoreOf = ({ grade, raisedAt }: Pick<AlertRow, 'grade' | 'raisedAt'>): number =>
  grade * gradeStep + raisedAt

/** Lowest and highest score of a grade; all of them for undefined. */
export const scoresOf = (grade: number | undefined): readonly [number, number] =>
  grade === undefined ? [0, Number.MAX_SAFE_INTEGER] : [grade * gradeStep, (grade + 1) * gradeStep - 1]

export type Place = { score: number; alertId: string }

/** Order of the queue; ids that tie are ordered by their bytes, as Redis orders the members of a sorted set. */
const compare = (a: Place, b: Place): number =>
  a.score - b.score || Buffer.compare(Buffer.from(a.alertId), Buffer.from(b.alertId))

/** Opaque: names a place in the order, not a row, so it stays good when rows come and go. */
const cursorOf = (row: AlertRow): string =>
  Buffer.from(JSON.stringify([scoreOf(row), row.alertId])).toString('base64url')

/** @throws BadCursor */
export const placeOf = (cursor: string): Place => {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch (error) {
    throw new BadCursor(error)
  }
  if (!Array.isArray(parsed) || parsed.length !== 2) throw new BadCursor()
  const [score, alertId] = parsed as unknown[]
  if (typeof score !== 'number' || !Number.isSafeInteger(score) || typeof alertId !== 'string') throw new BadCursor()
  return { score, alertId }
}

const isOf = (row: AlertRow, { force, officer }: Pick<AlertQuery, 'force' | 'officer'>): boolean =>
  (force === undefined && officer === undefined) ||
  (force !== undefined && (row.forceCode === force || row.respondingForceCode === force)) ||
  (officer !== undefined && (row.officers?.includes(officer) ?? false))

const matches = (row: AlertRow, query: AlertQuery): boolean => {
  const { kind, states, grade, orderId } = query
  return (
    row.kind === kind &&
    (states === undefined || states.includes(row.state)) &&
    isOf(row, query) &&
    (grade === undefined || row.grade === grade) &&
    (orderId === undefined || row.orderId === orderId)
  )
}

/** The page that a query asks for, out of all rows. */
export const pageOf = (
  rows: Iterable<AlertRow>,
  query: AlertQuery,
): { rows: AlertRow[]; nextCursor: string | null } => {
  const after = query.cursor === undefined ? null : placeOf(query.cursor)
  const fitting = [...rows]
    .filter(row => matches(row, query))
    .map(row => ({ row, score: scoreOf(row), alertId: row.alertId }))
    .filter(place => after === null || compare(place, after) > 0)
    .toSorted(compare)
    .map(({ row }) => row)
  return cut(fitting, query.limit)
}

/** The first `limit` of `rows`, and where to go on if there are more. */
export const cut = (rows: readonly AlertRow[], limit: number): { rows: AlertRow[]; nextCursor: string | null } => {
  const page = rows.slice(0, Math.min(limit, mostRows))
  const last = page.at(-1)
  return { rows: page, nextCursor: last !== undefined && rows.length > page.length ? cursorOf(last) : null }
}
