/**
 * Every key there is. The rooms do not share keys; each has one hash tag, because its scripts change documents, index and
 * lists in one step. Scripts derive further keys from a room's root, as their headers say:
 *
 * - orders `{p:orders:<version of layout, keys and secret>}:` `o:<orderId>` order · `k:<2 bytes>` index bucket · `s:<8 bytes>` orders of a key of
 *   many · `n:<number/64>` numbers to orderIds · `seq` last number · `pos` positions · `changes` stream · `told` its last number
 * - desk `{p:desk}:` `d:<orderId>` alerts of an order · `rows` queue rows · `q:<scope>/<state>` lists · `pos` positions
 * - due `{p:due}:` and silences `{p:silences}:` `at` `leases` `timers` `token`
 * - watch `{p:watch}:` the same for orders, and `pos` positions
 * - matcher `{p:matcher}:` `accounts` · `slices` · `e:<slice>:<2 bytes>` decisions · `t:<8 bytes>` track of a device
 *
 * No TTL, because a late event may need it or because it is the state itself: everything but `e:` (a decision is remembered
 * as long as the caller says) and `t:` (nobody's whereabouts are kept for ever).
 */
export type DueKeys = { at: string; leases: string; timers: string; token: string }

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
  due: DueKeys
  silences: DueKeys
  watch: DueKeys & { positions: string }
  matcher: { root: string; accounts: string; track: (hash: Buffer) => Buffer }
}

/**
 * How orders and index entries are laid out: apply-order.lua, the packing of documents and its dictionary. It goes up whenever one of
 * them changes.
 */
export const orderLayout = 2

/**
 * @param keysVersion of the hashed keys: an index that was made under others, or laid out otherwise, has another root, so that it is
 * neither asked nor written to, and a new one is built beside it while older processes go on with theirs
 */
export const makeOrderKeys = (prefix: string, keysVersion: string): Keys['orders'] => {
  const root = `{${prefix}:orders:${orderLayout}.${keysVersion}}:`
  return {
    root,
    order: orderId => `${root}o:${orderId}`,
    count: `${root}seq`,
    positions: `${root}pos`,
    changes: { stream: `${root}changes`, told: `${root}told` },
  }
}

const dueKeys = (root: string): DueKeys => ({
  at: `${root}at`,
  leases: `${root}leases`,
  timers: `${root}timers`,
  token: `${root}token`,
})

export const makeKeys = (prefix: string): Omit<Keys, 'orders'> => {
  const room = (name: string) => `{${prefix}:${name}}:`
  const [desk, watch, matcher] = [room('desk'), room('watch'), room('matcher')]
  const trackRoot = Buffer.from(`${matcher}t:`)
  return {
    desk: {
      root: desk,
      desk: orderId => `${desk}d:${orderId}`,
      rows: `${desk}rows`,
      list: name => `${desk}q:${name}`,
      positions: `${desk}pos`,
    },
    due: dueKeys(room('due')),
    silences: dueKeys(room('silences')),
    watch: { ...dueKeys(watch), positions: `${watch}pos` },
    matcher: { root: matcher, accounts: `${matcher}accounts`, track: hash => Buffer.concat([trackRoot, hash]) },
  }
}
