import type { Adapter, AdapterPayload } from 'oidc-provider'

type Held = { payload: AdapterPayload; untilMs: number }

const most = 10_000

/**
 * Where the embedded provider keeps what lives between two requests of a sign-in. In memory and bounded: access tokens are
 * JWTs and need no store, and after a restart people only sign in again.
 */
export const memoryAdapters = (clock: () => number): ((name: string) => Adapter) => {
  const held = new Map<string, Held>()
  const find = (key: string): AdapterPayload | undefined => {
    const found = held.get(key)
    if (found === undefined || found.untilMs <= clock()) return void held.delete(key)
    return found.payload
  }
  const findBy = (prefix: string, field: 'uid' | 'userCode', value: string) =>
    [...held.entries()].find(
      ([key, { payload, untilMs }]) => key.startsWith(prefix) && payload[field] === value && untilMs > clock(),
    )?.[1].payload

  return name => ({
    upsert: async (id, payload, expiresInS) => {
      held.delete(`${name}:${id}`)
      if (held.size >= most) held.delete(held.keys().next().value ?? '')
      held.set(`${name}:${id}`, {
        payload,
        untilMs: expiresInS === undefined ? Infinity : clock() + expiresInS * 1_000,
      })
    },
    find: async id => find(`${name}:${id}`),
    findByUid: async uid => findBy(`${name}:`, 'uid', uid),
    findByUserCode: async code => findBy(`${name}:`, 'userCode', code),
    consume: async id => {
      const payload = find(`${name}:${id}`)
      if (payload) payload.consumed = Math.floor(clock() / 1_000)
    },
    destroy: async id => void held.delete(`${name}:${id}`),
    revokeByGrantId: async grantId => {
      for (const [key, { payload }] of held) if (payload.grantId === grantId) held.delete(key)
    },
  })
}
