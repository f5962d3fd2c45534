import type { DirectoryLine } from '@breach-alerts/contracts'
import { connect } from '../api.ts'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { type Command, UsageError } from '../command.ts'

/** What others name comes first: rotas before their overrides, overrides before their withdrawals. */
const ranks: readonly DirectoryLine['kind'][] = [
  'FORCE',
  'UNIT',
  'OFFICER',
  'PARTNER',
  'ROTA',
  'OVERRIDE',
  'WITHDRAWAL',
]
/** Lines sent at once; the service takes each such part as a whole. */
const partSize = 200

/** Nothing is sent unless every line is right. */
export const directory: Command = {
  usage: 'directory import --file F [--dry-run]',
  summary:
    'Records a file of directory lines (forces, units, officers, partners, rotas, overrides, withdrawals) as a supervisor of the running system; with --dry-run only checks them. Ends with one line: lines, recorded, unchanged.',
  run: async ([action, ...args], io) => {
    if (action !== 'import') throw new UsageError('Say import.')
    const { files, has } = fileArgs(args, ['file'], ['dry-run'])
    const input = batchInput(io)
    const lines: DirectoryLine[] = []
    for await (const line of input.directory(files.file)) lines.push(line)
    input.finish()
    if (has('dry-run')) return io.result({ lines: lines.length, recorded: 0, unchanged: 0 })
    const api = connect(io)
    const total = { lines: lines.length, recorded: 0, unchanged: 0 }
    const inOrder = lines.toSorted((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind))
    for (let from = 0; from < inOrder.length; from += partSize) {
      const { recorded, unchanged } = await api.putDirectory(inOrder.slice(from, from + partSize))
      total.recorded += recorded
      total.unchanged += unchanged
    }
    io.result(total)
  },
}
