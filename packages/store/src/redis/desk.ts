import type { AlertRow, DeskDocument, DeskStore, RowKind } from '../port.ts'
import { cut, mostRows, pageOf, placeOf, scoreOf, scoresOf } from '../queue.ts'
import type { Client } from './client.ts'
import { idsUnder } from './ids-under.ts'
import type { Keys } from './keys.ts'
import { guardPositions } from './positions.ts'

/** version of the layout (1) · applied offset (8) · length of the rows (4) · rows as JSON · document; save-desk.lua writes it. */
const offsetAt = 1
const lengthAt = 9
const rowsAt = 13

const readDesk = (orderId: string, value: Buffer): DeskDocument => ({
  orderId,
  appliedOffset: Number(value.readBigUInt64BE(offsetAt)),
  document: value.toString('utf8', rowsAt + value.readUInt32BE(lengthAt)),
})

const readRows = (value: Buffer): AlertRow[] => {
  const entries = JSON.parse(value.toString('utf8', rowsAt, rowsAt + value.readUInt32BE(lengthAt))) as { row: string }[]
  return entries.map(({ row }) => JSON.parse(row) as AlertRow)
}

/** Lists are kept for every scope a list is asked by, with and without the state: the common questions read one list each. */
const scopes = ({ kind, forceCode, respondingForceCode, officers = [] }: AlertRow): string[] => {
  const forces = new Set([forceCode, respondingForceCode].filter(force => force !== null))
  const parts = ['all', ...[...forces].map(force => `force:${force}`), ...officers.map(officer => `officer:${officer}`)]
  return parts.map(part => scopeOf(kind, part))
}
const rooms = { TASK: 'tasks:', CHALLENGE: 'challenges:' } as const satisfies Record<RowKind, string>
const scopeOf = (kind: RowKind | undefined, part: string): string => `${kind === undefined ? '' : rooms[kind]}${part}`
const anyState = '*'
const listsOf = (row: AlertRow): string[] =>
  scopes(row).flatMap(scope => [`${scope}/${anyState}`, `${scope}/${row.state}`])

const entryOf = (row: AlertRow): object => ({
  id: row.alertId,
  score: scoreOf(row),
  lists: listsOf(row),
  row: JSON.stringify(row),
})

/**
 * The state of the alerts in Redis: one value an order, one row an alert, and sorted sets of alertIds by scope and state,
 * scored by grade and `raisedAt`. Closed alerts stay in their lists; nothing here expires.
 */
export const redisDesk = (client: Client, { desk: keys }: Pick<Keys, 'desk'>): DeskStore => {
  const positions = guardPositions(client, keys.positions)

  const rowsOfOrder = async (orderId: string): Promise<AlertRow[]> => {
    const value = await client.ask('load-desk', redis => redis.getBuffer(keys.desk(orderId)))
    return value ? readRows(value) : []
  }

  return {
    load: async orderIds => {
      if (orderIds.length === 0) return []
      const values = await client.ask('load-desks', redis => redis.mgetBuffer(orderIds.map(keys.desk)))
      return orderIds.map((orderId, at) => (values[at] ? readDesk(orderId, values[at]) : null))
    },
    orderIds: () => idsUnder(client, keys.desk('')),
    save: async ({ orderId, document, appliedOffset }, rows, expectedOffset) => {
      const [verdict, held, partition] = (await client.run(
        'save-desk',
        [keys.root],
        [
          orderId,
          appliedOffset,
          expectedOffset ?? '',
          document,
          JSON.stringify(rows.map(entryOf)),
          ...positions.floors().flat(),
        ],
      )) as [number, number, string]
      if (verdict < 0) throw positions.lost('save-desk', partition, held)
      return verdict === 1 ? 'stored' : 'superseded'
    },
    orderOf: async alertId => {
      const row = await client.ask('order-of', redis => redis.hget(keys.rows, alertId))
      return row === null ? null : (JSON.parse(row) as AlertRow).orderId
    },
    list: async query => {
      const { kind, states, force, officer, grade, orderId, cursor } = query
      const after = cursor === undefined ? null : placeOf(cursor)
      // The alerts of one order are few and lie together.
      if (orderId !== undefined) return pageOf(await rowsOfOrder(orderId), query)
      const asked = [
        ...(force === undefined ? [] : [`force:${force}`]),
        ...(officer === undefined ? [] : [`officer:${officer}`]),
      ]
      const parts = asked.length === 0 ? ['all'] : asked
      const lists = parts.flatMap(part =>
        [...new Set(states ?? [anyState])].map(state => keys.list(`${scopeOf(kind, part)}/${state}`)),
      )
      const limit = Math.min(query.limit, mostRows)
      if (lists.length === 0) return { rows: [], nextCursor: null }
      const found = (await client.run(
        'list-alerts',
        [keys.rows, ...lists],
        // One more than asked for tells whether there is a next page.
        [...scoresOf(grade), limit + 1, after?.score ?? '', after?.alertId ?? ''],
      )) as string[]
      return cut(
        found.map(row => JSON.parse(row) as AlertRow),
        limit,
      )
    },
    count: () =>
      client.ask('count-alerts', redis => redis.zcard(keys.list(`${scopeOf(undefined, 'all')}/${anyState}`))),
    advance: positions.move,
    positions: positions.all,
  }
}
