import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '@breach-alerts/testing'

export type Env = Readonly<Record<string, string>>

/** Starts a program of the project by its path, with flags of Node before it; what it says as an error is shown. */
export const startProgram = (
  program: string,
  args: readonly string[],
  env: Env = {},
  { flags = [], stdout = 'pipe' }: { flags?: readonly string[]; stdout?: 'pipe' | 'inherit' } = {},
): ChildProcess & { pid: number } => {
  const child = spawn(process.execPath, ['--no-warnings', ...flags, program, ...args], {
    cwd: projectRoot(),
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', stdout, 'inherit'],
  })
  if (child.pid === undefined) throw new Error(`${program} could not be started`)
  return child as ChildProcess & { pid: number }
}

/** The JSON line that a program prints before it ends, and what it printed before that. */
export const saidBy = async (child: ChildProcess): Promise<{ result: unknown; before: string[] }> => {
  let text = ''
  for await (const bytes of child.stdout ?? []) text += String(bytes)
  const before = text.trim().split('\n')
  return { result: JSON.parse(before.pop() ?? '') as unknown, before }
}

export const resultOf = async <T>(child: ChildProcess): Promise<T> => (await saidBy(child)).result as T

/** Does a breach-matcher know every key of the index, so that it need not ask for each? Of a million orders that takes a minute. */
export const isKnowing = async (healthPort: number): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${healthPort}/health`).catch(() => null)
  return answer?.status === 200 && !(await answer.text()).includes('ASKING_FOR_EVERY_KEY')
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
