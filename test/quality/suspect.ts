import type { BreachEvent, EventPerson } from '@breach-alerts/contracts'

/** The suspect of a made-up event, which is of a kind that names people; undefined: none is named. */
export const suspectOf = (event: BreachEvent): EventPerson | undefined =>
  event.type === 'em.position' || event.type === 'em.violation' || event.type === 'anpr.hit'
    ? undefined
    : event.data.people?.find(({ role }) => role === 'SUSPECT')
