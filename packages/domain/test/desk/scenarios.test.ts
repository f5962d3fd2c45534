import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { orderTypes } from '@breach-alerts/contracts'
import { clockTable } from '../../src/desk/index.ts'
import { parseScenarios } from './scenario-parse.ts'
import { doStep } from './scenario-steps.ts'
import { World } from './scenario-world.ts'

const root = new URL('../../../../', import.meta.url)
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

  const runs = [...text.matchAll(/the clock (\w+) from (\S+ \S+) ends (?:at )?(\d\S+ \S+)/gu)].map(
    ([, clock, from, to]) => ({ clock, from: from!, to: to! }),
  )
  it.each(
    Object.keys(clockTable).flatMap(clock =>
      [
        ['the night the clocks go forward', '2026-03-29 01:30'],
        ['the night the clocks go back', '2026-10-25 01:30'],
        ['Good Friday', '2026-04-03 00:00'],
      ].map(([edge, instant]) => ({ clock, edge, instant: instant! })),
    ),
  )('run the clock $clock over $edge', ({ clock, instant }) => {
    expect(runs.some(run => run.clock === clock && run.from < instant && run.to > instant)).toBe(true)
  })

  it.each(['13:4471', '13:5120', '13 UNIT_SUPERVISOR', '13 FORCE_INCIDENT_MANAGER', '13 CONTROL_ROOM', 'nobody'])(
    'tell every rung: %s',
    who => {
      expect(text).toMatch(new RegExp(`^(?:Then|And) told: (?:.*(?:,| and) )?${who}(?:,| and|$)`, 'mu'))
    },
  )

  it('show every demand of the briefing, as the table in infra/capabilities.md says, on a page that is there', () => {
    const table = readFileSync(new URL('infra/capabilities.md', root), 'utf8')
    const rows = table.split('\n').flatMap(line => {
      const [, number, , scenario = '', page = ''] = line.split('|').map(cell => cell.trim())
      return number !== undefined && /^\d+$/u.test(number) ? [{ number: Number(number), scenario, page }] : []
    })
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1))
    const wrong = rows.filter(
      ({ number, scenario, page }) =>
        !all.some(({ title, capabilities }) => title === scenario && capabilities.includes(number)) ||
        !existsSync(new URL(`services/control-room/views/${page.replaceAll('`', '')}`, root)),
    )
    expect(wrong).toEqual([])
  })

  it('refuse a step that nobody has worded', () => {
    expect(() => doStep(new World(), 'the moon is full')).toThrow('no step is worded')
    expect(() => parseScenarios('Scenario: x\nPerhaps something')).toThrow('line 2')
  })
})
