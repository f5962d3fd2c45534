import { Order } from '@breach-alerts/contracts'
import type { JournalEntry, Level, OrderDecision } from '@breach-alerts/contracts'
import { tasksOf } from '../../src/desk/index.ts'
import { lookAtOrder, nextLookAt } from '../../src/orders/look.ts'
import { iso } from './builders.ts'
import { listOf } from './scenario-parse.ts'
import { when } from './scenario-step.ts'
import type { Step } from './scenario-step.ts'
import { londonAt } from './scenario-world.ts'
import type { World } from './scenario-world.ts'

/** The order as the register holds it: with its owner, until when it binds, and what is recorded of its duty to notify. */
const registered = (world: World): Order => {
  const { orderType = 'NON_MOLESTATION', facts = {} } = world.shape
  const [version] = world.order.versions
  return Order.parse({
    orderId: 'ord_1',
    type: orderType,
    owner: { forceCode: '13', unit: 'MOSOVO Leeds', officerId: facts.officerId, deputyId: facts.deputyId },
    respondent: { names: [] },
    versions: [{ ...version, ...(world.servedAt === null ? {} : duty(world.servedAt)) }],
    notification: {
      records: world.notifiedAt.map(at => ({ at: iso(at) })),
      suspensions: world.suspensions,
    },
  })
}

const duty = (servedAt: number) => ({
  validFrom: iso(servedAt),
  knowledge: [{ mode: 'PERSONAL_SERVICE', at: iso(servedAt) }],
  conditions: [{ conditionId: 'c1', kind: 'NOTIFY' }],
})

const looked = (world: World) => {
  const { desk } = world.bench
  return { order: registered(world), desk: desk.appliedOffset < 0 ? null : desk }
}

/** What time says of an order, and what is reported of its person while no alert need be open. */
export const orders: readonly Step[] = [
  [
    new RegExp(`^the register has its duty to notify, served at ${when}$`, 'u'),
    (world, at) => void (world.servedAt = londonAt(at)),
  ],
  [new RegExp(`^it was notified at ${when}$`, 'u'), (world, at) => void world.notifiedAt.push(londonAt(at))],
  [
    /^a source reports a new (NAME|ADDRESS) of somebody who is (CERTAIN|PROBABLE|POSSIBLE)$/u,
    (world, what, level) => {
      const at = iso(world.now)
      world.does({
        entryId: `ent_noted_${world.next()}`,
        type: 'event.noted',
        orderId: 'ord_1',
        at,
        by: 'service:breach-matcher',
        event: { source: 's', id: what, type: 'circumstance.changed', occurredAt: at, receivedAt: at },
        what,
        level: level as Level,
      })
    },
  ],
  [
    /^the clock looks at the order$/u,
    world => {
      const said = lookAtOrder(looked(world), false, world.now).flatMap((entry: JournalEntry) => {
        world.does(entry)
        return world.said
      })
      world.said = said
    },
  ],
  [
    /^(\S+) decides (NEW_ORDER_SOUGHT|ORDER_VARIATION_SOUGHT|NOTHING_NEEDED) "([^"]*)"$/u,
    (world, by, decision, note) =>
      world.does({
        entryId: `ent_decided_${world.next()}`,
        type: 'order.decided',
        orderId: 'ord_1',
        at: iso(world.now),
        by,
        taskId: tasksOf(world.bench.desk).at(-1)!.taskId,
        decisionId: world.next(),
        decision: decision as OrderDecision,
        note,
      }),
  ],
  [
    new RegExp(`^the clock looks again at (?:(never)|${when})$`, 'u'),
    (world, never, at) => expect(nextLookAt(looked(world), world.now)).toBe(never === undefined ? londonAt(at) : null),
  ],
  [
    /^the tasks are (.+)$/u,
    (world, kinds) => expect(tasksOf(world.bench.desk).map(({ kind }) => kind)).toEqual(listOf(kinds)),
  ],
  [
    /^the newest finding says "([^"]*)"$/u,
    (world, words) => expect(world.alert.findings.at(-1)?.sentences.join(' ')).toContain(words),
  ],
]
