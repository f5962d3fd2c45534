import { Redis, type RedisOptions } from 'ioredis'
import { StoreUnavailable } from '../errors.ts'
import { readScript, type ScriptName, scriptNames } from './scripts.ts'

/** What the store says about its connection. A pino logger fits. */
export type StoreLogger = {
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
}

type Argument = string | number | Buffer

export type Client = {
  /** Runs one script: one step on the server. Text in the answer is read as UTF-8. */
  run: (script: ScriptName, keys: readonly Argument[], args: readonly Argument[]) => Promise<unknown>
  /** The same for a script whose answer is bytes. */
  runRaw: (script: ScriptName, keys: readonly Argument[], args: readonly Argument[]) => Promise<Buffer>
  /** Sends one command. */
  ask: <T>(operation: string, command: (redis: Redis) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/**
 * Settings of the hot path. Source: reliability.md §2.1.
 *
 * Nothing waits in a queue while Redis is away and nothing is sent a second time behind the caller's back: a command that was
 * cut off fails at once (`maxRetriesPerRequest` 0), one that got no answer in time fails then, and the caller, who knows that
 * the step is idempotent, repeats it.
 */
const settings = (commandTimeoutMs: number): RedisOptions => ({
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  enableAutoPipelining: false,
  commandTimeout: commandTimeoutMs,
  connectTimeout: 1_000,
  // No `socketTimeout`: in ioredis 5 its timer outlives the connection and ends the next one (redis/ioredis#2147). See `watchSilence`.
  disconnectTimeout: 500,
  keepAlive: 10_000,
  retryStrategy: attempt => Math.min(50 * 2 ** Math.min(attempt - 1, 5), 1_000),
  // A primary that became a replica: connect anew, to whoever is primary now. Not 2: the caller repeats.
  reconnectOnError: error => (error.message.includes('READONLY') ? 1 : false),
})

/** ioredis hangs the command with all its arguments on an error: documents that must not reach a log. */
const withoutCommand = (error: unknown): unknown => {
  if (error instanceof Error) Reflect.deleteProperty(error, 'command')
  return error
}

/** Gives up a connection on which answers have been due for a second and none has come, so that a new one can work. */
const watchSilence = (redis: Redis) => {
  let silentSince: number | undefined
  return {
    answered: (): void => {
      silentSince = undefined
    },
    failed: (error: unknown): void => {
      if (!(error instanceof Error) || error.message !== 'Command timed out') return
      silentSince ??= performance.now()
      if (performance.now() - silentSince < 1_000 || redis.status !== 'ready') return
      silentSince = undefined
      redis.disconnect(true)
    },
  }
}

type Commands = Record<string, (count: number, ...args: Argument[]) => Promise<unknown>>

/**
 * Connects at once and stays connected; while it is not, every operation fails after at most `commandTimeoutMs` of waiting.
 *
 * @param url `redis://` or `rediss://`
 */
export const connect = (url: string, commandTimeoutMs: number, logger: StoreLogger | undefined): Client => {
  const redis = new Redis(url, settings(commandTimeoutMs))
  for (const name of scriptNames) redis.defineCommand(name, { lua: readScript(name) })

  let wasReady: boolean | undefined
  let lastError: unknown
  redis.on('ready', () => {
    if (wasReady === false) logger?.info({}, 'store can be reached')
    wasReady = true
  })
  redis.on('error', error => (lastError = withoutCommand(error)))
  redis.on('close', () => {
    if (wasReady !== false) logger?.warn({ err: lastError }, 'store cannot be reached')
    wasReady = false
  })

  const silence = watchSilence(redis)
  let waiting: Promise<void> | undefined
  const wait = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(late)
        redis.off('ready', onReady)
        waiting = undefined
        if (error) reject(error)
        else resolve()
      }
      const onReady = () => settle()
      const late = setTimeout(
        () => settle(new Error(`no connection within ${commandTimeoutMs} ms`, { cause: lastError })),
        commandTimeoutMs,
      )
      redis.once('ready', onReady)
    })

  const ask = async <T>(operation: string, command: (redis: Redis) => Promise<T>): Promise<T> => {
    try {
      if (redis.status !== 'ready') await (waiting ??= wait())
      const answer = await command(redis)
      silence.answered()
      return answer
    } catch (error) {
      silence.failed(error)
      throw new StoreUnavailable(operation, withoutCommand(error))
    }
  }

  const runAs = (name: string) => (script: ScriptName, keys: readonly Argument[], args: readonly Argument[]) =>
    ask(script, () => {
      const command = (redis as unknown as Commands)[script + name]
      if (!command) throw new TypeError(`no script ${script}`)
      return command.call(redis, keys.length, ...keys, ...args)
    })
  return {
    ask,
    run: runAs(''),
    runRaw: async (...what) => (await runAs('Buffer')(...what)) as Buffer,
    close: async () => {
      try {
        if (redis.status === 'ready') await redis.quit()
      } catch {
        // It is being closed anyway.
      } finally {
        redis.disconnect()
      }
    },
  }
}

/** Splits a list so that no command holds the server, or a reader of the answer, for long. */
export const chunked = <T>(items: readonly T[], size: number): (readonly T[])[] =>
  items.length <= size
    ? [items]
    : Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
