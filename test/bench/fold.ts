import { JournalEntry, parseStrictJson } from '@breach-alerts/contracts'
import { type Desk, defaultPolicy, emptyDesk, foldEntry } from '@breach-alerts/domain'
import { floodOf, wholeAlert } from './fold-journal.ts'
import type { Options } from './options.ts'
import { table } from './print.ts'

const alertEntries = wholeAlert('ord_0').length
/** Records made at a time, so that a journal need not lie in memory; making them is not measured. */
const pieceLength = 20_000

const bytesOf = (entries: readonly JournalEntry[]): Buffer[] => entries.map(entry => Buffer.from(JSON.stringify(entry)))

/** Parses and folds as alert-desk does, without storing. */
const foldAll = (records: readonly Buffer[], desks: Map<string, Desk>, from: number): void => {
  for (const [index, bytes] of records.entries()) {
    const json = parseStrictJson(bytes)
    if (!json.ok) throw new Error('the bench made a record that is no JSON')
    const entry = JournalEntry.parse(json.value)
    const desk = desks.get(entry.orderId) ?? emptyDesk(entry.orderId)
    desks.set(entry.orderId, foldEntry(desk, entry, from + index, defaultPolicy).desk)
  }
}

type Journal = { name: string; piece: (from: number, count: number) => JournalEntry[]; keepsOrders: boolean }

const journals: readonly Journal[] = [
  {
    name: `mixed: alerts from first report to closing, ${alertEntries} entries an order`,
    piece: (from, count) =>
      Array.from({ length: Math.ceil(count / alertEntries) }, (_, index) => wholeAlert(`ord_${from + index}`)).flat(),
    keepsOrders: false,
  },
  { name: 'hot: one order in a flood', piece: (from, count) => floodOf('ord_hot', from, count), keepsOrders: true },
]

/** How long a journal of `entries` takes to parse and to fold. */
export const fold = ({ entries }: Options): Promise<void> => {
  const rows = journals.map(({ name, piece, keepsOrders }) => {
    const desks = new Map<string, Desk>()
    let [done, seconds, cpuSeconds] = [0, 0, 0]
    while (done < entries) {
      const records = bytesOf(piece(done, Math.min(pieceLength, entries - done)))
      const [began, busy] = [performance.now(), process.cpuUsage()]
      foldAll(records, desks, done)
      seconds += (performance.now() - began) / 1_000
      const { user, system } = process.cpuUsage(busy)
      cpuSeconds += (user + system) / 1e6
      done += records.length
      if (!keepsOrders) desks.clear()
    }
    return {
      journal: name,
      entries: done,
      seconds: seconds.toFixed(1),
      'CPU seconds': cpuSeconds.toFixed(1),
      'CPU us an entry': ((cpuSeconds / done) * 1e6).toFixed(1),
    }
  })
  table(rows)
  return Promise.resolve()
}
