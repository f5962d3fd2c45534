import {
  type BlockCaps,
  defaultBlockCaps,
  gatherOrders,
  isBlockingHash,
  pairsToHold,
  windowOf,
} from '@breach-alerts/domain'
import type { Posting } from '@breach-alerts/domain'
import { StoreLost } from '../errors.ts'
import { asBuffer, hashBytes } from '../hashes.ts'
import type { OrderIndex, Positions } from '../port.ts'
import type { Client } from './client.ts'

/** Most keys of one question: about a millisecond of the server. */
const mostKeys = 1_000

const noPairs = Buffer.alloc(0)
const uncapped: Pick<BlockCaps, 'perKey'> & { window: number } = { perKey: 0, window: 0 }

type Asked = { hashes: Uint8Array; pairs: Uint8Array; perKey: number; window: number; atLeast: Positions }
type Answer = (string | number)[]

/** Asks the index by `find-orders.lua`, whose header says what comes back. @param root of the room of the orders */
export const makeOrderFinder = (client: Client, root: string) => {
  /** @throws StoreLost */
  const ask = async ({ hashes, pairs, perKey, window, atLeast }: Asked): Promise<Answer> => {
    const args = [asBuffer(hashes), asBuffer(pairs), perKey, window, ...[...atLeast].flat()]
    const answer = (await client.run('find-orders', [root], args)) as Answer
    if (answer[0] === -1) throw new StoreLost('find-orders', String(answer[1]), Number(answer[2]))
    return answer
  }

  /** What each of up to `mostKeys` keys leads to. */
  const askKeys = async (asked: Omit<Asked, 'pairs'>): Promise<Posting[]> => {
    const { hashes } = asked
    const postings = Array.from({ length: hashes.length / hashBytes }, (_, at) => ({
      isBlocking: isBlockingHash(hashes, at * hashBytes),
      orderIds: [] as string[],
      total: 0,
    }))
    for (let from = 0; from < postings.length;) {
      const [answered, ...facts] = await ask({ ...asked, hashes: hashes.subarray(from * hashBytes), pairs: noPairs })
      for (let at = 0; at < facts.length; at += 2) {
        const place = Number(facts[at])
        const posting = postings[from + (place < 0 ? -1 - place : place)]
        if (posting && place < 0) posting.total = Number(facts[at + 1])
        else posting?.orderIds.push(String(facts[at + 1]))
      }
      from += Number(answered)
    }
    for (const posting of postings) posting.total = Math.max(posting.total, posting.orderIds.length)
    return postings
  }

  const postingsOf = async (asked: Omit<Asked, 'pairs'>): Promise<Posting[]> => {
    const { hashes } = asked
    const parts = Array.from({ length: Math.ceil(hashes.length / (mostKeys * hashBytes)) }, (_, at) =>
      hashes.subarray(at * mostKeys * hashBytes, (at + 1) * mostKeys * hashBytes),
    )
    return (await Promise.all(parts.map(part => askKeys({ ...asked, hashes: part })))).flat()
  }

  /** Orders under both of two keys: one question each, because it may hold the server for some milliseconds. */
  const askPair = async (
    one: Uint8Array,
    other: Uint8Array,
    asked: Omit<Asked, 'pairs' | 'hashes'>,
  ): Promise<string[]> => {
    const [, ...facts] = await ask({ ...asked, hashes: noPairs, pairs: Buffer.concat([one, other]) })
    return facts.filter((_, at) => at % 2 === 1).map(String)
  }

  const find = async (hashes: Uint8Array, atLeast: Positions = new Map()): Promise<string[][]> =>
    (await postingsOf({ ...uncapped, hashes, atLeast })).map(({ orderIds }) => orderIds.toSorted())

  const candidates: OrderIndex['candidates'] = async (
    events,
    { atLeast = new Map(), caps = defaultBlockCaps } = {},
  ) => {
    const asked = { perKey: caps.perKey, window: windowOf(caps), atLeast }
    const all = await postingsOf({ ...asked, hashes: Buffer.concat(events) })
    let from = 0
    return Promise.all(
      events.map(async hashes => {
        const postings = all.slice(from, (from += hashes.length / hashBytes))
        const pairs = pairsToHold(postings, caps)
        const hashAt = (at: number) => hashes.subarray(at * hashBytes, (at + 1) * hashBytes)
        const shared = await Promise.all(pairs.map(([one, other]) => askPair(hashAt(one), hashAt(other), asked)))
        return gatherOrders(postings, pairs, shared, caps)
      }),
    )
  }
  return { find, candidates }
}
