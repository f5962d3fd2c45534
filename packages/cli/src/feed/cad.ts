import type { FeedSource } from './source.ts'
import { feedOwner } from './source.ts'
import type { Row } from './rows.ts'

const ordersMade = 200

type Seen = { row: Row; calls: number }

/** Call types that a protected address is likely to see; the places of the orders are taken from these calls. */
const telling = /family|protective|threat|assault|suspicious|welfare|stalk|harass/iu

const orderAt = ({ row }: Seen, index: number, validFrom: string) => ({
  orderId: `ord_cad_${index + 1}`,
  type: index % 3 === 0 ? 'DVPO' : index % 3 === 1 ? 'NON_MOLESTATION' : 'RESTRAINING_CONVICTION',
  owner: feedOwner,
  respondent: {
    names: [{ full: `Replay respondent ${index + 1}`, kind: 'LEGAL' }],
    identifiers: [{ scheme: 'OTHER:replay', value: `cad-${index + 1}` }],
  },
  protectedPersons: [
    {
      names: [{ full: `Replay protected person ${index + 1}`, kind: 'LEGAL' }],
      addresses: [{ lines: [row.address ?? ''], point: { latitude: Number(row.lat), longitude: Number(row.lon) } }],
    },
  ],
  versions: [
    {
      version: 1,
      recordedAt: `${validFrom}T00:00:00Z`,
      validFrom,
      validTo: null,
      conditions: [{ conditionId: 'c1', clause: '1', kind: 'NO_MOLEST', text: 'Not to molest the protected person' }],
    },
  ],
})

/** Police calls for service: each becomes an incident without people, so an order is met by its protected address alone. */
export const cad: FeedSource = {
  survey: () => {
    const places = new Map<string, Seen>()
    let earliest = '9999'
    return {
      see: row => {
        if (row.called_at && row.called_at < earliest) earliest = row.called_at
        if (!telling.test(row.problem_type ?? '')) return
        const place = `${row.lat},${row.lon}`
        const seen = places.get(place)
        if (seen) seen.calls++
        else places.set(place, { row, calls: 1 })
      },
      orders: () =>
        [...places.values()]
          .toSorted((a, b) => a.calls - b.calls)
          .filter((_seen, index, all) => index % Math.max(1, Math.floor(all.length / ordersMade)) === 0)
          .slice(0, ordersMade)
          .map((seen, index) => orderAt(seen, index, earliest.slice(0, 10))),
    }
  },
  event: (row, index) => ({
    specversion: '1.0',
    // The file has a few calls without a number; the row's place in it stands in, so that a second replay is a repeat.
    id: row.incident_no || `row-${index}`,
    source: 'urn:breach-alerts:replay:cad',
    type: 'incident.reported',
    time: row.called_at,
    data: {
      incidentRef: row.incident_no || `row-${index}`,
      category: row.category,
      summary: row.problem_type,
      place: {
        lines: [row.address],
        postcode: row.zip,
        point: { latitude: Number(row.lat), longitude: Number(row.lon) },
      },
    },
  }),
  arrivedAt: row => Date.parse(row.called_at ?? ''),
}
