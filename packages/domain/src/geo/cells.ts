import type { Point } from '@breach-alerts/contracts'
import { metresPerDegree } from './plane.ts'

/** Side of a cell: about 55 m northwards; eastwards 57 m in Cornwall, 43 m in Shetland. */
const [cellLatitude, cellLongitude] = [0.0005, 0.0008]

const cell = (row: number, column: number) => `${row}:${column}`

/** The grid cell that holds a point. */
export const cellOf = ({ latitude, longitude }: Point): string =>
  cell(Math.floor(latitude / cellLatitude), Math.floor(longitude / cellLongitude))

/** Every cell that holds a point within a distance: usually one to four. */
export const cellsWithin = (point: Point, withinM: number): string[] => {
  const scale = metresPerDegree(Math.min(Math.abs(point.latitude), 85))
  const [tall, wide] = [withinM / scale.y, withinM / scale.x]
  const rows = span(point.latitude - tall, point.latitude + tall, cellLatitude)
  const columns = span(point.longitude - wide, point.longitude + wide, cellLongitude)
  return rows.flatMap(row => columns.map(column => cell(row, column)))
}

const span = (from: number, to: number, size: number): number[] => {
  const first = Math.floor(from / size)
  return Array.from({ length: Math.floor(to / size) - first + 1 }, (_, i) => first + i)
}
