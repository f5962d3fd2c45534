import { parseArgs } from 'node:util'
import { connect } from '../api.ts'
import { type Command, UsageError } from '../command.ts'
import { cad } from '../feed/cad.ts'
import { positions } from '../feed/positions.ts'
import { replay } from '../feed/replay.ts'

const sources = { cad, positions } as const

const wholeNumber = (name: string, text: string | undefined, otherwise: number) => {
  const value = text === undefined ? otherwise : Number(text)
  if (!(value >= 0)) throw new UsageError(`--${name} must be a number, 0 or more.`)
  return value
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { file: { type: 'string' }, speed: { type: 'string' }, limit: { type: 'string' } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

export const feed: Command = {
  usage: 'feed cad|positions --file F [--speed N] [--limit N]',
  summary:
    'Replays a file (plain or gzip) through intake at N times its rhythm (1 unless told; 0: without waiting), with orders made for places and devices that occur in it.',
  run: async (args, io) => {
    const { positionals, values } = parse(args)
    const source = sources[positionals[0] as keyof typeof sources]
    if (source === undefined || positionals.length > 1) throw new UsageError('Say cad or positions.')
    if (values.file === undefined) throw new UsageError('--file must name the file to replay.')
    const speed = wholeNumber('speed', values.speed, 1)
    const limit = values.limit === undefined ? Infinity : wholeNumber('limit', values.limit, 0)
    io.result(await replay({ source, file: values.file, speed, limit, api: connect(io), say: io.say }))
  },
}
