import type { ConditionKind, Finding } from '@breach-alerts/contracts'
import { ack, iso } from './builders.ts'
import { fieldsOf } from './scenario-parse.ts'
import type { Step } from './scenario-step.ts'

const lengths: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** What somebody does, or the clock. */
export const happens: readonly Step[] = [
  [
    /^an? (CERTAIN|PROBABLE|POSSIBLE) suspected breach of (\w+) is found(?: in an? ([\w.]+))?(?: in the area of force (\S+))?(?: concerning (\S+))?$/u,
    (world, level, kind, eventType, responding, person) =>
      world.finds(level as Finding['level'], kind as ConditionKind, {
        ...(kind === 'NO_VIOLENCE' || eventType ? { eventType: eventType ?? 'incident.reported' } : {}),
        ...(responding ? { responding } : {}),
        ...(person ? { people: [person] } : {}),
      }),
  ],
  [
    /^(\d+) more fixes are found, one a minute$/u,
    (world, count) => {
      for (let n = 0; n < Number(count); n++) {
        world.now += 60_000
        world.finds('CERTAIN', 'EXCLUSION_ZONE', {})
      }
    },
  ],
  [/^(\d+) (second|minute|hour|day)s? (?:pass|passes)$/u, (world, n, unit) => world.passes(Number(n) * lengths[unit]!)],
  [
    /^(\S+) answers (SEEN|GOING|NOT_ME)(?: for (\S+))?$/u,
    (world, by, response, onBehalfOf) =>
      world.does(
        ack(world.bench.alertId, world.now, response as 'SEEN', {
          ackId: `a${world.next()}`,
          by: by,
          onBehalfOf: onBehalfOf ?? null,
        }),
      ),
  ],
  [
    /^(\S+) records (\w+)(?: \(([^)]*)\))?(?: "([^"]*)")?$/u,
    (world, by, code, fields, note) =>
      world.acts(by, by === 'supervisor' ? ['supervisor'] : ['officer'], code, fieldsOf(fields), note ?? null),
  ],
  [/^it is closed with outcome (\w+) because "([^"]*)"$/u, (world, outcome, reason) => world.closes(outcome, reason)],
  [
    /^the notice to (\S+) is (SENT|FAILED|WITHHELD|NOBODY|READ)$/u,
    (world, to, state) => world.notices(to, state as 'SENT'),
  ],
  [/^the same comes again$/u, world => (world.last ? world.does(world.last) : undefined)],
  [
    /^(\w+) is noted of the respondent$/u,
    (world, what) =>
      world.does({
        entryId: `ent_noted_${world.next()}`,
        type: 'event.noted',
        orderId: 'ord_1',
        at: iso(world.now),
        by: 'service:breach-matcher',
        event: {
          source: 's',
          id: what,
          type: 'circumstance.changed',
          occurredAt: iso(world.now),
          receivedAt: iso(world.now),
        },
        what: what,
      }),
  ],
]
