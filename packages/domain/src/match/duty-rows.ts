import type { EventPerson, Violation } from '@breach-alerts/contracts'
import { addressLineOf, placeUprn, spotOf } from '../geo/place.ts'
import { distanceM } from '../geo/plane.ts'
import { compareFolded } from '../names/compare.ts'
import type { NameLevel } from '../names/compare.ts'
import { foldName } from '../names/fold.ts'
import { conductOf } from './conduct.ts'
import { believedKinds, peopleOf } from './event-parts.ts'
import { none, tiers, touched } from './engagement.ts'
import type { Row, Scene } from './engagement.ts'

const tagRows: Readonly<Partial<Record<Violation, readonly [tier: keyof typeof tiers, sentence: string]>>> = {
  STRAP_TAMPER: ['A', 'The strap of the tag was cut or tampered with.'],
  BODY_TAMPER: ['B', 'The body of the tag was tampered with.'],
  BATTERY_FLAT: ['B', `The tag's battery is flat: where the wearer is is not known.`],
  NO_SIGNAL: ['C', 'The tag gives no signal: where the wearer is is not known.'],
  BATTERY_LOW: ['C', `The tag's battery is low.`],
}

export const tagViolation: Row = ({ event }, condition) => {
  if (event.type !== 'em.violation') return none
  const { violation } = event.data
  const row = tagRows[violation]
  const said = { field: 'violation', code: violation, source: '/violation' }
  return row ? touched(tiers[row[0]], row[1], [conductOf(condition, said)]) : none
}

export const missedAppointment =
  (appointments: readonly string[]): Row =>
  ({ event }, condition) => {
    if (event.type !== 'appointment.missed' || !appointments.includes(event.data.appointment)) return none
    const { appointment } = event.data
    return touched(tiers.B, `An appointment of this clause (${appointment.toLowerCase()}) was missed.`, [
      conductOf(condition, { field: 'appointment', code: appointment, source: '/appointment' }),
    ])
  }

/** The reporter names this kind of condition as breached. */
export const namedByReporter: Row = ({ event }, condition) => {
  const at = believedKinds(event).indexOf(condition.kind)
  if (at === -1) return none
  const said = { field: 'conditionKinds', code: condition.kind, source: `/conditionKinds/${at}` }
  return touched(tiers.B, 'The reporter believes that this kind of condition was breached.', [
    conductOf(condition, said),
  ])
}

/** He gives an address or a name that the order does not know. */
export const unknownNameOrAddress: Row = (scene, condition) => {
  const { event } = scene
  if (event.type !== 'police.encounter' && event.type !== 'circumstance.changed') return none
  const him = himIn(scene)
  if (!him) return none
  const given = (code: 'ADDRESS' | 'NAME', sentence: string) => {
    const said = { field: 'change', code, source: scene.identity?.key }
    return touched(tiers.C, sentence, [conductOf(condition, said, 'NOT_ON_ORDER')])
  }
  if (hasUnknownAddress(him, scene)) return given('ADDRESS', 'An address was given that the order does not know.')
  return hasUnknownName(him, scene) ? given('NAME', 'A name was given that the order does not know.') : none
}

/** The person of the event who was taken for the respondent. */
const himIn = ({ event, identity }: Scene): EventPerson | undefined =>
  peopleOf(event).find((_, at) => identity?.key === `/people/${at}`)

const isOther: ReadonlySet<NameLevel> = new Set(['DIFFERENT', 'FAMILY', 'GIVEN'])

const hasUnknownName = (him: EventPerson, { order }: Scene) => {
  const held = order.respondent.names.map(foldName)
  return him.names
    .map(foldName)
    .some(name => name.all.length > 0 && held.every(known => isOther.has(compareFolded(name, known))))
}

const hasUnknownAddress = (him: EventPerson, { order, settings }: Scene) =>
  him.addresses.some(given => {
    const [uprn, line, spot] = [placeUprn(given), addressLineOf(given), spotOf(given)]
    if (uprn === null && line === null && spot === null) return false
    return !order.respondent.addresses.some(known => {
      const there = spotOf(known)
      return (
        (uprn !== null && placeUprn(known) === uprn) ||
        (line !== null && addressLineOf(known) === line) ||
        (spot !== null && there !== null && distanceM(spot.point, there.point) <= settings.nearAddressM)
      )
    })
  })
