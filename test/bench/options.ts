import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const benches = [
  'latency',
  'throughput',
  'memory',
  'fold',
  'zones',
  'costs',
  'crowds',
  'raw',
  'store',
  'score',
] as const
export type Bench = (typeof benches)[number]

export type Options = {
  only: readonly Bench[]
  /** Length of the measured part of the latency run, and of its warm-up before it. */
  seconds: number
  warmUpSeconds: number
  /** Events a second of the latency run. */
  rate: number
  /** Of a hundred events of the latency run, how many raise an alert. */
  match: number
  /** Orders in the index of the throughput run, of the store run and of the score run. */
  orders: number
  /** Events of the throughput run. */
  events: number
  /** Which scenario of the throughput run, from 1 on the command line, from 0 here; null: all. */
  scenario: number | null
  /** Journal entries of each of the two journals of the fold run. */
  entries: number
  /** Folder for a CPU profile of every process of the latency and the throughput run; null: none, for they cost. */
  profile: string | null
}

const isBench = (name: string): name is Bench => (benches as readonly string[]).includes(name)

const countOf = (name: string, text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count <= 0) throw new Error(`--${name} must be a whole number above 0`)
  return count
}

/** @throws Error in plain words for what it does not know */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: benches.join(',') },
      seconds: { type: 'string', default: '60' },
      'warm-up': { type: 'string', default: '15' },
      rate: { type: 'string', default: '100' },
      match: { type: 'string', default: '10' },
      orders: { type: 'string', default: '20000' },
      events: { type: 'string', default: '200000' },
      entries: { type: 'string', default: '1000000' },
      scenario: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const only = values.only.split(',').map(name => name.trim())
  const unknown = only.filter(name => !isBench(name))
  if (unknown.length > 0) throw new Error(`--only takes ${benches.join(', ')}, not ${unknown.join(', ')}`)
  return {
    only: only.filter(isBench),
    seconds: countOf('seconds', values.seconds),
    warmUpSeconds: countOf('warm-up', values['warm-up']),
    rate: countOf('rate', values.rate),
    match: Math.min(100, countOf('match', values.match)),
    orders: countOf('orders', values.orders),
    events: countOf('events', values.events),
    scenario: values.scenario === undefined ? null : countOf('scenario', values.scenario) - 1,
    entries: countOf('entries', values.entries),
    profile: values.profile === undefined ? null : resolve(values.profile),
  }
}
