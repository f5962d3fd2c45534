import type { Order } from '@breach-alerts/contracts'
import { cellsWithin } from '../geo/cells.ts'
import { addressLineOf, spotOf } from '../geo/place.ts'
import type { Spot } from '../geo/place.ts'
import { blockingKeys, comparableNames, couples, familySounds } from './blocking.ts'
import { spreadM } from './near-address.ts'
import { prepare } from './prepared.ts'
import type { Comparable } from './prepared.ts'
import { defaultMatchSettings } from './settings.ts'

/** Side of an order on which a key stands: its respondent, or its protected persons. */
type Side = 'R' | 'P'
type Somebody = Comparable

export const key = (side: Side, kind: string, value: string): string => `${side}:${kind}:${value}`

/** What identifies somebody by itself. */
export const identifierKeys = (side: Side, person: Somebody): string[] =>
  prepare(person).identifiers.flatMap(({ scheme, values }) => values.map(value => key(side, scheme, value)))

const addressKeys = (person: Somebody): string[] =>
  person.addresses.flatMap(address => {
    const [line, spot] = [addressLineOf(address), spotOf(address)]
    return [...(line === null ? [] : [key('P', 'ADDRESS', line)]), ...(spot ? cellsAround(spot) : [])]
  })

/** The cell of a point; of an inexact one those that it may lie in, so that who asks need not know how exact it is. */
const cellsAround = ({ point, accuracyM }: Spot): string[] =>
  cellsWithin(point, spreadM(accuracyM, defaultMatchSettings.nearAddressM)).map(cell => key('P', 'CELL', cell))

/** Sounds of his family and given names together: his half of `pairKey`. */
export const coupleSounds = (him: Somebody, asks: boolean): string[] =>
  comparableNames(him).flatMap(name => couples(name, { asks }, true))

/** His names with the sound of a family name of hers, for an event that has nothing but two names. */
export const pairKey = (couple: string, sound: string): string => `X:NAMES:${couple}|${sound}`

export const pairKeys = (his: readonly string[], hers: readonly string[]): string[] =>
  his.flatMap(couple => hers.map(sound => pairKey(couple, sound)))

/** What brings somebody together with descriptions of him that agree in part. @param asks to look up, not to be stored */
export const blocksOf = (side: Side, person: Somebody, asks: boolean, most?: number): string[] =>
  blockingKeys(person, asks, side === 'R', most).map(block => `${side}:${block}`)

/**
 * Every key under which an order is found, each once: its respondent (`R:`), its protected persons and their addresses (`P:`), and
 * the names of both (`X:`). Values of bad form or with a wrong check letter give no key.
 */
export const keysOfOrder = (order: Order): string[] => [
  ...new Set([
    ...identifierKeys('R', order.respondent),
    ...blocksOf('R', order.respondent, false),
    ...order.protectedPersons.flatMap(person => [
      ...identifierKeys('P', person),
      ...blocksOf('P', person, false),
      ...addressKeys(person),
      ...pairKeys(coupleSounds(order.respondent, false), familySounds(person, { asks: false })),
    ]),
  ]),
]

/** Every key under which other orders on the same respondent are found, each once, identifiers first. */
export const keysOfRespondent = ({ respondent }: Pick<Order, 'respondent'>): string[] => [
  ...new Set([...identifierKeys('R', respondent), ...blocksOf('R', respondent, true)]),
]
