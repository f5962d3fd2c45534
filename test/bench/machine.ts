import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '@breach-alerts/testing'

const said = (command: string, ...args: string[]): string => {
  try {
    return execFileSync(command, args, {
      cwd: projectRoot(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

/** Where the figures come from: without it they mean nothing. */
export const machine = (): Readonly<Record<string, string>> => {
  const pom = readFileSync(join(projectRoot(), 'infra/engines/pom.xml'), 'utf8')
  const changed = said('git', 'status', '--porcelain') === '' ? '' : ' with changes'
  return {
    at: new Date().toISOString(),
    cores: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    kafka: /<kafka\.version>(.*)<\/kafka\.version>/u.exec(pom)?.[1] ?? 'unknown',
    redis: /v=(\S+)/u.exec(said('redis-server', '--version'))?.[1] ?? 'unknown',
    git: said('git', 'rev-parse', '--short', 'HEAD') + changed,
    load: loadNow(),
  }
}

/** Other work on the machine makes every figure worse: said before and after. */
export const loadNow = (): string => `${loadavg()[0]?.toFixed(1)} in the last minute`

/** CPU time of all cores so far, milliseconds; stolen: the hypervisor gave it to somebody else. Source: proc(5), stat. */
export type CpuTimes = { busy: number; idle: number; stolen: number }

export const cpuTimes = async (): Promise<CpuTimes> => {
  const first = (await readFile('/proc/stat', 'utf8')).split('\n')[0] ?? ''
  const [user = 0, nice = 0, system = 0, idle = 0, io = 0, irq = 0, soft = 0, stolen = 0] = first
    .split(/\s+/u)
    .slice(1)
    .map(ticks => Number(ticks) * 10)
  return { busy: user + nice + system + irq + soft, idle: idle + io, stolen }
}

/** Who had the cores between two looks, ours being known: a figure taken on a busy machine is no figure. */
export const shareOfCores = (before: CpuTimes, after: CpuTimes, oursMs: number): string => {
  const [busy, idle, stolen] = (['busy', 'idle', 'stolen'] as const).map(name => after[name] - before[name])
  const all = busy! + idle! + stolen!
  const percent = (ms: number) => `${Math.round((100 * ms) / all)} %`
  return `cores: ours ${percent(oursMs)}, others ${percent(Math.max(0, busy! - oursMs))}, stolen ${percent(stolen!)}, idle ${percent(idle!)}`
}

/** CPU time that a process has used, milliseconds. Source: proc(5), fields 14 and 15 of stat, in ticks of 10 ms. */
export const cpuMsOf = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Resident memory now and at its highest, MiB. */
export const memoryOf = async (pid: number): Promise<{ now: number; peak: number }> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1]) / 1024)
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
