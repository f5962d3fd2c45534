import { readFileSync, readdirSync } from 'node:fs'
import { orderTypes } from '@breach-alerts/contracts'
import { clockTable } from '../../src/desk/index.ts'
import { parseScenarios } from './scenario-parse.ts'
import { doStep } from './scenario-steps.ts'
import { World } from './scenario-world.ts'

const folder = new URL('scenarios/', import.meta.url)
const files = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .toSorted()
  .map(name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { name, text, scenarios: parseScenarios(text) }
  })
const all = files.flatMap(({ scenarios }) => scenarios)

describe.each(files)('$name', ({ name, scenarios }) => {
  it.each(scenarios)('$title', ({ steps }) => {
    expect.hasAssertions()
    const world = new World()
    for (const { line, text } of steps)
      try {
        doStep(world, text)
      } catch (error) {
        throw new Error(`${name}, line ${line}: ${text}\n${String(error)}`, { cause: error })
      }
  })
})

describe('the scenarios together', () => {
  const text = files.map(file => file.text).join('\n')

  it('are at least 40, each with a title of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(40)
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  })

  it.each(orderTypes)('cover %s', orderType => {
    expect(text).toMatch(new RegExp(`\\b${orderType} order\\b`, 'u'))
  })

  it.each(Object.keys(clockTable))('cover the clock %s', clock => {
    expect(text).toMatch(new RegExp(`the clock ${clock} `, 'u'))
  })

  it('refuse a step that nobody has worded', () => {
    expect(() => doStep(new World(), 'the moon is full')).toThrow('no step is worded')
    expect(() => parseScenarios('Scenario: x\nPerhaps something')).toThrow('line 2')
  })
})
