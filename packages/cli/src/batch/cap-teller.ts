import type { Io } from '../command.ts'

/** Says at the end of how many events not everybody was compared: they name many people, or share much with many orders. */
export const makeCapTeller = ({ say }: Pick<Io, 'say'>) => {
  let events = 0
  return {
    saw: (isCapped: boolean): void => {
      if (isCapped) events++
    },
    finish: (): void => {
      if (events > 0)
        say(
          `Events that name more people, or share a name, a date or a place with more orders, than were compared: ${events}.`,
        )
    },
  }
}
