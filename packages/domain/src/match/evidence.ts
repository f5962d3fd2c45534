import type { Evidence } from '@breach-alerts/contracts'
import type { PersonScore } from './compare-person.ts'
import { frequencyBits, rounded } from './model.ts'
import type { Model } from './model/type.ts'
import type { Prepared } from './prepared.ts'

const kinds: Readonly<Record<string, string>> = {
  EXACT: 'exact',
  SAME: 'exact',
  SAME_POSTCODE: 'exact',
  DIFFERENT: 'negative',
  AGE_OUT: 'negative',
  VARIANT: 'alias',
}

const item = (field: string, agreement: string, orderValue: unknown, eventValue: unknown, bits: number): Evidence => ({
  field,
  kind: kinds[agreement] ?? 'fuzzy',
  orderValue,
  eventValue,
  agreement,
  bits: rounded(bits),
})

const ageText = ({ birth, ageBand }: Prepared) => birth ?? (ageBand && `aged ${ageBand[0]} to ${ageBand[1]}`)

/**
 * What a comparison rests on, item by item, with what speaks against. Identifiers of bad form or with a wrong check letter, and other
 * phones, homes or vehicles than the order knows, are shown and weigh nothing. The bits add up to the weight.
 */
export const evidenceOf = (score: PersonScore, event: Prepared, order: Prepared, used: Model): Evidence[] => [
  ...score.identifiers.map(one => item(one.scheme, one.agreement, one.orderValue, one.eventValue, one.bits)),
  ...otherNumbers(score, event, order),
  ...nameItem(score, used),
  ...[
    item('dateOfBirth', score.birth, ageText(order), ageText(event), used.births[score.birth]),
    item('home', score.home, order.postcodes.join(', '), event.postcodes.join(', '), used.homes[score.home]),
    item('sex', score.sex, order.sex, event.sex, used.sexes[score.sex]),
  ].filter(one => one.agreement !== 'UNKNOWN'),
  ...event.unusable.map(({ scheme, value }) => unusable(scheme, null, value)),
  ...order.unusable.map(({ scheme, value }) => unusable(scheme, value, null)),
]

/**
 * Schemes that both sides have and of which nothing follows (`compareIdentifiers`): people change phones, homes, vehicles and tags, so
 * another one is no contradiction. Looked for only where it is written down, so that it costs the comparing nothing.
 */
const otherNumbers = ({ identifiers }: PersonScore, event: Prepared, order: Prepared): Evidence[] =>
  event.identifiers.flatMap(({ scheme, values }) => {
    const held = order.identifiers.find(one => one.scheme === scheme)
    return held === undefined || identifiers.some(one => one.scheme === scheme)
      ? []
      : [item(scheme, 'DIFFERENT', held.values.join(', '), values.join(', '), 0)]
  })

const nameItem = ({ names }: PersonScore, used: Model): Evidence[] => {
  if (!names) return []
  const { agreed, order, event, bits } = names
  const tfBits = frequencyBits(used, agreed)
  return [{ ...item('name', agreed.level, order.text, event.text, bits), ...(tfBits === 0 ? {} : { tfBits }) }]
}

const unusable = (scheme: string, orderValue: string | null, eventValue: string | null): Evidence => ({
  ...item(scheme, 'NOT_USED', orderValue, eventValue, 0),
  kind: 'unusable',
})
