import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '@breach-alerts/testing'

/** Starts a program of the project by its path; what it says as an error is shown. */
export const startProgram = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess & { pid: number } => {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    cwd: projectRoot(),
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.pid === undefined) throw new Error(`${program} could not be started`)
  return child as ChildProcess & { pid: number }
}

/** The one JSON line that a program prints before it ends. */
export const resultOf = async <T>(child: ChildProcess): Promise<T> => {
  let line = ''
  for await (const bytes of child.stdout ?? []) line += String(bytes)
  return JSON.parse(line) as T
}

/** Fails when the program ends, with the last of what it said. */
export const ending = async (child: ChildProcess): Promise<never> => {
  let said = ''
  child.stdout?.on('data', bytes => (said = (said + String(bytes)).slice(-2_000)))
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  throw new Error(`a program ended with ${code ?? signal}\n${said}`)
}

export const endProgram = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
