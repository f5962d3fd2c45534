import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  bundledNames,
  conditionCaseAt,
  eventAt,
  mostConditionCases,
  orderAt,
  outingsOf,
  type World,
} from '@breach-alerts/synthetic'
import { fileArgs, wholeNumber } from '../batch/files.ts'
import { writeLineFiles } from '../batch/line-files.ts'
import { type Command, UsageError } from '../command.ts'

/** For development: files for the batch commands, with what is true of them. */
export const synth: Command = {
  usage: 'synth --orders N --events N --seed S --out DIR [--matching SHARE] [--near SHARE] [--conditions N]',
  summary:
    'Makes up files for match, zones and conditions whose truth is known, in DIR. The same words give the same files.',
  details: [
    'who     orders.jsonl, events.jsonl; truth.jsonl: {eventId, orderId} (null: nobody under an order), culture, changes and near',
    'where   positions.jsonl, of the tags of orders.jsonl; positions-truth.jsonl: {deviceId, orderId, conditionId, crossedAt} (null: stayed out)',
    'what    condition-orders.jsonl, condition-events.jsonl; condition-truth.jsonl: {eventId, orderId, conditionId, verdict, level},',
    '        eventType and kind, a line for each line of conditions; level is the highest that the contract allows',
    '',
    '--matching is the share of events about somebody under an order (0.5), --near the share of the others about a brother, twin or namesake',
    'of one (0.05), --conditions the number of orders in condition-orders.jsonl (1000). The README of packages/synthetic says how each is',
    'made and how to run the three commands on them.',
  ].join('\n'),
  run: async (args, io) => {
    const { files, option } = fileArgs(
      args,
      ['orders', 'events', 'seed', 'out'],
      [],
      ['matching', 'near', 'conditions'],
    )
    const [orders, events] = [wholeNumber('orders', files.orders, 1), wholeNumber('events', files.events, 0)]
    const conditions = conditionsOf(option('conditions') ?? '1000')
    const world: World = { seed: wholeNumber('seed', files.seed, 0), names: bundledNames }
    const mix = {
      orders,
      matching: shareOf('matching', option('matching') ?? '0.5'),
      near: shareOf('near', option('near') ?? '0.05'),
    }
    await mkdir(files.out, { recursive: true })
    const inFolder = (name: string) => join(files.out, `${name}.jsonl`)
    await writeLineFiles(
      [inFolder('orders')],
      counted(orders, at => [[orderAt(world, at)]]),
    )
    await writeLineFiles(
      [inFolder('events'), inFolder('truth')],
      counted(events, at => {
        const { event, truth } = eventAt(world, at, mix)
        return [[event], [truth]]
      }),
    )
    await writeLineFiles([inFolder('positions'), inFolder('positions-truth')], walked(world, orders))
    await writeLineFiles(
      [inFolder('condition-orders'), inFolder('condition-events'), inFolder('condition-truth')],
      counted(conditions, at => {
        const { order, events: told, truths } = conditionCaseAt(world, at)
        return [[order], told, truths]
      }),
    )
    io.result({ orders, events, conditions, out: files.out })
  },
}

const counted = function* <T>(count: number, make: (at: number) => T): Generator<T> {
  for (let at = 0; at < count; at++) yield make(at)
}

const walked = function* (world: World, orders: number) {
  for (const { positions, truths } of outingsOf(world, orders)) yield [positions, truths] as const
}

const conditionsOf = (text: string): number => {
  const count = wholeNumber('conditions', text, 0)
  if (count > mostConditionCases) throw new UsageError(`--conditions must be ${mostConditionCases} or fewer.`)
  return count
}

const shareOf = (name: string, text: string): number => {
  const share = Number(text)
  if (!(share >= 0 && share <= 1)) throw new UsageError(`--${name} must be from 0 to 1.`)
  return share
}
