import { defaultMatchSettings, matchPairs, model, modelFor } from '@breach-alerts/domain'
import type { Model } from '@breach-alerts/domain'
import { learnModel } from '../batch/estimate.ts'
import { makeCapTeller } from '../batch/cap-teller.ts'
import { fileArgs, mustBeRegular } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import type { BatchInput } from '../batch/lines.ts'
import { readModel } from '../batch/model-file.ts'
import { readOrderBook } from '../batch/order-book.ts'
import type { OrderBook } from '../batch/order-book.ts'
import type { Command, Io } from '../command.ts'
import { tellLearned } from './model.ts'

export const match: Command = {
  usage: 'match --orders o.jsonl --events e.jsonl [--scores] [--model FILE] [--estimate]',
  summary:
    'Says who each event may be about: every pair of event and order at or above possible, with its evidence; with --scores the weight of every pair that was compared.',
  details: [
    'Without --model the weights are those of the service, with the prior for so many orders as the file has.',
    '--model FILE takes weights and prior from FILE as they stand (see `model estimate`).',
    '--estimate first learns weights and prior from the two files, starting from the model that would be used without it; the events are then',
    'read twice, so both must be regular files and no pipes. Where there is too little to learn from it says so and goes on with that model.',
  ].join('\n'),
  run: async (args, io) => {
    const { files, has, option } = fileArgs(args, ['orders', 'events'], ['scores', 'estimate'], ['model'])
    if (has('estimate')) await mustBeRegular(files, '--estimate')
    const file = option('model')
    const given = file === null ? null : await readModel(file)
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const base = given ?? modelFor(model, book.size)
    const used = has('estimate') ? await learned(book, input, files.events, base, io) : base
    const settings = { ...defaultMatchSettings, model: used }
    const caps = makeCapTeller(io)
    for await (const event of input.events(files.events)) {
      const { orders, isCapped } = book.find(event)
      caps.saw(isCapped)
      const { matches, scores } = matchPairs(event, orders, settings)
      for (const line of has('scores') ? scores : matches) io.result(line)
    }
    caps.finish()
    input.finish()
  },
}

const learned = async (book: OrderBook, input: BatchInput, events: string, base: Model, io: Io): Promise<Model> => {
  const found = await learnModel(book, input.events(events), base)
  tellLearned(found, io)
  return found.model
}
