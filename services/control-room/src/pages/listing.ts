import { OrderId } from '@breach-alerts/contracts'
import type { AlertQuery } from '@breach-alerts/store'

/** What the filters of the queue page mean. Anything unknown in the address means the default: a page never fails over it. */
export const shows = {
  open: { text: 'All open', states: ['RAISED', 'ACKNOWLEDGED', 'ACTED'] },
  raised: { text: 'Nobody going yet', states: ['RAISED'] },
  acknowledged: { text: 'Somebody is going', states: ['ACKNOWLEDGED'] },
  acted: { text: 'Acted on', states: ['ACTED'] },
  closed: { text: 'Closed', states: ['CLOSED'] },
  all: { text: 'All, closed ones too', states: undefined },
} as const
export type Show = keyof typeof shows

const pageSize = 50
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export type Listing = { show: Show; grade: string; /** Alerts of one order only. */ orderId: string; cursor: string }

export const listingOf = (query: unknown): Listing => {
  const { show, grade, orderId, cursor } = (query ?? {}) as Record<string, unknown>
  return {
    show: Object.hasOwn(shows, text(show)) ? (text(show) as Show) : 'open',
    grade: ['1', '2', '3'].includes(text(grade)) ? text(grade) : '',
    orderId: OrderId.safeParse(orderId).success ? text(orderId) : '',
    cursor: text(cursor),
  }
}

export const alertQueryOf = ({ show, grade, orderId, cursor }: Listing): AlertQuery => {
  const { states } = shows[show]
  return {
    ...(states && { states }),
    ...(grade !== '' && { grade: Number(grade) }),
    ...(orderId !== '' && { orderId }),
    ...(cursor !== '' && { cursor }),
    limit: pageSize,
  }
}

/** Address of the same listing from another place. */
export const hrefOf = ({ show, grade, orderId }: Listing, cursor: string): string => {
  const chosen = { ...(grade !== '' && { grade }), ...(orderId !== '' && { orderId }) }
  return `/alerts?${new URLSearchParams({ show, ...chosen, cursor }).toString()}`
}

export const filterItems = ({ show, grade }: Listing) => ({
  show: Object.entries(shows).map(([value, item]) => ({ value, text: item.text, selected: value === show })),
  grade: [
    { value: '', text: 'All grades', selected: grade === '' },
    { value: '1', text: '1 now', selected: grade === '1' },
    { value: '2', text: '2 prompt', selected: grade === '2' },
    { value: '3', text: '3 planned', selected: grade === '3' },
  ],
})
