import type { OrderFacts, OrderType } from '@breach-alerts/contracts'
import type { Suspension } from '../../src/desk/index.ts'
import { factsOf, iso } from './builders.ts'
import { listOf } from './scenario-parse.ts'
import { when } from './scenario-step.ts'
import type { Step } from './scenario-step.ts'
import { londonAt } from './scenario-world.ts'
import type { World } from './scenario-world.ts'

const facts = (world: World, more: Partial<OrderFacts>) => {
  world.shape = { ...world.shape, facts: { ...world.shape.facts, ...more } }
}

/** How things stand. */
export const given: readonly Step[] = [
  [
    /^an? (\w+) order owned by (\S+), deputy (\S+)$/u,
    (world, type, officerId, deputyId) => {
      world.shape = { ...world.shape, orderType: type as OrderType }
      facts(world, {
        officerId: officerId === 'nobody' ? null : officerId,
        deputyId: deputyId === 'nobody' ? null : deputyId,
      })
    },
  ],
  [/^no force owns it$/u, world => facts(world, { forceCode: null })],
  [
    /^partner (\S+) may know under (\w+)(?: until (\S+))?$/u,
    (world, partnerId, basis, until) =>
      facts(world, {
        partners: [
          ...(world.shape.facts?.partners ?? []),
          { partnerId: partnerId, basis: basis as 'MARAC', until: until ?? null },
        ],
      }),
  ],
  [/^the risk is (\w+)$/u, (world, risk) => facts(world, { risk: risk })],
  [/^MAPPA level (\d)$/u, (world, level) => facts(world, { mappaLevel: Number(level) })],
  [/^it was never served$/u, world => facts(world, { knowledge: [] })],
  [/^it was made without notice$/u, world => facts(world, { madeWithoutNotice: true })],
  [
    new RegExp(`^knowledge by (\\w+) at ${when}$`, 'u'),
    (world, mode, at) => facts(world, { knowledge: [{ mode: mode as 'PHONE', at: iso(londonAt(at)) }] }),
  ],
  [
    new RegExp(`^a power of arrest from ${when} to ${when}$`, 'u'),
    (world, from, to) => {
      const arrestPower = { statute: 'FLA1996_S47', from: iso(londonAt(from)), to: iso(londonAt(to)) }
      world.shape = { ...world.shape, condition: { ...factsOf().condition, ...world.shape.condition, arrestPower } }
    },
  ],
  [new RegExp(`^the time is ${when}$`, 'u'), (world, at) => void (world.now = londonAt(at))],
  [new RegExp(`^the order was made at ${when}$`, 'u'), (world, at) => void (world.madeAt = londonAt(at))],
  [new RegExp(`^the order ends at ${when}$`, 'u'), (world, at) => void (world.endsAt = londonAt(at))],
  [/^the register holds version (\d+) of the order$/u, (world, version) => void (world.orderVersion = Number(version))],
  [
    /^a rota of (.+), turns of (\d+) days? from (\S+) at (\S+)$/u,
    (world, people, days, startsOn, handover) => {
      const layer = {
        layerId: 'l',
        people: listOf(people),
        startsOn: startsOn,
        handover: handover,
        turnDays: Number(days),
        hours: null,
      }
      world.rota = { ...world.rota, layers: [...world.rota.layers, layer] }
    },
  ],
  [
    new RegExp(`^(\\S+) instead from ${when} to ${when}$`, 'u'),
    (world, who, from, to) => {
      const override = {
        overrideId: 'o',
        from: londonAt(from),
        to: londonAt(to),
        officerId: who === 'nobody' ? null : who,
      }
      world.rota = { ...world.rota, overrides: [...world.rota.overrides, override] }
    },
  ],
  [
    /^(\w+) applies from (\S+) to (\S+)$/u,
    (world, by, from, to) =>
      void world.suspensions.push({ by: by as Suspension['by'], from: from, to: to === 'now' ? null : to }),
  ],
]
