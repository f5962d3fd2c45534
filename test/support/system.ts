import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, projectRoot, until } from '@breach-alerts/testing'
import { type Client, clientOf } from './client.ts'

export type System = Client & {
  dataDir: string
  snsUrl: string
  env: Readonly<Record<string, string>>
  /** Process id of the program itself. */
  pid: () => number
  /** Everything it has written to its standard streams. */
  output: () => string
  /** Ends it as an operator would; resolves with its exit status. */
  stop: () => Promise<number | null>
  /** kill -9, no goodbye. */
  kill: () => Promise<void>
  /** Starts it again on the same folder and ports, with a clock that is ahead if you like. */
  start: (aheadMs?: number) => Promise<void>
  /** Ends it if it runs and removes its folder. */
  dispose: () => Promise<void>
}

type Mode = 'embedded' | 'engines'

const portsOf = async (): Promise<Record<string, string>> => {
  const names = ['INTAKE_PORT', 'CONTROL_ROOM_PORT', 'IDENTITY_PORT', 'SNS_PORT']
  return Object.fromEntries(await Promise.all(names.map(async name => [name, String(await freePort())] as const)))
}

const isUp = async (url: string) => {
  try {
    return (await fetch(`${url}/health`)).status === 200
  } catch {
    return false
  }
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.once('exit', code => resolve(code))
  })

/**
 * The whole product as its own process on free ports and a folder of its own, as `npm start` runs it.
 *
 * @param extraEnv settings, ports among them, that take the place of ours
 */
export const startSystem = async (
  mode: Mode = 'embedded',
  extraArgs: readonly string[] = ['--no-demo'],
  extraEnv: Readonly<Record<string, string>> = {},
): Promise<System> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'breach-alerts-system-'))
  const env = { ...(await portsOf()), ...extraEnv }
  const urls = {
    intake: `http://127.0.0.1:${env.INTAKE_PORT}`,
    controlRoom: `http://127.0.0.1:${env.CONTROL_ROOM_PORT}`,
    identity: `http://127.0.0.1:${env.IDENTITY_PORT}`,
  }
  let output = ''
  let child: ChildProcess | null = null

  const start = async (aheadMs = 0) => {
    const later = {
      LATER_MS: String(aheadMs),
      NODE_OPTIONS: `--import ${join(projectRoot(), 'test/support/later.ts')}`,
    }
    const program = join(projectRoot(), 'infra/run/src', `${mode}.ts`)
    const started = spawn(process.execPath, ['--no-warnings', program, '--data', dataDir, ...extraArgs], {
      env: { ...process.env, NODE_OPTIONS: '', ...env, ...(aheadMs > 0 && later) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (bytes: Buffer) => (output += bytes.toString()))
    await until(
      async () => {
        if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}:\n${output.slice(-4_000)}`)
        return (await isUp(urls.intake)) && (await isUp(urls.controlRoom))
      },
      { withinMs: 120_000 },
    )
  }
  const signal = async (name: NodeJS.Signals) => {
    if (child === null) return null
    const dying = child
    child = null
    dying.kill(name)
    return ended(dying)
  }

  await start()
  return {
    ...clientOf(urls),
    dataDir,
    snsUrl: `http://127.0.0.1:${env.SNS_PORT}`,
    env,
    pid: () => child?.pid ?? 0,
    output: () => output,
    start,
    stop: () => signal('SIGTERM'),
    kill: async () => {
      await signal('SIGKILL')
    },
    dispose: async () => {
      await signal('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
