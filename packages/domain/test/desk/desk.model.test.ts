import * as fc from 'fast-check'
import { Bench, breach, start } from './builders.ts'
import { commands, firstFind } from './model/commands.ts'
import { rebuilt, sameInterleaved } from './model/invariants.ts'
import { emptyModel } from './model/reference.ts'
import { DeskWorld } from './model/world.ts'

const runs = { numRuns: 80 }

describe('whatever the journal of an order holds', () => {
  it('the desk does what the reference does, and I1 to I10 hold after every entry', () => {
    fc.assert(
      fc.property(
        firstFind,
        fc.commands(commands, { maxCommands: 60, size: 'max' }),
        fc.array(fc.nat(2), { minLength: 1, maxLength: 40 }),
        (first, steps, picks) => {
          const [world, model] = [new DeskWorld(), emptyModel()]
          first.run(model, world)
          fc.modelRun(() => ({ model, real: world }), steps)
          rebuilt(world)
          sameInterleaved(world, picks)
        },
      ),
      runs,
    )
  })

  it('whatever order findings come in, each is on the one alert, which has the gravest grade and the surest level', () => {
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
          for (const entry of [...order, ...repeats.map(index => order[index]!)]) bench.fold(entry)
          expect(bench.desk.alerts).toHaveLength(1)
          const alert = bench.alert()
          expect(alert.findings.map(({ event }) => event.id).toSorted()).toEqual(['e1', 'e2', 'e3'])
          expect(alert).toMatchObject({ grade: 1, level: 'CERTAIN' })
          expect(alert.conditionIds.toSorted()).toEqual(['c1', 'c2'])
        },
      ),
      runs,
    )
  })
})
