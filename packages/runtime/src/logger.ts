import pino, { type DestinationStream, type Logger, type LevelWithSilent } from 'pino'
import { codeOf } from './errors.ts'

/**
 * Fields that must never stand in a log line, at the top or one level down. Code logs ids and codes only; this is the belt
 * to those braces, for the line somebody adds in a hurry.
 */
const personal = [
  'address',
  'addresses',
  'authorization',
  'body',
  'cookie',
  'data',
  'dateOfBirth',
  'deviceId',
  'document',
  'email',
  'family',
  'fix',
  'full',
  'given',
  'identifier',
  'identifiers',
  'latitude',
  'longitude',
  'lines',
  'name',
  'names',
  'note',
  'password',
  'payload',
  'people',
  'phone',
  'phones',
  'place',
  'point',
  'postcode',
  'secret',
  'summary',
  'text',
  'token',
  'uprn',
  'value',
  'vrm',
] as const

/** Code, class and stack of an error and of its causes. Messages of foreign errors may quote input, so only ours are kept. */
const plainError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { code: 'UNKNOWN' }
  const own = 'code' in error && typeof error.code === 'string'
  return {
    code: codeOf(error),
    ...(own ? { message: error.message } : {}),
    stack: error.stack
      ?.split('\n')
      .filter(line => line.startsWith('    at '))
      .slice(0, 12)
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  }
}

/**
 * JSON lines: fixed lower-case message, facts as fields, opaque ids only. Source: house-style.md §4.
 *
 * @param destination where lines go; default standard output, written before the call returns, so that the last words of a
 * dying process are not lost
 */
export const makeLogger = (options: {
  service: string
  level: LevelWithSilent
  version?: string
  env?: string
  destination?: DestinationStream
}): Logger =>
  pino(
    {
      level: options.level,
      base: { service: options.service, version: options.version ?? 'dev', env: options.env ?? 'local' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: plainError },
      redact: { paths: personal.flatMap(field => [field, `*.${field}`]), censor: '[redacted]' },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  )

/** Says nothing: for tests and for tools. */
export const silentLogger = (): Logger => pino({ level: 'silent' })
