import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** JSON lines on a stream. */
export type JsonLines = {
  write: (value: unknown) => void
  /** Settles when there is room for more: held back lines are few. */
  drained: () => Promise<void>
  /** Writes what is left. */
  end: () => Promise<void>
}

/** Lines are gathered to this many characters before they are written: a system call for each would cost more than the line. */
const gathered = 1 << 16

/** Writes JSON lines at the pace of their reader. */
export const jsonLines = (stream: Writable): JsonLines => {
  let held = ''
  let isFull = false
  const send = () => {
    if (held === '') return
    isFull = !stream.write(held)
    held = ''
  }
  const drained = async () => {
    if (!isFull) return
    await once(stream, 'drain')
    isFull = false
  }
  return {
    write: value => {
      held += `${JSON.stringify(value)}\n`
      if (held.length >= gathered) send()
    },
    drained,
    end: async () => {
      send()
      await drained()
    },
  }
}
