import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { BreachEvent, DirectoryLine, fieldErrors, Order, parseStrictJson } from '@breach-alerts/contracts'
import type { z } from 'zod'
import type { Io } from '../command.ts'

/** Thrown at the end when lines were left out, so that nobody takes the answer for the whole. */
export class LinesLeftOut extends Error {
  override readonly name = 'LinesLeftOut'
}

/** Reads JSON lines one by one; a line that is not right is said with its number and every bad field, and left out. */
const readLines = async function* <S extends z.ZodType>(
  file: string,
  schema: S,
  leftOut: (line: string) => void,
): AsyncGenerator<z.output<S>> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    const json = parseStrictJson(Buffer.from(line))
    if (!json.ok) {
      leftOut(`${file} line ${number}: ${json.message}`)
      continue
    }
    const result = schema.safeParse(json.value)
    if (result.success) yield result.data
    else
      for (const { pointer, message } of fieldErrors(result.error))
        leftOut(`${file} line ${number}: ${pointer} ${message}`)
  }
}

export type BatchInput = {
  orders: (file: string) => AsyncGenerator<Order>
  events: (file: string) => AsyncGenerator<BreachEvent>
  directory: (file: string) => AsyncGenerator<DirectoryLine>
  /** @throws LinesLeftOut when any line was */
  finish: () => void
}

export const batchInput = ({ say }: Pick<Io, 'say'>): BatchInput => {
  let count = 0
  const leftOut = (line: string) => {
    count++
    say(line)
  }
  return {
    orders: file => readLines(file, Order, leftOut),
    events: file => readLines(file, BreachEvent, leftOut),
    directory: file => readLines(file, DirectoryLine, leftOut),
    finish: () => {
      if (count > 0)
        throw new LinesLeftOut(`Some lines were not right and were left out: ${count} bad fields, named above.`)
    },
  }
}
