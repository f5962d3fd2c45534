import type { Level } from '@breach-alerts/contracts'
import { atMost, isHigher } from '../../src/match/levels.ts'

const [certain, probable, possible] = ['CERTAIN', 'PROBABLE', 'POSSIBLE'] as const

describe('levels', () => {
  it.each<[Level, Level, Level]>([
    [certain, certain, certain],
    [certain, probable, probable],
    [certain, possible, possible],
    [probable, certain, probable],
    [possible, probable, possible],
    [possible, possible, possible],
  ])('%s, capped at %s, is %s', (level, cap, expected) => {
    expect(atMost(level, cap)).toBe(expected)
  })

  it.each<[Level, Level, boolean]>([
    [certain, probable, true],
    [probable, possible, true],
    [probable, probable, false],
    [possible, certain, false],
  ])('%s is higher than %s: %s', (level, than, expected) => {
    expect(isHigher(level, than)).toBe(expected)
  })
})
