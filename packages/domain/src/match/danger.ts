import type { BreachEvent, Order, Person } from '@breach-alerts/contracts'
import { londonDate } from '../time/london.ts'
import { peopleOf } from './event-parts.ts'

/** What makes an event graver, whatever the condition; a field is absent where nothing is known. */
export type Danger = { weapons?: boolean; children?: boolean }

const weaponWords =
  /\b(?:weapons?|armed|kni(?:fe|ves)|blades?|machetes?|swords?|axes?|guns?|firearms?|pistols?|shotguns?|rifles?|knuckle-?dusters?|crossbows?|acid|petrol bombs?)\b/u
const childWords =
  /\b(?:child(?:ren)?|kids?|bab(?:y|ies)|infants?|toddlers?|newborns?|daughters?|sons?|school ?(?:boy|girl|child)s?)\b/u
/** "no knife", "without any weapon", "no children present": taken out before the words are looked for. */
const denied = /\b(?:no|not|without|nor|never)\s+(?:(?:a|an|any|other|sign|of|visible|known|the|was|were)\s+)*[\w-]+/gu

/**
 * Reads weapons and children out of an event: a field of the source (`weapons`, `children`: booleans, optional), else its
 * words; children also by the dates of birth of the protected persons and of the people it names. A word that is doubtful
 * counts: too grave a grade costs a look.
 *
 * @param occurredAt epoch milliseconds
 */
export const dangerOf = (event: BreachEvent, order: Order, occurredAt: number): Danger => {
  const words = wordsOf(event)
  const born = [...order.protectedPersons, ...peopleOf(event).filter(({ role }) => role !== 'SUSPECT')].some(person =>
    mayBeChild(person, occurredAt),
  )
  const weapons = said(event, 'weapons', weaponWords.test(words))
  const children = said(event, 'children', born || childWords.test(words))
  return { ...(weapons === undefined ? {} : { weapons }), ...(children === undefined ? {} : { children }) }
}

const said = (event: BreachEvent, field: string, isSeen: boolean): boolean | undefined => {
  const value = (event.data as Record<string, unknown>)[field]
  return value === true || isSeen ? true : value === false ? false : undefined
}

const wordsOf = ({ data }: BreachEvent): string => {
  const fields = data as Record<string, unknown>
  const texts = [fields['category'], fields['summary'], fields['detail']].filter(text => typeof text === 'string')
  return texts.join('. ').toLowerCase().replaceAll(denied, ' ')
}

/** Under 18 on the day; a date of which parts are unknown is read as the latest it can be. */
const mayBeChild = ({ dateOfBirth, ageBand }: Pick<Person, 'dateOfBirth' | 'ageBand'>, at: number): boolean => {
  if (!dateOfBirth) return ageBand !== undefined && ageBand[0] < 18 && ageBand[1] < 25
  const [year, ...rest] = londonDate(at).split('-')
  const eighteen = [String(Number(year) - 18), ...rest].join('-')
  return dateOfBirth.length < 10 ? dateOfBirth >= eighteen.slice(0, dateOfBirth.length) : dateOfBirth > eighteen
}
