import { setTimeout as wait } from 'node:timers/promises'
import type { KeyFollower, KeySink, Positions } from '../port.ts'
import type { Client } from './client.ts'
import type { Keys } from './keys.ts'

/** How long one question for changes waits for some; below the client's time-out. */
const blockMs = 250
const mostChanges = 500
/** Second bytes of one question for keys: a sixteenth of a 256th, about 8,000 keys at a million orders. */
const stride = 16
const againMs = 250

/** One entry of the stream: its number, and the keys of an order or the position that has moved. */
type Change = { id: string; number: number; keys: Buffer | null; moved: readonly [string, number] | null }

const changeOf = ([id, fields]: readonly [Buffer, readonly Buffer[]]): Change => {
  const held = new Map(fields.flatMap((name, at) => (at % 2 === 0 ? [[name.toString(), fields[at + 1]] as const] : [])))
  const text = (name: string) => held.get(name)?.toString()
  const partition = text('p')
  return {
    id: id.toString(),
    number: Number(text('n')),
    keys: held.get('k') ?? null,
    moved: partition === undefined ? null : [partition, Number(text('v'))],
  }
}

/**
 * Tells a sink all keys of the index, then those that come, by the stream of changes.
 *
 * Entries are numbered without a gap. Where one is missing (the stream was cut while we were away), or the numbers begin anew
 * (the store was emptied), everything is told from the beginning. While Redis is away nothing is told: what the sink had
 * reached stays true, for keys only ever come.
 */
export const followKeys = (client: Client, keys: Keys['orders'], sink: KeySink): KeyFollower => {
  const stopping = new AbortController()

  const head = async (): Promise<{ id: string; number: number; positions: Positions }> => {
    const [id, number, ...flat] = (await client.run('changes-head', [keys.root], [])) as [string, number, ...string[]]
    const positions = new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, Number(flat[at + 1])] as const] : [])))
    return { id, number, positions }
  }
  /** @returns where the stream stood before the first key was read */
  const tellAll = async () => {
    const start = await head()
    sink.begin()
    for (let first = 0; first < 256; first += 1) {
      stopping.signal.throwIfAborted()
      const parts = Array.from({ length: 256 / stride }, (_, at) => at * stride)
      const found = await Promise.all(
        parts.map(from => client.runRaw('index-keys', [keys.root], [first, from, from + stride - 1])),
      )
      found.forEach(sink.add)
    }
    sink.reached(start.positions)
    return start
  }
  const changesAfter = async (id: string): Promise<Change[]> => {
    const answer = await client.ask('changes', redis =>
      redis.xreadBuffer('COUNT', mostChanges, 'BLOCK', blockMs, 'STREAMS', keys.changes.stream, id),
    )
    return (answer?.[0]?.[1] ?? []).map(changeOf)
  }
  const tail = async (from: { id: string; number: number }): Promise<void> => {
    let at = from
    for (;;) {
      stopping.signal.throwIfAborted()
      const changes = await changesAfter(at.id)
      for (const { id, number, keys: told, moved } of changes) {
        if (number !== at.number + 1) return
        if (told) sink.add(told)
        if (moved) sink.reached(new Map([moved]))
        at = { id, number }
      }
      // Nothing came: either nothing happened, or the store was emptied.
      if (changes.length === 0 && (await head()).number < at.number) return
    }
  }
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await tail(await tellAll())
      } catch {
        // Away, or stopping. What was told stays true meanwhile; it begins anew when Redis is there again.
        await wait(againMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const ended = live()
  return {
    stop: async () => {
      stopping.abort()
      await ended
      await client.close()
    },
  }
}
