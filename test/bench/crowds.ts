import { BreachEvent, Order } from '@breach-alerts/contracts'
import { judge, keysOfEvent } from '@breach-alerts/domain'
import { cpuTimeMs } from './cpu-time.ts'
import { median, table } from './print.ts'

const orders = 1_000
const rounds = 5
const time = '2026-06-10T12:00:00Z'
const syllables = ['ba', 'ke', 'do', 'ri', 'mun', 'tol', 'ves', 'gar', 'lin', 'pok', 'sha', 'wen', 'zu', 'fri']

/** Made up so that hardly two sound alike. */
const word = (serial: number): string => {
  const at = (by: number) => syllables[Math.floor((serial * 31 + 7) / by) % syllables.length] ?? ''
  return `${at(1)}${at(14)}${at(196)}`
}

type Shape = { names: number; addresses: number }

const personOf = (serial: number, { names, addresses }: Shape) => ({
  names: Array.from({ length: names }, (_, nth) => ({
    given: [word(serial * 3 + nth * 211), word(serial * 5 + nth * 17)],
    family: word(serial * 7 + nth * 101),
  })),
  dateOfBirth: `19${50 + (serial % 50)}-0${1 + (serial % 9)}-1${serial % 10}`,
  identifiers: [{ scheme: 'PHONE', value: `+447${100_000_000 + serial}` }],
  addresses: Array.from({ length: addresses }, (_, nth) => ({ postcode: `LS${1 + (serial % 28)} ${nth % 10}AB` })),
})

/** One half suspects, the other victims. */
const crowd = (people: number, shape: Shape): unknown => ({
  specversion: '1.0',
  id: 'crowd',
  source: 'urn:breach-alerts:bench',
  type: 'incident.reported',
  time,
  data: {
    incidentRef: 'crowd',
    people: Array.from({ length: people }, (_, at) => ({
      role: at % 2 === 0 ? 'SUSPECT' : 'VICTIM',
      ...personOf(at, shape),
    })),
  },
})

/** Respondent and protected person of each are two of the crowd, so that every order is found and suspected. */
const orderOf = (at: number, people: number): Order =>
  Order.parse({
    orderId: `ord_${at}`,
    type: 'NON_MOLESTATION',
    respondent: personOf((at * 2) % people, { names: 1, addresses: 1 }),
    protectedPersons: [personOf((at * 2 + 1) % people, { names: 1, addresses: 1 })],
    versions: [{ version: 1, validFrom: '2026-01-01', conditions: [{ conditionId: 'c1', kind: 'NO_MOLEST' }] }],
  })

/** CPU milliseconds, warm; everything is made anew for each round, for what was prepared is kept. */
const msOf = <T>(make: () => T, work: (made: T) => unknown): string => {
  const took = Array.from({ length: rounds + 1 }, () => {
    const made = make()
    const before = cpuTimeMs()
    work(made)
    return cpuTimeMs() - before
  })
  return median(took.slice(1)).toFixed(1)
}

/** What an event of many people, names and addresses costs: its keys, and holding it against as many orders as a hot key brings. */
export const crowds = async (): Promise<void> => {
  const shapes: readonly (readonly [number, Shape])[] = [
    [2, { names: 1, addresses: 1 }],
    [6, { names: 4, addresses: 3 }],
    [200, { names: 1, addresses: 1 }],
    [200, { names: 20, addresses: 20 }],
    [2, { names: 200, addresses: 200 }],
  ]
  const at = Date.parse(time)
  const rows = shapes.map(([people, shape]) => {
    const sent = crowd(people, shape)
    const make = () => BreachEvent.parse(sent)
    const { keys, isCapped } = keysOfEvent(make())
    const all = () => ({ event: make(), held: Array.from({ length: orders }, (_, nth) => orderOf(nth, people)) })
    return {
      people,
      'names each': shape.names,
      'addresses each': shape.addresses,
      KB: (JSON.stringify(sent).length / 1_000).toFixed(1),
      keys: keys.length,
      'not all': isCapped ? 'yes' : 'no',
      'keys, ms': msOf(make, event => keysOfEvent(event)),
      [`against ${orders} orders, ms`]: msOf(all, ({ event, held }) =>
        judge({ event, orders: held, occurredAt: at, receivedAt: at, track: null }),
      ),
    }
  })
  table(rows)
}
