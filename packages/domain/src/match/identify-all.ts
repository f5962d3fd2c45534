import type { BreachEvent, Order } from '@breach-alerts/contracts'
import { isStrong } from '../identifiers/identifier.ts'
import { comparePerson } from './compare-person.ts'
import { identify } from './identify.ts'
import type { Identity } from './identify.ts'
import { personLevel } from './person-level.ts'
import type { MatchSettings } from './settings.ts'

type Found = { order: Order; identity: Identity | null }

/**
 * Identifies the respondent of every order in an event, and holds them against each other.
 *
 * Without a strong identifier PROBABLE needs a lead over every other person who could be meant: of two who fit alike both are shown
 * and neither is probable. Two orders on one person do not compete. Source: matching.md §6 (CRATE's delta).
 */
export const identifyAll = (event: BreachEvent, orders: readonly Order[], settings: MatchSettings): Found[] => {
  const found = orders.map(order => ({ order, identity: identify(event, order, settings) }))
  if (found.filter(({ identity }) => identity !== null).length < 2) return found
  return found.map(one => ({ order: one.order, identity: led(one, found, settings) }))
}

const led = ({ order, identity }: Found, all: readonly Found[], settings: MatchSettings): Identity | null => {
  if (identity?.level !== 'PROBABLE' || identity.evidence.some(one => one.agreement === 'EXACT' && isStrong(one.field)))
    return identity
  const rivals = all.flatMap(other =>
    other.identity && other.order !== order && !isOnePerson(other.order, order, settings)
      ? [other.identity.weight]
      : [],
  )
  const next = Math.max(...rivals)
  if (identity.weight - next >= settings.model.thresholds.lead) return identity
  const lead = Number((identity.weight - next).toFixed(2))
  const rival = {
    field: 'runnerUp',
    kind: 'context',
    orderValue: null,
    eventValue: null,
    agreement: 'NO_LEAD',
    bits: 0,
    leadBits: lead,
  }
  return { ...identity, level: 'POSSIBLE', evidence: [...identity.evidence, rival] }
}

const isOnePerson = (a: Order, b: Order, { model }: MatchSettings): boolean => {
  const level = personLevel(comparePerson(a.respondent, b.respondent, model), { model })
  return level !== null && level.level !== 'POSSIBLE' && !level.conflict
}
