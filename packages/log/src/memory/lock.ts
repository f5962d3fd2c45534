import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LogRefused } from '../errors.ts'

const here = new Set<string>()

/**
 * When a process began, in ticks since boot; null where that can't be told. With it a number that a later process got is not
 * taken for the earlier one: in a container the same number comes back at every start.
 */
const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const holds = (content: string): boolean => {
  const [number, started] = content.split(' ')
  const pid = Number(number)
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false
  return isAlive(pid) && (started === undefined || started === 'null' || startOf(pid) === started)
}

const tryLink = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const readLock = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Moves a dead process's lock away, unless another starter was faster: then it is put back and the next try sees it. */
const removeStale = (path: string, mine: string, seen: string): void => {
  const aside = `${mine}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readLock(aside) !== seen) tryLink(aside, path)
  rmSync(aside, { force: true })
}

/**
 * Makes this process the only one that writes to the folder. Two would each believe their own offsets.
 *
 * @returns how to release it; a process that died has released it too
 * @throws LogRefused when another process, or this one, has it already
 */
export const lockFolder = (dir: string): (() => void) => {
  if (here.has(dir)) throw new LogRefused(`this process has already opened the log in ${dir}`)
  const path = join(dir, 'lock')
  const mine = join(dir, `lock.${process.pid}`)
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`)
  try {
    for (let tries = 0; !tryLink(mine, path); tries++) {
      const seen = readLock(path)
      if (holds(seen) || tries > 10) {
        throw new LogRefused(`process ${seen.split(' ')[0]} has the log in ${dir} open; stop it, or use another folder`)
      }
      removeStale(path, mine, seen)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  here.add(dir)
  return () => {
    here.delete(dir)
    rmSync(path, { force: true })
  }
}
