import { conditionKinds, eventTypes, type GradeWhen, levels, orderTypes, risks, tiers } from '@breach-alerts/contracts'
import { dangerousKinds } from '@breach-alerts/domain'
import { spanInWords } from './time.ts'
import { conditionWords, levelWords, orderTypeWords, plainCode, sentenceCase } from './words.ts'

/** Conditions of a rule that are a choice from a list: under which name, what it asks, and each code in words. */
export type ChoiceField = {
  name: 'orderTypes' | 'kinds' | 'withKinds' | 'levels' | 'tiers' | 'eventTypes' | 'risks'
  /** Before the list in a rule: `Order: …`. */
  says: string
  label: string
  codes: readonly string[]
  words: (code: string) => string
}

const tierWords: Readonly<Record<string, string>> = { A: 'direct (A)', B: 'reported (B)', C: 'indicated only (C)' }
const eventWords: Readonly<Record<string, string>> = {
  'incident.reported': 'an incident',
  'em.position': 'a position of the tag',
  'em.violation': 'a violation told by the tag supplier',
  'anpr.hit': 'a number plate camera',
  'contact.reported': 'a report of contact',
  'police.encounter': 'a meeting with police',
  'circumstance.changed': 'a change of circumstances',
  'appointment.missed': 'a missed appointment',
  'partner.reported': 'a partner agency',
}
const from =
  (table: Readonly<Record<string, string>>) =>
  (code: string): string =>
    table[code] ?? plainCode(code)

export const choiceFields: readonly ChoiceField[] = [
  {
    name: 'kinds',
    says: 'What is suspected',
    label: 'What is suspected',
    codes: conditionKinds,
    words: from(conditionWords),
  },
  {
    name: 'withKinds',
    says: 'And in the same episode',
    label: 'And in the same episode also one of these',
    codes: conditionKinds,
    words: from(conditionWords),
  },
  { name: 'orderTypes', says: 'Order', label: 'Type of order', codes: orderTypes, words: from(orderTypeWords) },
  {
    name: 'levels',
    says: 'How sure it is who',
    label: 'How sure it is who it was',
    codes: levels,
    words: code => levelWords[code as keyof typeof levelWords].tag.toLowerCase(),
  },
  { name: 'tiers', says: 'Evidence', label: 'How direct the evidence is', codes: tiers, words: from(tierWords) },
  {
    name: 'eventTypes',
    says: 'Known from',
    label: 'What it is known from',
    codes: eventTypes,
    words: from(eventWords),
  },
  { name: 'risks', says: 'Risk', label: 'Assessed risk', codes: risks, words: code => plainCode(code).toLowerCase() },
]

/** Conditions that a rule asks for or not. */
export const claimFields = [
  { name: 'weapons', text: 'A weapon is mentioned' },
  { name: 'children', text: 'A child is protected by the order or is in what was reported' },
  { name: 'approaching', text: 'The wearer of the tag moves into the area, or deeper into it' },
] as const

/** What the kinds of condition that are named together are called, so that nine of them can be read at a glance. */
const dangerousWords = 'a protected person or place approached'

const isDangerous = (chosen: readonly string[]): boolean =>
  dangerousKinds.length === chosen.length && dangerousKinds.every(kind => chosen.includes(kind))

const listed = ({ codes, words }: ChoiceField, chosen: readonly string[]): string =>
  isDangerous(chosen)
    ? dangerousWords
    : codes
        .filter(code => chosen.includes(code))
        .map(words)
        .join('; ')

/** What that means, for the foot of the page. */
export const dangerousMeans = `“${sentenceCase(dangerousWords)}” is one of: ${dangerousKinds.map(kind => conditionWords[kind]).join('; ')}.`

/** When a rule applies, one line a condition. Empty: always. */
export const whenInWords = (when: GradeWhen): string[] => {
  const { minMappaLevel, minRepeats, minDistanceM, tamperWithinMs } = when
  return [
    ...choiceFields.flatMap(field => {
      const chosen = when[field.name]
      return chosen === undefined ? [] : [`${field.says}: ${listed(field, chosen)}`]
    }),
    ...(minMappaLevel === undefined ? [] : [`MAPPA level ${minMappaLevel} or higher`]),
    ...(minRepeats === undefined
      ? []
      : [
          `At least ${minRepeats} earlier suspected ${minRepeats === 1 ? 'breach' : 'breaches'} of this order in 30 days`,
        ]),
    ...(minDistanceM === undefined ? [] : [distanceWords(minDistanceM)]),
    ...claimFields.flatMap(({ name, text }) => (when[name] ? [text] : [])),
    ...(tamperWithinMs === undefined
      ? []
      : [
          `Strap or body of the tag interfered with, and contact or an area suspected, within ${spanWords(tamperWithinMs)} of each other`,
        ]),
  ]
}

const distanceWords = (metres: number): string =>
  metres >= 0 ? `At least ${metres} m inside the area` : `Inside the area, or at most ${-metres} m outside it`

/** `2 hours`, `90 minutes`, `45 seconds`: in the largest unit that says it whole. */
export const spanWords = (ms: number): string => {
  if (ms % 60_000 !== 0) return `${Math.round(ms / 1_000)} seconds`
  return ms % 3_600_000 === 0 ? spanInWords(ms) : `${ms / 60_000} minute${ms === 60_000 ? '' : 's'}`
}
