import type { Order, Person } from '@breach-alerts/contracts'
import { canonicalIdentifier } from '../identifiers/identifier.ts'
import { keysOfOrder } from './keys.ts'

/** What keeps an order, or a part of it, from ever being found. `pointer` is a JSON Pointer into the order. */
export type OrderGap = {
  code: 'NEVER_FOUND' | 'RESPONDENT_NEVER_FOUND' | 'IDENTIFIER_NOT_USED'
  pointer: string
}

/**
 * What an order lacks to be matched, so that it is said and not silent: nothing by which any event finds it; nothing by which its
 * respondent is found, so that only the protected person or her address leads to it; identifiers of bad form or with a wrong
 * check letter, which are kept and never matched on. Empty: all is well.
 *
 * @param keys of the order, for whoever has them already: they are most of the work
 */
export const orderGaps = (order: Order, keys: readonly string[] = keysOfOrder(order)): OrderGap[] => {
  const gap: OrderGap[] =
    keys.length === 0
      ? [{ code: 'NEVER_FOUND', pointer: '' }]
      : keys.every(key => key.startsWith('P:'))
        ? [{ code: 'RESPONDENT_NEVER_FOUND', pointer: '/respondent' }]
        : []
  return [
    ...gap,
    ...unused(order.respondent, '/respondent'),
    ...order.protectedPersons.flatMap((person, at) => unused(person, `/protectedPersons/${at}`)),
  ]
}

const unused = (person: Person, pointer: string): OrderGap[] =>
  person.identifiers.flatMap(({ scheme, value }, at) =>
    canonicalIdentifier(scheme, value) === null
      ? [{ code: 'IDENTIFIER_NOT_USED' as const, pointer: `${pointer}/identifiers/${at}` }]
      : [],
  )
