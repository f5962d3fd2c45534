import { stat } from 'node:fs/promises'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from '../command.ts'

type Words<N extends string> = {
  files: Record<N, string>
  has: (flag: string) => boolean
  /** What an option that may be left out says; null: it was left out. */
  option: (name: string) => string | null
}

/** Reads the words of a batch command: files that must be named, flags, and options that may be left out. @throws UsageError */
export const fileArgs = <const N extends string>(
  args: readonly string[],
  names: readonly N[],
  flags: readonly string[] = [],
  optional: readonly string[] = [],
): Words<N> => {
  const options: ParseArgsConfig['options'] = {
    ...Object.fromEntries([...names, ...optional].map(name => [name, { type: 'string' }])),
    ...Object.fromEntries(flags.map(name => [name, { type: 'boolean', default: false }])),
  }
  let values: Record<string, unknown>
  try {
    values = parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
  const textOf = (name: string): string | null => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const missing = names.filter(name => textOf(name) === null)
  if (missing.length > 0) throw new UsageError(`${missing.map(name => `--${name}`).join(' and ')} must name a file.`)
  return {
    files: Object.fromEntries(names.map(name => [name, textOf(name)])) as Record<N, string>,
    has: flag => values[flag] === true,
    option: textOf,
  }
}

/** A whole number that an option says. @throws UsageError */
export const wholeNumber = (name: string, text: string, least: number): number => {
  const value = Number(text)
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name} must be a whole number${least > 0 ? `, ${least} or more` : ''}.`)
  return value
}

/** Of a pipe the second reading finds nothing. @throws UsageError one of the files is not a regular file */
export const mustBeRegular = async (files: Readonly<Record<string, string>>, why: string): Promise<void> => {
  for (const [name, file] of Object.entries(files))
    if (!(await stat(file)).isFile()) throw new UsageError(`${why} needs --${name} to be a regular file.`)
}
