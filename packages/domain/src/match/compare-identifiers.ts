import { isStrong } from '../identifiers/identifier.ts'
import { isMisread } from '../identifiers/plate.ts'
import { identifierBits } from './model.ts'
import type { Model } from './model/type.ts'
import type { Prepared } from './prepared.ts'

/** How two people agree on the identifiers of one scheme. Both values of EXACT are the same; of DIFFERENT all are listed. */
export type IdentifierAgreement = {
  scheme: string
  agreement: 'EXACT' | 'MISREAD' | 'DIFFERENT'
  orderValue: string
  eventValue: string
  bits: number
}

export const noAgreements: readonly IdentifierAgreement[] = []

/** Compares the identifiers of schemes that both have; silent where nothing follows. */
export const compareIdentifiers = (event: Prepared, order: Prepared, used: Model): readonly IdentifierAgreement[] => {
  let found: IdentifierAgreement[] | null = null
  for (let i = 0; i < event.identifiers.length; i++)
    for (let j = 0; j < order.identifiers.length; j++) {
      const { scheme, values } = event.identifiers[i]!
      if (order.identifiers[j]!.scheme !== scheme) continue
      const agreed = compareValues(scheme, values, order.identifiers[j]!.values, used)
      if (agreed) (found ??= []).push(agreed)
    }
  return found ?? noAgreements
}

const compareValues = (
  scheme: string,
  values: readonly string[],
  others: readonly string[],
  used: Model,
): IdentifierAgreement | null => {
  for (const value of values)
    if (others.includes(value))
      return { scheme, agreement: 'EXACT', orderValue: value, eventValue: value, bits: identifierBits(used, scheme) }
  if (scheme === 'VRM') return comparePlates(values, others, used)
  // People change phones and homes; only a number that is given once and for life speaks against.
  if (!isStrong(scheme) || scheme === 'EM_DEVICE') return null
  const [orderValue, eventValue] = [others.join(', '), values.join(', ')]
  return { scheme, agreement: 'DIFFERENT', orderValue, eventValue, bits: used.identifierMismatch }
}

/** A camera or a witness may have taken one character for another. */
const comparePlates = (
  values: readonly string[],
  others: readonly string[],
  used: Model,
): IdentifierAgreement | null => {
  for (const eventValue of values)
    for (const orderValue of others)
      if (isMisread(eventValue, orderValue) || isMisread(orderValue, eventValue)) {
        const bits = identifierBits(used, 'VRM') + used.misread
        return { scheme: 'VRM', agreement: 'MISREAD', orderValue, eventValue, bits }
      }
  return null
}
