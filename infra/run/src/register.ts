import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '@breach-alerts/testing'

const mark = 'BREACH_ALERTS_DATA'

/** Environment variable by which a process is known to belong to a folder; its value is the folder. */
export const markOf = (dataDir: string): Readonly<Record<string, string>> => ({ [mark]: dataDir })

const fileIn = (dataDir: string) => join(dataDir, 'processes.json')

/** Keeps `<data>/processes.json`: the process id of everything that runs, by name. */
export const makeRegister = (dataDir: string) => {
  const pids = new Map<string, number>()
  let writes = Promise.resolve()
  const publish = () => {
    const text = JSON.stringify(Object.fromEntries(pids))
    writes = writes.then(async () => {
      await writeFile(`${fileIn(dataDir)}.new`, text)
      await rename(`${fileIn(dataDir)}.new`, fileIn(dataDir))
    })
  }
  return {
    add: (name: string, pid: number): void => {
      pids.set(name, pid)
      publish()
    },
    remove: (name: string): void => {
      pids.delete(name)
      publish()
    },
    written: (): Promise<void> => writes,
  }
}

export type Register = ReturnType<typeof makeRegister>

const belongsTo = async (pid: string, dataDir: string): Promise<boolean> => {
  try {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8')
    return environment.split('\0').includes(`${mark}=${dataDir}`)
  } catch {
    return false
  }
}

const leftIn = async (dataDir: string): Promise<number[]> => {
  const pids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/u.test(name))
  const ours = await Promise.all(pids.map(pid => belongsTo(pid, dataDir)))
  return pids.filter((_, index) => ours[index]).map(Number)
}

/**
 * Ends what an earlier start on this folder left running because it was killed itself: two brokers on one folder can't be.
 *
 * Only processes that carry the folder's mark are touched. Needs /proc; without it nothing is ended, and the broker's own
 * lock refuses the second start.
 */
export const endLeftovers = async (dataDir: string, say: (line: string) => void): Promise<void> => {
  const left = await leftIn(dataDir)
  if (left.length === 0) return
  say(`${left.length} processes of an earlier start on this folder still run; they are ended.`)
  for (const pid of left) process.kill(pid, 'SIGKILL')
  await until(async () => (await leftIn(dataDir)).length === 0, { what: 'the end of an earlier start' })
}
