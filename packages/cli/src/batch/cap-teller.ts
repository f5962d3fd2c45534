import type { Io } from '../command.ts'

/** Says at the end of how many events not every order was compared, for more share a name, a date or a place with them. */
export const makeCapTeller = ({ say }: Pick<Io, 'say'>) => {
  let events = 0
  return {
    saw: (left: number): void => {
      if (left > 0) events++
    },
    finish: (): void => {
      if (events > 0) say(`Events that share a name, a date or a place with more orders than were compared: ${events}.`)
    },
  }
}
