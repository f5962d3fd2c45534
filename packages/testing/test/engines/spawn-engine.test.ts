import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnEngine, until } from '../../src/index.ts'

const program = (code: string) => ({
  name: 'the program',
  command: process.execPath,
  args: ['-e', code],
  readyWhen: /ready/,
  withinMs: 5_000,
})

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a program of our own', () => {
  it('is ready when it says so, on either stream, and keeps what it printed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'breach-alerts-spawn-'))
    const logFile = join(folder, 'log')
    const code = 'console.log("one"); console.error("ready"); setInterval(() => undefined, 1000)'
    const engine = await spawnEngine({ ...program(code), logFile })
    expect(engine.tail().split('\n').toSorted()).toEqual(['one', 'ready'])
    await engine.stop()
    expect(isRunning(engine.pid)).toBe(false)
    await until(async () => (await readFile(logFile, 'utf8')).includes('ready'))
    await rm(folder, { recursive: true })
  })

  it('that ends before it is ready is an error with its last words', async () => {
    const start = spawnEngine(program('console.error("no disk"); process.exit(3)'))
    await expect(start).rejects.toThrow(/the program ended \(3\) before it was ready:[^]*no disk/)
  })

  it('that never gets ready is an error, and is not left running', async () => {
    const code = 'console.log(process.pid); setInterval(() => undefined, 1000)'
    const error = await spawnEngine({ ...program(code), withinMs: 400 }).catch((reason: Error) => reason)
    const pid = /\n(\d+)/.exec((error as Error).message)?.[1]
    expect((error as Error).message).toContain('not ready within 400 ms')
    expect(isRunning(Number(pid))).toBe(false)
  })

  it('that is not there is an error', async () => {
    await expect(spawnEngine({ ...program(''), command: 'no-such-program' })).rejects.toThrow('ended (127)')
  })

  it.each([
    [
      'ignores SIGTERM',
      'process.on("SIGTERM", () => undefined); console.log("ready"); setInterval(() => undefined, 1000)',
      null,
    ],
    ['is frozen', 'console.log("ready"); setInterval(() => undefined, 1000)', 'SIGSTOP' as const],
  ])('that %s is stopped all the same', async (_, code, signal) => {
    const engine = await spawnEngine(program(code))
    if (signal !== null) engine.signal(signal)
    await engine.stop(300)
    expect(isRunning(engine.pid)).toBe(false)
    expect(await engine.exited).toMatch(/^SIG/)
  })
})
