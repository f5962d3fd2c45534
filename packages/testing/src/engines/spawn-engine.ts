import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { endWithUs } from './end-with-us.ts'

export type EngineProcess = {
  pid: number
  /** Settles when the program has ended, for whatever reason, with its exit code or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>
  /** Asks the program to end (SIGTERM), and kills it when it has not within `withinMs` (default 5 000). */
  stop: (withinMs?: number) => Promise<void>
  /** Sends a signal to this program only: SIGKILL and SIGSTOP are what failure tests need. */
  signal: (name: NodeJS.Signals) => void
  /** Its last 200 lines. */
  tail: () => string
}

export type EngineCommand = {
  /** What to call it in messages. */
  name: string
  command: string
  args: readonly string[]
  cwd?: string
  env?: Readonly<Record<string, string>>
  /** The line, on either stream, that says it is ready. */
  readyWhen: RegExp
  withinMs?: number
  /** Everything it prints is appended here too. */
  logFile?: string
}

const tailLines = 200

const exitOf = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  new Promise(resolve => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1))
    child.once('error', () => resolve(127))
  })

const keepLines = (child: ChildProcess, onLine: (line: string) => void): void => {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine)
  }
}

const stopper =
  (child: ChildProcess, exited: Promise<unknown>) =>
  async (withinMs = 5_000): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    // A frozen program takes no SIGTERM until it goes on.
    child.kill('SIGCONT')
    const late = setTimeout(() => child.kill('SIGKILL'), withinMs)
    await exited
    clearTimeout(late)
  }

/**
 * Starts a program, keeps what it prints, and resolves once it says that it is ready.
 *
 * @throws Error with its last lines when it ends or stays silent for `withinMs` (default 30 000); it is not left running then
 */
export const spawnEngine = async (engine: EngineCommand): Promise<EngineProcess> => {
  const { name, command, args, cwd, env, readyWhen, withinMs = 30_000, logFile } = engine
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C in a terminal must not end the broker before those who use it.
    detached: true,
  })
  endWithUs(child)
  const exited = exitOf(child)
  const lines: string[] = []
  const file = logFile === undefined ? null : createWriteStream(logFile, { flags: 'a' })
  const stop = stopper(child, exited)
  const tail = () => lines.join('\n')

  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`${name} was not ready within ${withinMs} ms:\n${tail()}`)),
      withinMs,
    )
    keepLines(child, line => {
      if (lines.push(line) > tailLines) lines.shift()
      file?.write(`${line}\n`)
      if (!readyWhen.test(line)) return
      clearTimeout(late)
      resolve()
    })
    void exited.then(how => {
      clearTimeout(late)
      file?.end()
      return reject(new Error(`${name} ended (${how}) before it was ready:\n${tail()}`))
    })
  })
  try {
    await ready
  } catch (error) {
    await stop(0)
    throw error
  }
  return { pid: child.pid ?? 0, exited, stop, signal: signal => void child.kill(signal), tail }
}
