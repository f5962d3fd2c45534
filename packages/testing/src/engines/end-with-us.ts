import type { ChildProcess } from 'node:child_process'

const children = new Set<ChildProcess>()
let isListening = false

/**
 * Kills the program when this process exits and it still runs: a start that was given up leaves nothing behind. A process
 * that is killed itself can't do that.
 */
export const endWithUs = (child: ChildProcess): void => {
  children.add(child)
  child.once('exit', () => children.delete(child))
  if (isListening) return
  isListening = true
  process.once('exit', () => {
    for (const each of children) each.kill('SIGKILL')
  })
}
