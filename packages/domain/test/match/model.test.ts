import { model, modelFor } from '../../src/match/model.ts'
import { comparePerson } from '../../src/match/compare-person.ts'
import { personLevel } from '../../src/match/person-level.ts'

const person = (full: string) => ({ names: [{ full }], dateOfBirth: '1985-05-17', identifiers: [], addresses: [] })

describe('the model for a number of orders', () => {
  it.each([
    [0, -21.8, 'fs-2026-11-2'],
    [30_000, -21.8, 'fs-2026-11-2'],
    [300_000, -25.64, 'fs-2026-11-2+n19'],
    [1_000_000, -26.64, 'fs-2026-11-2+n20'],
  ])('of %d has the prior %d and says so in its version', (orders, prior, version) => {
    const made = modelFor(model, orders)
    expect([made.priors.none, made.version]).toEqual([prior, version])
  })

  it.each([
    ['Rowan Ashdown', 1_000, 'PROBABLE'],
    ['David Smith', 1_000, 'POSSIBLE'],
    ['David Smith', 1_000_000, 'POSSIBLE'],
    ['Paul Walker', 1_000_000, 'POSSIBLE'],
  ])('name and birth date of %s among %d orders: %s', (name, orders, level) => {
    const used = modelFor(model, orders)
    expect(personLevel(comparePerson(person(name), person(name), used), { model: used })?.level).toBe(level)
  })

  it('leaves the locked model as it is', () => {
    modelFor(model, 1e6)
    expect(model.priors.none).toBe(-21.8)
  })
})
