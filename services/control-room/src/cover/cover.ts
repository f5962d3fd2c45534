import type { CoverReport, DirectoryLine } from '@breach-alerts/contracts'
import { type CoverBook, coverReport } from '@breach-alerts/domain'
import { makeDirectoryReader } from '@breach-alerts/runtime'
import type { Reader } from '../need-to-know.ts'
import type { ControlRoomPorts } from '../ports.ts'
import { makeOwnedOrders } from './owned-orders.ts'
import { recordLines } from './record-lines.ts'

/** How far ahead gaps are looked for. */
export const lookAheadMs = 14 * 24 * 60 * 60_000

export type Cover = {
  /** The directory and the rotas as they stand now. @throws LogUnavailable */
  book: () => Promise<CoverBook>
  /** Who is on duty, and the gaps of the next 14 days. @param forces only these; null: all @throws LogUnavailable */
  report: (forces: readonly string[] | null) => Promise<CoverReport>
  /** Puts lines on the record of the reader's own force, all or none. @throws ProblemError 400, 403 · LogUnavailable */
  record: (reader: Reader, lines: readonly DirectoryLine[]) => Promise<{ recorded: number; unchanged: number }>
}

export const makeCover = (ports: Pick<ControlRoomPorts, 'log' | 'clock' | 'logger' | 'metrics'>): Cover => {
  const directory = makeDirectoryReader(ports)
  const orders = makeOwnedOrders(ports.log)
  return {
    book: directory.book,
    report: async forces => {
      const now = ports.clock()
      return coverReport(await directory.book(), await orders.inForce(now), forces, now, now + lookAheadMs)
    },
    record: (reader, lines) => recordLines(ports, directory, reader, lines),
  }
}

/** Whose cover somebody sees: their force's; that of every force where they belong to none. */
export const forcesOf = ({ force }: Pick<Reader, 'force'>): readonly string[] | null =>
  force === null ? null : [force]
