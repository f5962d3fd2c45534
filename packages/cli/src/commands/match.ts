import { defaultMatchSettings, matchPairs, model, modelFor } from '@breach-alerts/domain'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { Command } from '../command.ts'

export const match: Command = {
  usage: 'match --orders o.jsonl --events e.jsonl [--scores]',
  summary:
    'Says who each event may be about: every pair of event and order at or above possible, with its evidence; with --scores the weight of every pair that was compared.',
  run: async (args, io) => {
    const { files, has } = fileArgs(args, ['orders', 'events'], ['scores'])
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const settings = { ...defaultMatchSettings, model: modelFor(model, book.size) }
    for await (const event of input.events(files.events)) {
      const { matches, scores } = matchPairs(event, book.candidates(event), settings)
      for (const line of has('scores') ? scores : matches) io.result(line)
    }
    input.finish()
  },
}
