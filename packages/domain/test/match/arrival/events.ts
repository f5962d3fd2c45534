import * as fc from 'fast-check'
import type { BreachEvent, EventType } from '@breach-alerts/contracts'
import { him, makeEvent, noon, place, somebodyElse, suspect, victim } from '../../support/made-up.ts'
import type { Happened } from './matcher.ts'
import { other, sister, twin } from './people.ts'

const minute = 60_000
const { names, dateOfBirth } = him

const suspects = fc.constantFrom(
  suspect(),
  suspect({ names, dateOfBirth }),
  suspect({ names }),
  suspect({ names: [{ full: 'R Ashdown' }], dateOfBirth }),
  suspect({ identifiers: [{ scheme: 'PHONE', value: '07700 900555' }] }),
  suspect(twin),
  suspect(other),
  suspect(somebodyElse),
  suspect({ ageBand: [30, 40] }),
)
const others = fc.constantFrom(victim(), { ...victim(), role: 'CALLER' }, victim(sister), victim(somebodyElse))
const people = fc
  .tuple(fc.option(suspects, { freq: 4 }), fc.option(others, { freq: 4 }))
  .map(named => named.filter(one => one !== null))
const somewhere = fc.option(fc.constantFrom(place(10), place(300), place(5_000), { uprn: '200000000004' }))
const where = somewhere.map(one => (one ? { place: one } : {}))
const tags = fc.constantFrom('TAG-1', 'TAG-2', 'TAG-9')
const believed = fc.constantFrom({}, { conditionKinds: ['NO_SURVEIL'] })

type Fields = Record<string, unknown>
type Written = { type: EventType; data: Fields }
const written = (type: EventType, fields: fc.Arbitrary<Fields>): fc.Arbitrary<Written> =>
  fields.map(data => ({ type, data }))
const both = (a: fc.Arbitrary<Fields>, b: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> =>
  fc.tuple(a, b).map(([one, two]) => ({ ...one, ...two }))

/** Of every type but positions, about people under orders, strangers, or nobody who can be told. */
const anything = fc.oneof(
  written('incident.reported', both(fc.record({ people }), where)),
  written('contact.reported', both(fc.record({ people, channel: fc.constantFrom('CALL', 'SOCIAL', 'LETTER') }), where)),
  written('police.encounter', both(both(fc.record({ people, encounter: fc.constant('STOP') }), where), believed)),
  written('partner.reported', both(both(fc.record({ people, agency: fc.constant('PROBATION') }), where), believed)),
  written('circumstance.changed', fc.record({ people, change: fc.constantFrom('ADDRESS', 'NAME', 'HEALTH') })),
  written(
    'appointment.missed',
    fc.record({ people, appointment: fc.constantFrom('NOTIFICATION', 'PROBATION', 'OTHER') }),
  ),
  written(
    'em.violation',
    fc.record({ deviceId: tags, violation: fc.constantFrom('STRAP_TAMPER', 'ZONE_ENTRY', 'CURFEW') }),
  ),
  written(
    'anpr.hit',
    fc.record({
      vrm: fc.constantFrom('AB12 CDE', 'A812 CDE', 'ZZ99 ZZZ'),
      camera: fc.constant({ cameraId: 'k1', place: place(200) }),
    }),
  ),
)

/** On time, late by 20 minutes or three days, or stamped in the future. */
const delayMs = fc.constantFrom(1_000, 1_000, 20 * minute, 3 * 24 * 60 * minute, -10 * minute)

/** Five to twelve events over two days, in order of time; of some nobody says when they happened. */
export const someEvents: fc.Arbitrary<Happened[]> = fc
  .array(fc.record({ what: anything, minutes: fc.integer({ min: -1_440, max: 1_440 }), delayMs, isTimed: fc.nat(9) }), {
    minLength: 5,
    maxLength: 12,
  })
  .map(all =>
    all
      .map(({ what, minutes, delayMs: delay, isTimed }, at) => happened(what, `e${at}`, minutes, delay, isTimed > 0))
      .toSorted((a, b) => a.occurredAt - b.occurredAt),
  )

const happened = ({ type, data }: Written, id: string, minutes: number, delay: number, isTimed: boolean): Happened => {
  const at = noon + minutes * minute
  const event: BreachEvent = makeEvent(type, data, { id, time: isTimed ? new Date(at).toISOString() : undefined })
  return { event, occurredAt: isTimed ? at : at + delay, receivedAt: at + delay }
}
