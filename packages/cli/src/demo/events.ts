import { as, darren, ewa, grace, leon, priya } from './people.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** One step of the demo: when it is sent, what a watcher should see, and the event. */
export type DemoStep = { afterMs: number; shows: string; event: unknown }

const fix = (deviceId: string, latitude: number, longitude: number, sequence: number) => ({
  deviceId,
  fix: { latitude, longitude, accuracyM: 8, kind: 'GNSS', sequence },
})

/**
 * Two minutes of a night in West Yorkshire.
 *
 * @param startedAt epoch milliseconds
 * @param ordersMadeAt the `now` from which the demo orders were made, epoch milliseconds
 */
export const demoSteps = (startedAt: number, ordersMadeAt: number): DemoStep[] => {
  const run = startedAt.toString(36)
  const step = (afterMs: number, shows: string, type: string, data: unknown, happenedBeforeMs = 0): DemoStep => ({
    afterMs,
    shows,
    event: {
      specversion: '1.0',
      id: `demo-${run}-${afterMs}`,
      source: 'urn:breach-alerts:demo',
      type,
      time: new Date(startedAt + afterMs - happenedBeforeMs).toISOString(),
      data,
    },
  })
  return [
    step(0, 'a first tag fix inside an exclusion zone: possible', 'em.position', fix('EM-DEMO-1', 53.7968, -1.5472, 1)),
    step(5_000, 'a second fix inside: the level rises', 'em.position', fix('EM-DEMO-1', 53.7966, -1.5476, 2)),
    step(15_000, 'a call to the protected person: a second condition of the same order', 'contact.reported', {
      channel: 'CALL',
      summary: 'Several calls, silent',
      people: [as('SUSPECT', darren), as('VICTIM', priya)],
    }),
    step(30_000, 'a tag strap is cut', 'em.violation', { deviceId: 'EM-DEMO-2', violation: 'STRAP_TAMPER' }),
    step(45_000, 'a 999 call at a protected address, nobody named yet', 'incident.reported', {
      incidentRef: `DEMO-${run}-1`,
      category: 'DOMESTIC',
      summary: 'Banging on the door',
      place: { uprn: '100051999102', point: { latitude: 53.794, longitude: -1.7519 } },
      people: [as('CALLER', ewa)],
    }),
    step(60_000, 'an order that is not proven served: serve now', 'police.encounter', {
      encounter: 'VISIT',
      place: { point: { latitude: 53.7214, longitude: -1.8631 } },
      people: [as('SUSPECT', leon), as('VICTIM', grace)],
    }),
    step(
      75_000,
      'a fix that arrives days late, from when a lapsed order still bound',
      'em.position',
      fix('EM-DEMO-3', 53.6834, -1.4978, 1),
      startedAt + 75_000 - (ordersMadeAt - 3 * dayMs),
    ),
    step(
      90_000,
      'NO alert: the protected person rings the respondent; only the respondent is bound',
      'contact.reported',
      {
        channel: 'CALL',
        summary: 'About the children',
        people: [as('SUSPECT', priya), as('VICTIM', darren)],
      },
    ),
    step(105_000, 'NO alert: a fix well outside every zone', 'em.position', fix('EM-DEMO-1', 53.8032, -1.55, 3)),
  ]
}
