/**
 * Every key there is. The rooms do not share keys; each has one hash tag, because its scripts change documents, index and
 * lists in one step. Scripts derive further keys from a room's root, as their headers say:
 *
 * - orders `{p:orders}:` `o:<orderId>` order · `k:<2 bytes>` index bucket · `s:<8 bytes>` set of a key of many orders ·
 *   `n:<number/64>` numbers to orderIds · `seq` last number · `pos` positions · `changes` stream · `told` its last number
 * - desk `{p:desk}:` `d:<orderId>` alerts of an order · `rows` queue rows · `q:<scope>/<state>` lists · `pos` positions
 * - due `{p:due}:` `at` `leases` `timers` `token`
 * - matcher `{p:matcher}:` `accounts` · `slices` · `e:<slice>:<2 bytes>` decisions · `t:<8 bytes>` track of a device
 *
 * No TTL, because a late event may need it or because it is the state itself: everything but `e:` (a decision is remembered
 * as long as the caller says) and `t:` (nobody's whereabouts are kept for ever).
 */
export type Keys = {
  orders: {
    root: string
    order: (orderId: string) => string
    count: string
    positions: string
    changes: { stream: string; told: string }
  }
  desk: {
    root: string
    desk: (orderId: string) => string
    rows: string
    list: (name: string) => string
    positions: string
  }
  due: { at: string; leases: string; timers: string; token: string }
  matcher: { root: string; accounts: string; track: (hash: Buffer) => Buffer }
}

export const makeKeys = (prefix: string): Keys => {
  const [orders, desk, due, matcher] = ['orders', 'desk', 'due', 'matcher'].map(room => `{${prefix}:${room}}:`) as [
    string,
    string,
    string,
    string,
  ]
  const trackRoot = Buffer.from(`${matcher}t:`)
  return {
    orders: {
      root: orders,
      order: orderId => `${orders}o:${orderId}`,
      count: `${orders}seq`,
      positions: `${orders}pos`,
      changes: { stream: `${orders}changes`, told: `${orders}told` },
    },
    desk: {
      root: desk,
      desk: orderId => `${desk}d:${orderId}`,
      rows: `${desk}rows`,
      list: name => `${desk}q:${name}`,
      positions: `${desk}pos`,
    },
    due: { at: `${due}at`, leases: `${due}leases`, timers: `${due}timers`, token: `${due}token` },
    matcher: { root: matcher, accounts: `${matcher}accounts`, track: hash => Buffer.concat([trackRoot, hash]) },
  }
}
