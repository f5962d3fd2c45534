import type { Client } from './client.ts'

/** What follows `root` in the names of the keys that begin with it, each once. Reads every name there is, in steps. */
export const idsUnder = async (client: Client, root: string): Promise<string[]> => {
  const ids = new Set<string>()
  let cursor = '0'
  do {
    const [next, names] = await client.ask('scan-keys', redis =>
      redis.scan(cursor, 'MATCH', `${root.replaceAll(/[*?[\]\\]/gu, String.raw`\$&`)}*`, 'COUNT', 1_000),
    )
    for (const name of names) ids.add(name.slice(root.length))
    cursor = next
  } while (cursor !== '0')
  return [...ids]
}
