import { levels } from '@breach-alerts/contracts'
import type { OrderBrief } from '@breach-alerts/contracts'
import { day, iso, minute, start } from '../builders.ts'
import { command, takes } from './command.ts'
import type { DeskCommand } from './command.ts'
import { asksWhatProtects, ladders, movesTo } from './reference.ts'

const brief = (officerId: string | null): OrderBrief => ({
  orderType: 'NON_MOLESTATION',
  version: 1,
  forceCode: '13',
  unit: null,
  officerId,
  deputyId: null,
  partners: [],
  risk: null,
  mappaLevel: null,
  isInForce: true,
  endsAt: iso(start + 30 * day),
  versions: [],
})

/** The clock asks what protects after the order. */
export const ends = (order: number, daysLeft: number): DeskCommand =>
  command(`ends(${order}, in ${daysLeft})`, (model, world) => {
    const { isNews, tells } = asksWhatProtects(model.orders[order]!, daysLeft)
    const { verdict, tasks } = takes(model, world, order, {
      entryId: `ent_ends_${daysLeft}`,
      type: 'order.ending',
      orderId: '',
      at: iso(world.now),
      by: 'service:escalation-clock',
      daysLeft,
      endsAt: iso(start + 30 * day),
      order: brief(ladders[order]![0]),
    })
    expect(verdict).toBe(isNews ? 'applied' : 'duplicate')
    // I4 for orders: nobody is asked in silence, and nobody twice.
    expect(tasks.flatMap(({ tell }) => tell).length > 0).toBe(tells)
  })

/** Somebody answers it, also before it was asked. */
export const decides = (order: number, n: number): DeskCommand =>
  command(`decides(${order}, d${n})`, (model, world) => {
    const held = model.orders[order]!
    const [task] = world.benches[order]!.desk.order?.tasks ?? []
    const isNew = task !== undefined && !held.decisions.has(`d${n}`)
    if (isNew) held.decisions.add(`d${n}`)
    const { verdict } = takes(model, world, order, {
      entryId: `ent_decided_${n}_${world.now}`,
      type: 'order.decided',
      orderId: '',
      at: iso(world.now),
      by: '13:4471',
      taskId: task?.taskId ?? 'tsk_none',
      decisionId: `d${n}`,
      decision: 'NEW_ORDER_SOUGHT',
      note: 'n',
    })
    if (!task) expect(verdict).toEqual({ refused: 'TASK_UNKNOWN' })
    else expect(verdict).toBe(isNew ? 'applied' : 'duplicate')
  })

/** A source reports a new address, again and again and more or less sure. */
export const moves = (order: number, n: number, level: number): DeskCommand =>
  command(`moves(${order}, m${n} ${levels[level]})`, (model, world) => {
    const at = start + n * minute
    movesTo(model.orders[order]!, at, levels[level]!)
    const quoted = { source: 's', id: `m${n}`, type: 'circumstance.changed', occurredAt: iso(at), receivedAt: iso(at) }
    takes(model, world, order, {
      entryId: `ent_moved_${n}_${level}_${world.now}`,
      type: 'event.noted',
      orderId: '',
      at: iso(world.now),
      by: 'service:breach-matcher',
      event: quoted,
      what: 'ADDRESS',
      level: levels[level]!,
    })
  })
