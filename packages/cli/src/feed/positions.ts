import type { FeedSource } from './source.ts'
import { feedOwner } from './source.ts'

/** About 400 m at these latitudes: the grid on which visits are counted. */
const cellDeg = 0.004
const zonesADevice = 3

type Cell = { latitude: number; longitude: number; fixes: number }

const orderFor = (device: string, index: number, cells: readonly Cell[], validFrom: string) => ({
  orderId: `ord_gps_${index + 1}`,
  type: 'SPO',
  owner: feedOwner,
  respondent: { identifiers: [{ scheme: 'EM_DEVICE', value: device }] },
  versions: [
    {
      version: 1,
      recordedAt: `${validFrom}T00:00:00Z`,
      validFrom,
      validTo: null,
      conditions: cells.map(({ latitude, longitude }, n) => ({
        conditionId: `c${n + 1}`,
        clause: `${n + 1}`,
        kind: 'EXCLUSION_ZONE',
        text: 'Not to enter the area',
        area: { type: 'Circle', centre: { latitude, longitude }, radiusM: 150 },
      })),
    },
  ],
})

/** A device's cells that it visits least often, but more than once: zones that are entered, not lived in. */
const rareCells = (cells: ReadonlyMap<string, Cell>): Cell[] => {
  const visited = [...cells.values()].filter(cell => cell.fixes >= 5).toSorted((a, b) => a.fixes - b.fixes)
  return visited.slice(Math.floor(visited.length / 2)).slice(0, zonesADevice)
}

/** Phone positions: each becomes a tag's fix, with the accuracy that the phone stated. */
export const positions: FeedSource = {
  survey: () => {
    const devices = new Map<string, Map<string, Cell>>()
    let earliest = '9999'
    return {
      see: row => {
        if (row.sensed_at && row.sensed_at < earliest) earliest = row.sensed_at
        const [latitude, longitude, accuracyM] = [Number(row.lat), Number(row.lon), Number(row.accuracy_m)]
        if (!(accuracyM < 30)) return
        const cells = devices.get(row.device ?? '') ?? new Map<string, Cell>()
        devices.set(row.device ?? '', cells)
        const key = `${Math.round(latitude / cellDeg)},${Math.round(longitude / cellDeg)}`
        const cell = cells.get(key)
        if (cell) cell.fixes++
        else cells.set(key, { latitude, longitude, fixes: 1 })
      },
      orders: () =>
        [...devices]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([device, cells]) => [device, rareCells(cells)] as const)
          .filter(([, cells]) => cells.length > 0)
          .map(([device, cells], index) => orderFor(device, index, cells, earliest.slice(0, 10))),
    }
  },
  event: (row, index) => ({
    specversion: '1.0',
    id: `${row.device}-${row.run}-${row.sensed_at}-${index}`,
    source: 'urn:breach-alerts:replay:positions',
    type: 'em.position',
    time: row.sensed_at,
    data: {
      deviceId: row.device,
      fix: {
        latitude: Number(row.lat),
        longitude: Number(row.lon),
        ...(row.accuracy_m !== '' && { accuracyM: Number(row.accuracy_m) }),
        kind: Number(row.accuracy_m) > 1_000 ? 'CELL' : 'GNSS',
        ...(Number(row.speed_mps) >= 0 && row.speed_mps !== '' && { speedMps: Number(row.speed_mps) }),
        ...(Number(row.bearing_deg) >= 0 && row.bearing_deg !== '' && { headingDeg: Number(row.bearing_deg) }),
      },
    },
  }),
  arrivedAt: row => Date.parse(row.received_at ?? ''),
}
