import { access } from 'node:fs/promises'
import { model as inUse, modelFor } from '@breach-alerts/domain'
import { learnModel } from '../batch/estimate.ts'
import type { Learned } from '../batch/estimate.ts'
import { fileArgs } from '../batch/files.ts'
import { batchInput } from '../batch/lines.ts'
import { readModel, writeModel } from '../batch/model-file.ts'
import { readOrderBook } from '../batch/order-book.ts'
import { type Command, type Io, UsageError } from '../command.ts'

/** Writes a new model, offline: the service takes its weights from the model it was built with, and never learns. */
export const model: Command = {
  usage: 'model estimate --orders o.jsonl --events e.jsonl --out FILE [--model FILE]',
  summary:
    'Learns the weights of a new model from orders and events, without labels (expectation and maximisation), and writes it to a file that `match --model` reads.',
  details: [
    'Starts from the model in use, or from --model. The version is made of the base’s and of a digest of the new weights: the same files give the same.',
    'An existing file is never written over. To put a model to use see packages/domain/src/match/model/README.md.',
  ].join('\n'),
  run: async ([word, ...args], io) => {
    if (word !== 'estimate') throw new UsageError('The one thing to do with a model is: estimate.')
    const { files, option } = fileArgs(args, ['orders', 'events', 'out'], [], ['model'])
    if (await isThere(files.out)) throw new Error(`${files.out} is there already: a model is not written over.`)
    const base = option('model')
    const given = base === null ? null : await readModel(base)
    const input = batchInput(io)
    const book = await readOrderBook(input.orders(files.orders))
    const found = await learnModel(book, input.events(files.events), given ?? modelFor(inUse, book.size))
    tellLearned(found, io)
    if (!found.isLearned) throw new Error('No model was written.')
    await writeModel(files.out, found.model)
    io.result({ version: found.model.version, file: files.out })
    input.finish()
  },
}

const isThere = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** Tells the person what a model was learned from, or that it was not. */
export const tellLearned = (
  { model: { version }, isLearned, candidates, random, matches }: Learned,
  { say }: Io,
): void =>
  say(
    isLearned
      ? `Learned ${version} from ${candidates} candidate pairs, about ${matches} of them one person, and ${random} random pairs.`
      : `Too little to learn from (${candidates} candidate pairs, about ${matches} of them one person): the weights of ${version} stay.`,
  )
