import { createReadStream } from 'node:fs'
import { BreachEvent, DirectoryLine, fieldErrors, Order, parseStrictJson } from '@breach-alerts/contracts'
import { eventKeyOf } from '@breach-alerts/domain'
import type { z } from 'zod'
import type { Io } from '../command.ts'

/** Thrown at the end when lines were left out, so that nobody takes the answer for the whole. */
export class LinesLeftOut extends Error {
  override readonly name = 'LinesLeftOut'
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/**
 * The lines of a file as bytes, without their ends. Not `node:readline`: it hides bytes that are not UTF-8, and ends a line at U+2028,
 * which JSON allows in a text.
 */
const linesOf = async function* (file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      const tail = chunk.subarray(start, end)
      yield rest.length === 0 ? tail : Buffer.concat([...rest, tail])
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

const isBlank = (line: Buffer) => line.every(byte => byte === 0x20 || byte === 0x09 || byte === carriageReturn)

/** What is done with the lines of a file that are not right: told, with the number of the line. */
type LeftOut = (number: number, fault: string) => void

/** Reads JSON lines one by one; a line that is not right is told with its number and every bad field, and left out. */
const readLines = async function* <S extends z.ZodType>(
  file: string,
  schema: S,
  leftOut: LeftOut,
  drained: Io['drained'],
): AsyncGenerator<z.output<S>> {
  let number = 0
  for await (const line of linesOf(file)) {
    number++
    if (isBlank(line)) continue
    const json = parseStrictJson(line)
    if (!json.ok) {
      leftOut(number, json.message)
      continue
    }
    const result = schema.safeParse(json.value)
    if (result.success) {
      yield result.data
      // Here, so that no command can forget it: the next line is read when what came of this one was taken.
      await drained()
    } else for (const { pointer, message } of fieldErrors(result.error)) leftOut(number, `${pointer} ${message}`)
  }
}

/** Events without those that come again: the same source and id is the same event (contracts.md §2). */
const eachOnce = async function* (events: AsyncIterable<BreachEvent>): AsyncGenerator<BreachEvent> {
  const seen = new Set<string>()
  for await (const event of events) {
    const key = eventKeyOf(event.source, event.id)
    if (seen.has(key)) continue
    seen.add(key)
    yield event
  }
}

export type BatchInput = {
  orders: (file: string) => AsyncGenerator<Order>
  /** Event by event, each once and when the results of the one before have gone out. */
  events: (file: string) => AsyncGenerator<BreachEvent>
  directory: (file: string) => AsyncGenerator<DirectoryLine>
  /** @throws LinesLeftOut when any line was */
  finish: () => void
}

export const batchInput = ({ say, drained }: Pick<Io, 'say' | 'drained'>): BatchInput => {
  let count = 0
  const toldUpTo = new Map<string, number>()
  /** A file may be read twice (`--estimate`): what is wrong with it is told once. */
  const teller = (file: string): LeftOut => {
    const before = toldUpTo.get(file) ?? 0
    return (number, fault) => {
      if (number <= before) return
      toldUpTo.set(file, number)
      count++
      say(`${file} line ${number}: ${fault}`)
    }
  }
  return {
    orders: file => readLines(file, Order, teller(file), drained),
    events: file => eachOnce(readLines(file, BreachEvent, teller(file), drained)),
    directory: file => readLines(file, DirectoryLine, teller(file), drained),
    finish: () => {
      if (count > 0)
        throw new LinesLeftOut(`Some lines were not right and were left out: ${count} bad fields, named above.`)
    },
  }
}
