import type { Order, Person } from '@breach-alerts/contracts'
import { dateInWords } from './time.ts'

/** A person's name as it is read out; without any name: `Name not known`. */
export const personName = (person: Person): string => {
  const name = person.names.find(({ kind }) => kind === undefined || kind === 'LEGAL') ?? person.names[0]
  if (!name) return 'Name not known'
  const split = [...(name.given ?? []), ...(name.family === undefined ? [] : [name.family])].join(' ')
  return split || name.full || 'Name not known'
}

export type WhoCard = {
  respondent: string
  born: string | null
  alsoKnownAs: readonly string[]
  protectedPeople: readonly string[]
}

/** Who the order is about. For the page of somebody who may see the alert; never for lists, titles, logs or messages. */
export const whoCard = (order: Pick<Order, 'respondent' | 'protectedPersons'>): WhoCard => {
  const respondent = personName(order.respondent)
  const others = order.respondent.names.map(name => personName({ names: [name], identifiers: [], addresses: [] }))
  return {
    respondent,
    born: order.respondent.dateOfBirth == null ? null : dateInWords(order.respondent.dateOfBirth),
    alsoKnownAs: [...new Set(others)].filter(name => name !== respondent),
    protectedPeople: order.protectedPersons.map(personName),
  }
}
