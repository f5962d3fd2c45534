import type { Powers } from '@breach-alerts/contracts'
import type { PowersCard as DomainCard } from '@breach-alerts/domain'
import { powerWords } from './actions.ts'
import { longTime } from './time.ts'

export type PowersCard = {
  route: string
  offence: string | null
  arrest: { available: boolean; heading: string; statute: string | null; until: string | null; reason: string }
  knowledge: { text: string; warning: boolean }
  courtClock: string | null
  maximumPenalty: string
  sources: readonly string[]
  notes: readonly string[]
  /** Lines of the law table that somebody must still verify. */
  verify: readonly string[]
}

const fullStop = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`)

const knowledgeOf = ({ needed, proven }: Powers['knowledge']): PowersCard['knowledge'] => {
  if (proven) return { text: 'Proven that the person knew of the order', warning: false }
  return needed
    ? {
        text: 'Not proven that the person knew of the order: serve it now. No breach liability until then.',
        warning: true,
      }
    : { text: 'Not proven; this route does not depend on it', warning: false }
}

/** What the law allows at this instant, as advice to a person: never a decision, never "breach proven". */
export const powersCard = (powers: DomainCard): PowersCard => ({
  route:
    powers.route === 'CRIME'
      ? 'Criminal: a breach would be an offence'
      : 'Civil: a breach is for the court, not an offence',
  offence: powers.offence,
  arrest: {
    available: powers.arrest.available,
    heading: powers.arrest.available ? 'Power to arrest available' : 'No power to arrest under this order',
    statute: powers.arrest.statute === null ? null : (powerWords[powers.arrest.statute] ?? powers.arrest.statute),
    until: powers.arrest.until === null ? null : longTime(powers.arrest.until),
    reason: fullStop(powers.arrest.reason),
  },
  knowledge: knowledgeOf(powers.knowledge),
  courtClock: powers.courtClock,
  maximumPenalty: powers.maximumPenalty,
  sources: powers.sources,
  notes: powers.notes.map(fullStop),
  verify: powers.verify,
})
