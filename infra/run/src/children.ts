import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { endWithUs, type EngineProcess } from '@breach-alerts/testing'
import type { Register } from './register.ts'

export type ChildSpec = { name: string; program: string; env: Readonly<Record<string, string>> }

/** A broker or a store that runs as a program of its own. */
export type Engine = { process: () => EngineProcess; restart: () => Promise<void>; stop: () => Promise<void> }

export type Children = {
  start: (spec: ChildSpec) => void
  /** Watches an engine that runs. */
  keep: (name: string, engine: Engine) => void
  /** Ends the services, hard after `deadlineMs`, then the engines. */
  stop: (deadlineMs: number) => Promise<void>
}

const restartAfterMs = 500

/**
 * Runs programs as child processes, each with its log in `dir`, and starts one again when it ends of itself: what an
 * orchestrator does.
 *
 * Each has a process group of its own: Ctrl-C in a terminal reaches us alone, and we end them in order.
 */
export const makeChildren = (dir: string, register: Register, say: (line: string) => void): Children => {
  const running = new Map<string, { stop: (deadlineMs: number) => Promise<void> }>()
  const engines: Engine[] = []
  let stopping = false

  const again = (name: string, how: unknown, start: () => void) => {
    running.delete(name)
    register.remove(name)
    if (stopping) return
    say(`${name} ended (${String(how)}); it is started again`)
    setTimeout(() => {
      if (!stopping) start()
    }, restartAfterMs)
  }

  const start = ({ name, program, env }: ChildSpec): void => {
    // The file itself, not a pipe through us: a line costs nobody else anything, and outlives us.
    const log = openSync(join(dir, `${name}.log`), 'a')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    endWithUs(child)
    const ended = new Promise<void>(resolve => {
      child.once('exit', (code, signal) => {
        resolve()
        again(name, signal ?? code, () => start({ name, program, env }))
      })
    })
    running.set(name, {
      stop: async deadlineMs => {
        child.kill('SIGTERM')
        const hard = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
        await ended
        clearTimeout(hard)
      },
    })
    register.add(name, child.pid ?? 0)
  }

  const watch = (name: string, engine: Engine): void => {
    register.add(name, engine.process().pid)
    const restart = () =>
      void engine.restart().then(
        () => watch(name, engine),
        () => again(name, 'could not start', restart),
      )
    void engine.process().exited.then(how => again(name, how, restart))
  }

  return {
    start,
    keep: (name, engine) => {
      engines.push(engine)
      watch(name, engine)
    },
    stop: async deadlineMs => {
      stopping = true
      await Promise.all([...running.values()].map(child => child.stop(deadlineMs)))
      await Promise.all(engines.map(engine => engine.stop()))
      await register.written()
    },
  }
}
