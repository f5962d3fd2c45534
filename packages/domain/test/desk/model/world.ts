import type { JournalEntry } from '@breach-alerts/contracts'
import { parseDesk, serialiseDesk } from '../../../src/desk/index.ts'
import type { Folded } from '../../../src/desk/index.ts'
import { Bench, start } from '../builders.ts'
import { ladders } from './reference.ts'

/** The desks under test: orders share partitions, offsets are the partition's own, and time goes on from entry to entry. */
export class DeskWorld {
  benches = ladders.map((_, index) => new Bench(undefined, `ord_${index}`))
  /** Orders 0 and 1 are in one partition, order 2 in another. */
  partitions: JournalEntry[][] = [[], []]
  now = start

  partitionOf(order: number): JournalEntry[] {
    return this.partitions[order === 2 ? 1 : 0]!
  }

  fold(order: number, entry: JournalEntry): Folded {
    const bench = this.benches[order]!
    const partition = this.partitionOf(order)
    const own = { ...entry, orderId: `ord_${order}` }
    bench.offset = partition.length
    partition.push(own)
    this.now = Math.max(this.now, Date.parse(entry.at)) + 10_000
    return bench.fold(own)
  }

  /** The id of an alert of an order by its position; of none where there is none. */
  alertId(order: number, index: number): string {
    return this.benches[order]!.desk.alerts[index]?.alertId ?? 'alt_none'
  }

  /** The process stops and starts: what it knew comes from the store. */
  restart(): void {
    for (const bench of this.benches) bench.desk = parseDesk(serialiseDesk(bench.desk))
  }
}
