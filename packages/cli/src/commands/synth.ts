import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { bundledNames, eventAt, orderAt, type World } from '@breach-alerts/synthetic'
import { fileArgs, wholeNumber } from '../batch/files.ts'
import { type Command, UsageError } from '../command.ts'
import { jsonLines } from '../output.ts'

/** For development: files for the batch commands, with what is true of them. */
export const synth: Command = {
  usage: 'synth --orders N --events N --seed S --out DIR [--matching SHARE] [--near SHARE]',
  summary:
    'Makes up orders and events whose truth is known: DIR/orders.jsonl, DIR/events.jsonl, and DIR/truth.jsonl with {eventId, orderId} (null: nobody under an order), culture, changes and near.',
  details: [
    'The same words give the same files. --matching is the share of events about somebody under an order (0.5), --near the share of the others',
    'about a brother, twin or namesake of one (0.05). The README of packages/synthetic says how people are written down wrongly.',
  ].join('\n'),
  run: async (args, io) => {
    const { files, option } = fileArgs(args, ['orders', 'events', 'seed', 'out'], [], ['matching', 'near'])
    const [orders, events] = [wholeNumber('orders', files.orders, 1), wholeNumber('events', files.events, 0)]
    const world: World = { seed: wholeNumber('seed', files.seed, 0), names: bundledNames }
    const mix = {
      orders,
      matching: shareOf('matching', option('matching') ?? '0.5'),
      near: shareOf('near', option('near') ?? '0.05'),
    }
    await mkdir(files.out, { recursive: true })
    const inFolder = (name: string) => join(files.out, name)
    await writeLines([inFolder('orders.jsonl')], orders, at => [orderAt(world, at)])
    await writeLines([inFolder('events.jsonl'), inFolder('truth.jsonl')], events, at => {
      const { event, truth } = eventAt(world, at, mix)
      return [event, truth]
    })
    io.result({ orders, events, out: files.out })
  },
}

const shareOf = (name: string, text: string): number => {
  const share = Number(text)
  if (!(share >= 0 && share <= 1)) throw new UsageError(`--${name} must be from 0 to 1.`)
  return share
}

const writeLines = async (
  paths: readonly string[],
  count: number,
  make: (at: number) => readonly unknown[],
): Promise<void> => {
  const streams = paths.map(path => createWriteStream(path))
  const lines = streams.map(jsonLines)
  for (let at = 0; at < count; at++) {
    const made = make(at)
    for (const [index, one] of lines.entries()) {
      one.write(made[index])
      await one.drained()
    }
  }
  for (const [index, stream] of streams.entries()) {
    await lines[index]!.end()
    stream.end()
    await finished(stream)
  }
}
