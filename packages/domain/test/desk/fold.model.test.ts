import type { JournalEntry } from '@breach-alerts/contracts'
import * as fc from 'fast-check'
import { emptyDesk, foldEntry, parseDesk, presentAlert, serialiseDesk, timersOf } from '../../src/desk/index.ts'
import { Bench, ack, action, breach, closure, due, minute, notice, start, told } from './builders.ts'

/** What random people and services do next. Alerts and timers are named by position, so that what exists is hit often. */
type Step =
  | { do: 'breach'; event: number; condition: number; level: number; after: number }
  | { do: 'ack'; n: number; response: number; who: number; alert: number }
  | { do: 'action'; n: number; code: number; alert: number }
  | { do: 'close'; n: number; outcome: number; alert: number }
  | { do: 'notice'; n: number; state: number; to: number; alert: number }
  | { do: 'tick' }
  | { do: 'stale'; n: number }
  | { do: 'again'; n: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('breach' as const),
    event: fc.nat(6),
    condition: fc.nat(2),
    level: fc.nat(2),
    after: fc.nat(3),
  }),
  fc.record({ do: fc.constant('ack' as const), n: fc.nat(9), response: fc.nat(2), who: fc.nat(2), alert: fc.nat(3) }),
  fc.record({ do: fc.constant('action' as const), n: fc.nat(9), code: fc.nat(5), alert: fc.nat(3) }),
  fc.record({ do: fc.constant('close' as const), n: fc.nat(4), outcome: fc.nat(2), alert: fc.nat(3) }),
  fc.record({ do: fc.constant('notice' as const), n: fc.nat(4), state: fc.nat(4), to: fc.nat(3), alert: fc.nat(3) }),
  fc.record({ do: fc.constant('tick' as const) }),
  fc.record({ do: fc.constant('stale' as const), n: fc.nat(20) }),
  fc.record({ do: fc.constant('again' as const), n: fc.nat(40) }),
)

const people = ['13:4471', '13:5120', '13:9001'] as const
const actions: [string, Record<string, unknown>][] = [
  ['ATTENDED', {}],
  ['VICTIM_SAFETY_CHECK', { reached: true, safe: true, children: false }],
  ['NO_ACTION', { reasonCode: 'DUPLICATE' }],
  ['SUPERVISOR_REVIEW', { view: 'AGREED' }],
  ['ARRESTED', {}],
  ['PARTNER_INFORMED', { partnerId: 'prt_1', channel: 'PHONE' }],
]
const conditions = ['EXCLUSION_ZONE', 'NO_CONTACT_DIRECT', 'EM_TAG'] as const
const partners = [{ partnerId: 'prt_1', basis: 'MARAC' as const, until: null }]

const entryOf = (each: Step, bench: Bench, at: number): JournalEntry | null => {
  const alertOf = (n: number) => bench.desk.alerts[n % Math.max(1, bench.desk.alerts.length)]?.alertId ?? 'alt_none'
  switch (each.do) {
    case 'breach':
      return breach(at, {
        eventId: `e${each.event}`,
        conditionId: `c${each.condition}`,
        kind: conditions[each.condition]!,
        level: (['CERTAIN', 'PROBABLE', 'POSSIBLE'] as const)[each.level]!,
        occurredAt: start + each.event * minute,
        facts: { partners, ...(each.after === 0 ? { officerId: null } : {}) },
        responding: each.after === 1 ? '06' : '13',
      })
    case 'ack':
      return ack(alertOf(each.alert), at, (['SEEN', 'GOING', 'NOT_ME'] as const)[each.response]!, {
        ackId: `a${each.n}`,
        by: people[each.who]!,
      })
    case 'action': {
      const [code, fields] = actions[each.code]!
      return action(alertOf(each.alert), at, code, fields, {
        actionId: `x${each.n}`,
        roles: ['officer', 'supervisor'],
        note: each.n % 2 ? 'n' : null,
      })
    }
    case 'close':
      return closure(alertOf(each.alert), at, ['1', 'NO_ACTION', 'FINED'][each.outcome]!, { closureId: `c${each.n}` })
    case 'notice':
      return notice(
        alertOf(each.alert),
        at,
        ['officer:13:4471', 'officer:13:5120', 'partner:prt_1', 'force:13/UNIT_SUPERVISOR'][each.to]!,
        (['SENT', 'FAILED', 'WITHHELD', 'NOBODY', 'READ'] as const)[each.state]!,
        `n${each.n}`,
      )
    case 'tick': {
      const timer = bench.timers.size > 0 ? bench.next() : null
      if (!timer) return null
      bench.timers.delete(timer.timerId)
      return due((JSON.parse(timer.payload) as { alertId: string }).alertId, timer, Math.max(at, timer.dueAt))
    }
    case 'stale': {
      const old = bench.entries.filter(entry => entry.type === 'timer.due')
      const entry = old[each.n % Math.max(1, old.length)]
      return entry ? { ...entry, entryId: `ent_stale_${each.n}` } : null
    }
    case 'again':
      break
  }
  return bench.entries[(each.do === 'again' ? each.n : 0) % Math.max(1, bench.entries.length)] ?? null
}

const run = (
  steps: readonly Step[],
  each: (bench: Bench, folded: ReturnType<Bench['fold']>, entry: JournalEntry) => void,
) => {
  const bench = new Bench()
  steps.forEach((one, n) => {
    const entry = entryOf(one, bench, start + n * 30_000)
    if (entry) each(bench, bench.fold(entry), entry)
  })
  return bench
}

const runs = { numRuns: 150 }
const steps = fc.array(step, { maxLength: 60 })

describe('whatever the journal of an order holds', () => {
  it('no more than one alert is open, and every open alert has a live timer that the due-set knows (I3)', () => {
    fc.assert(
      fc.property(steps, list => {
        run(list, bench => {
          const open = bench.desk.alerts.filter(({ state }) => state !== 'CLOSED')
          expect(open.length).toBeLessThanOrEqual(1)
          for (const alert of bench.desk.alerts)
            expect(alert.timers.some(({ kind }) => kind !== 'cover')).toBe(alert.state !== 'CLOSED')
          expect(
            timersOf(bench.desk)
              .map(({ timerId }) => timerId)
              .toSorted(),
          ).toEqual([...bench.timers.keys()].toSorted())
        })
      }),
      runs,
    )
  })

  it('a finding is in one alert, once (I2)', () => {
    fc.assert(
      fc.property(steps, list => {
        const { desk } = run(list, () => undefined)
        for (const { findings } of desk.alerts) {
          const ids = findings.map(({ findingId }) => findingId)
          expect(new Set(ids).size).toBe(ids.length)
        }
        expect(new Set(desk.alerts.map(({ alertId }) => alertId)).size).toBe(desk.alerts.length)
      }),
      runs,
    )
  })

  it('an acknowledgement that was taken stays, and after it no rung is told until somebody gives the alert back (I5, I6)', () => {
    fc.assert(
      fc.property(steps, list => {
        run(list, (bench, folded, entry) => {
          const isTaken = entry.type === 'acknowledged' && folded.verdict === 'applied'
          const isKept = bench.desk.alerts.some(({ acks }) =>
            acks.some(each => entry.type === 'acknowledged' && each.ackId === entry.ackId && each.refused === null),
          )
          expect(!isTaken || isKept).toBe(true)
          const climbing = bench.desk.alerts.filter(({ timers }) =>
            timers.some(({ kind }) => kind === 'escalate' || kind === 'cover'),
          )
          expect(climbing.every(({ state }) => state === 'RAISED')).toBe(true)
        })
      }),
      runs,
    )
  })

  it('the same entry again changes nothing and tells nobody (I9)', () => {
    fc.assert(
      fc.property(steps, list => {
        run(list, (bench, _, entry) => {
          const again = foldEntry(bench.desk, entry, bench.offset, bench.policy)
          expect(again.desk).toBe(bench.desk)
          expect(again).toMatchObject({ lifecycle: [], timers: { set: [], cancel: [] } })
        })
      }),
      runs,
    )
  })

  it('is folded to the same bytes again, also when the state was stored and read at every step, and says the same news', () => {
    fc.assert(
      fc.property(steps, list => {
        const bench = run(list, () => undefined)
        let stored = serialiseDesk(emptyDesk('ord_1'))
        const news: unknown[] = []
        bench.entries.forEach((entry, offset) => {
          const folded = foldEntry(parseDesk(stored), entry, offset, bench.policy)
          stored = serialiseDesk(folded.desk)
          news.push(...folded.lifecycle)
        })
        expect(stored).toBe(serialiseDesk(bench.desk))
        expect(news).toEqual(bench.lifecycle)
      }),
      runs,
    )
  })

  it('nothing is closed while a duty was open, nothing recorded is lost, and news has ids of its own', () => {
    fc.assert(
      fc.property(steps, list => {
        const bench = run(list, (now, folded, entry) => {
          const view =
            entry.type === 'closure.asked' ? presentAlert(now.desk, entry.alertId, Date.parse(entry.at)) : null
          expect(folded.verdict !== 'applied' || (view?.duties ?? []).every(({ state }) => state === 'DONE')).toBe(true)
          const isMissed =
            folded.verdict === 'duplicate' || (folded.verdict !== 'applied' && folded.verdict.refused === 'STALE_TIMER')
          expect(isMissed || JSON.stringify(now.desk).includes(JSON.stringify(entry.entryId))).toBe(true)
        })
        const ids = bench.lifecycle.map(({ lifecycleId }) => lifecycleId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(told(bench).every(name => name.length > 0)).toBe(true)
      }),
      runs,
    )
  })

  it('whatever order it comes in, every finding is on an alert and every action of a known alert is kept', () => {
    const set = [
      breach(start, { eventId: 'e1' }),
      breach(start, { eventId: 'e2', conditionId: 'c2', kind: 'NO_CONTACT_DIRECT' }),
      breach(start, { eventId: 'e3', level: 'POSSIBLE' }),
    ]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(set, { minLength: 3 }),
        fc.array(fc.nat(2), { maxLength: 4 }),
        (order, repeats) => {
          const bench = new Bench()
          for (const entry of [...order, ...repeats.map(n => order[n]!)]) bench.fold(entry)
          expect(bench.desk.alerts).toHaveLength(1)
          expect(
            bench
              .alert()
              .findings.map(({ event }) => event.id)
              .toSorted(),
          ).toEqual(['e1', 'e2', 'e3'])
          expect(bench.alert()).toMatchObject({ grade: 1, level: 'CERTAIN' })
          expect(bench.alert().conditionIds.toSorted()).toEqual(['c1', 'c2'])
        },
      ),
      runs,
    )
  })
})
