import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Environment variable by which a process is known to belong to a folder; its value is the folder. */
export const markOf = (dataDir: string): Readonly<Record<string, string>> => ({ BREACH_ALERTS_DATA: dataDir })

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

const belongsTo = async (pid: number, dataDir: string): Promise<boolean> => {
  try {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8')
    return environment.split('\0').includes(`BREACH_ALERTS_DATA=${dataDir}`)
  } catch {
    return false
  }
}

/**
 * Ends what an earlier start on this folder left running because it was killed itself: two brokers on one folder can't be.
 *
 * Only processes that carry the folder's mark are touched, so a process id that was given out again is safe. Needs /proc;
 * without it nothing is ended, and the broker's own lock refuses the second start.
 */
export const endLeftovers = async (dataDir: string, say: (line: string) => void): Promise<void> => {
  let pids: Record<string, number>
  try {
    pids = JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as Record<string, number>
  } catch {
    return
  }
  for (const [name, pid] of Object.entries(pids)) {
    if (!(await belongsTo(pid, dataDir))) continue
    say(`${name} of an earlier start still runs; it is ended`)
    process.kill(pid, 'SIGKILL')
  }
}
