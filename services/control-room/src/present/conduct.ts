import type { Evidence } from '@breach-alerts/contracts'
import { conditionWords, plainCode, sentenceCase } from './words.ts'

/** Items that say what was done: what each is called, and the codes that do not read well by themselves. */
const conductTable: Readonly<Record<string, { field: string; codes: Readonly<Record<string, string>> }>> = {
  violation: {
    field: 'told by the tag supplier',
    codes: {
      ZONE_ENTRY: 'Entered a zone',
      CURFEW: 'Away in curfew hours',
      STRAP_TAMPER: 'Strap tampered with',
      BODY_TAMPER: 'Body of the tag tampered with',
      BATTERY_LOW: 'Battery low',
      BATTERY_FLAT: 'Battery flat',
    },
  },
  contact: {
    field: 'contact',
    codes: { EMAIL: 'Email', SOCIAL: 'Social media', THIRD_PARTY: 'Through a third party' },
  },
  appointment: { field: 'missed appointment', codes: {} },
  change: { field: 'new detail', codes: {} },
  role: { field: 'part in what was reported', codes: {} },
  conditionKinds: { field: 'breached in the view of the reporter', codes: conditionWords },
}

/** The three cells of an item of the conduct; null: it is another kind of item. */
export const conductCells = ({
  field,
  orderValue,
  eventValue,
  clause,
}: Evidence): { field: string; order: string; event: string } | null => {
  const known = conductTable[field]
  const demanded = conditionWords[orderValue as keyof typeof conditionWords]
  if (known === undefined || demanded === undefined) return null
  const code = String(eventValue)
  return {
    field: sentenceCase(known.field),
    order: sentenceCase(clause === undefined ? demanded : `${demanded} (clause ${clause})`),
    event: sentenceCase(known.codes[code] ?? plainCode(code)),
  }
}
