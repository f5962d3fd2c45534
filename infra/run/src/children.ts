import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type ChildSpec = { name: string; program: string; env: Readonly<Record<string, string>> }

export type Children = {
  start: (spec: ChildSpec) => void
  /** Ends all of them, hard after `deadlineMs`. */
  stop: (deadlineMs: number) => Promise<void>
}

const restartAfterMs = 500

/**
 * Runs programs as child processes, each with its log in `dir`, and starts one again when it ends of itself: what an
 * orchestrator does. `processes.json` names them by process id.
 */
export const makeChildren = (dir: string, say: (line: string) => void): Children => {
  const running = new Map<string, ChildProcess>()
  let stopping = false
  let writes = Promise.resolve()

  const publish = () => {
    const pids = Object.fromEntries([...running].map(([name, child]) => [name, child.pid]))
    const file = join(dir, 'processes.json')
    writes = writes.then(async () => {
      await writeFile(`${file}.new`, JSON.stringify(pids))
      await rename(`${file}.new`, file)
    })
  }

  const start = ({ name, program, env }: ChildSpec) => {
    const log = createWriteStream(join(dir, `${name}.log`), { flags: 'a' })
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    running.set(name, child)
    publish()
    child.once('exit', (code, signal) => {
      log.end()
      running.delete(name)
      if (stopping) return
      say(`${name} ended (${signal ?? code}); it is started again`)
      setTimeout(() => {
        if (!stopping) start({ name, program, env })
      }, restartAfterMs)
    })
  }

  return {
    start,
    stop: async deadlineMs => {
      stopping = true
      const all = [...running.values()]
      const ended = all.map(child => new Promise(resolve => child.once('exit', resolve)))
      for (const child of all) child.kill('SIGTERM')
      const hard = setTimeout(() => all.forEach(child => child.kill('SIGKILL')), deadlineMs)
      await Promise.all(ended)
      clearTimeout(hard)
      await writes
    },
  }
}
