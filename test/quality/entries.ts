import { zones } from '@breach-alerts/cli'
import {
  crossedAfterMs,
  fixesOf,
  makeRandom,
  type Random,
  type Walk,
  zoneRadiusM,
  walkIn,
} from '@breach-alerts/synthetic'
import { runBatch } from './run-batch.ts'
import { shareOf, type Share } from './wilson.ts'

export type EntryStudy = { seed: number; walks: number; everyMs: number }
type Line = { orderId: string; transition: string; level: string; eventId: string }

const entryLevels = ['POSSIBLE', 'PROBABLE'] as const

export type Entries = {
  everyMs: number
  found: readonly { level: string; walks: Share; medianMs: number; p95Ms: number }[]
  /** Entries told of days on which nobody went in. */
  near: readonly { outsideM: number; days: number; possible: number; probable: number }[]
}

const hourMs = 3_600_000
const walkStartsAt = Date.parse('2026-06-01T08:00:00Z')

/**
 * How long after somebody crossed into an area the first line of `zones` says so, at each level; and how often it says so of somebody who
 * stays outside all day. By the command itself: a line counts from the fix that decided it.
 */
export const entriesOf = async ({ seed, walks, everyMs }: EntryStudy): Promise<Entries> => {
  const linesOf = async (name: string, count: number, hours: number, distanceAt: (ms: number) => number) => {
    const fixes = Math.ceil((hours * hourMs) / everyMs)
    return transitionsOf(
      Array.from({ length: count }, (_, at) =>
        walkOf(makeRandom(seed, name, at), `${name}-${at}`, { everyMs, fixes, distanceAt }),
      ),
    )
  }
  const inside = await linesOf('IN', walks, 0.5, walkIn)
  const days = Math.ceil(walks / 20)
  const near = []
  for (const outsideM of [20, 50]) {
    const lines = await linesOf(`NEAR${outsideM}`, days, 24, () => zoneRadiusM + outsideM)
    near.push({
      outsideM,
      days,
      possible: enteredAt(lines, 'POSSIBLE').length,
      probable: enteredAt(lines, 'PROBABLE').length,
    })
  }
  return { everyMs, found: entryLevels.map(level => delaysOf(inside, walks, level)), near }
}

type Shape = Pick<Walk, 'everyMs' | 'fixes' | 'distanceAt'>
type Tagged = { order: unknown; events: readonly unknown[] }

const walkOf = (random: Random, name: string, shape: Shape): Tagged => {
  const deviceId = `TAG-${name}`
  const centre = { latitude: 52 + random.next(), longitude: -1.5 + random.next() }
  const order = {
    orderId: name,
    type: 'NON_MOLESTATION',
    respondent: { identifiers: [{ scheme: 'EM_DEVICE', value: deviceId }] },
    versions: [
      {
        version: 1,
        validFrom: '2026-01-01',
        conditions: [
          { conditionId: 'c1', kind: 'EXCLUSION_ZONE', area: { type: 'Circle', centre, radiusM: zoneRadiusM } },
        ],
      },
    ],
  }
  // The tag reports on its own minute, not on that of the crossing; the id of a fix says when it was taken.
  const startAt = walkStartsAt + random.below(shape.everyMs)
  const distanceAt = (ms: number) => shape.distanceAt(ms + startAt - walkStartsAt)
  return { order, events: [...fixesOf(random, { deviceId, centre, startAt, ...shape, distanceAt })] }
}

const transitionsOf = async (made: readonly Tagged[]): Promise<Line[]> =>
  runBatch(zones, { orders: made.map(({ order }) => order), positions: made.flatMap(({ events }) => events) })

const enteredAt = (lines: readonly Line[], level: string) =>
  lines.filter(line => line.transition === 'ENTERED' && line.level === level)

const delaysOf = (lines: readonly Line[], walks: number, level: (typeof entryLevels)[number]) => {
  const first = new Map<string, number>()
  for (const { orderId, eventId } of enteredAt(lines, level)) {
    const delay = Date.parse(eventId) - walkStartsAt - crossedAfterMs
    first.set(orderId, Math.min(delay, first.get(orderId) ?? Infinity))
  }
  const sorted = [...first.values()].toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
  return { level, walks: shareOf(sorted.length, walks), medianMs: at(0.5), p95Ms: at(0.95) }
}

/** The report, as lines of Markdown. */
export const entriesReport = ({ everyMs, found, near }: Entries): string[] => [
  `## Where: a tag with a fix every ${everyMs / 1000} s`,
  '',
  ...found.map(
    ({ level, walks, medianMs, p95Ms }) =>
      `- ${level} entry told of ${walks.hits} of ${walks.of} walks in, after ${Math.round(medianMs / 1000)} s in the median, ${Math.round(p95Ms / 1000)} s at p95`,
  ),
  ...near.map(
    ({ outsideM, days, possible, probable }) =>
      `- staying ${outsideM} m outside all day: ${(possible / days).toFixed(2)} false POSSIBLE and ${(probable / days).toFixed(2)} false PROBABLE entries a day, over ${days} days`,
  ),
  '',
]
