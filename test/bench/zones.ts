import type { Area, Point } from '@breach-alerts/contracts'
import { readArea } from '@breach-alerts/domain'
import { cpuTimeMs } from './cpu-time.ts'
import { table } from './print.ts'

const centre = { latitude: 53.8, longitude: -1.55 }
/** Metres to degrees at that latitude, near enough for a bench. */
const away = (eastM: number, northM: number): Point => ({
  latitude: centre.latitude + northM / 111_300,
  longitude: centre.longitude + eastM / 65_900,
})

const ring = (corners: number, radiusM: number): [number, number][] => {
  const points = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners
    const { latitude, longitude } = away(radiusM * Math.cos(angle), radiusM * Math.sin(angle))
    return [longitude, latitude]
  })
  return [...points, points[0]!]
}

const areas: Readonly<Record<string, Area>> = {
  circle: { type: 'Circle', centre, radiusM: 300 },
  'polygon of 16': { type: 'Polygon', coordinates: [ring(16, 300)] },
  'polygon of 64': { type: 'Polygon', coordinates: [ring(64, 300)] },
  corridor: { type: 'Corridor', line: ring(4, 300).slice(0, 3), halfWidthM: 50 },
}

/** Metres from the middle of the zone. */
const where: Readonly<Record<string, number>> = { 'far away': 8_000, 'well inside': 150, 'at the edge': 300 }

/** A day of a wearer: of a thousand fixes nearly all are far away, some inside, few at the edge. */
const day = [...Array<number>(960).fill(8_000), ...Array<number>(35).fill(150), ...Array<number>(5).fill(300)]

const fixes = (distances: readonly number[]): Point[] =>
  distances.map((metres, i) => away(metres * Math.cos(i * 2.4), metres * Math.sin(i * 2.4)))

const perSecond = (area: Area, points: readonly Point[], checks: number): number => {
  let sum = 0
  const round = (count: number) => {
    for (let i = 0; i < count; i++) sum += readArea(area, points[i % points.length]!, 8).probability
  }
  round(checks / 5)
  const before = cpuTimeMs()
  round(checks)
  const tookMs = cpuTimeMs() - before
  if (Number.isNaN(sum)) throw new Error('a probability is not a number')
  return (checks / tookMs) * 1_000
}

/** Zone checks a second and core, in millions: CPU time of this thread, so that a busy machine does not lower it. */
export const zones = (): Promise<void> => {
  const rows = Object.entries(areas).map(([name, area]) => ({
    area: name,
    ...Object.fromEntries(
      Object.entries(where).map(([place, metres]) => [
        place,
        millions(perSecond(area, fixes(Array<number>(97).fill(metres)), place === 'at the edge' ? 20_000 : 300_000)),
      ]),
    ),
    'a day of fixes': millions(perSecond(area, fixes(day), 200_000)),
  }))
  table(rows)
  return Promise.resolve()
}

const millions = (value: number) => `${(value / 1e6).toFixed(2)} M/s`
