import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../../src/command.ts'
import { conditions } from '../../src/commands/conditions.ts'
import { match } from '../../src/commands/match.ts'
import { synth } from '../../src/commands/synth.ts'
import { zones } from '../../src/commands/zones.ts'

type Row = Record<string, unknown>

const readme = new URL('../../../synthetic/README.md', import.meta.url)
const commands: Readonly<Record<string, Command>> = { synth, match, zones, conditions }

let dir: string
/** What each command of the README told. */
const told = new Map<string, Row[]>()

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'breach-alerts-synth-batch-'))
  const shown = (await readFile(readme, 'utf8')).matchAll(
    /^npm run -s breach-alerts -- (?<name>\w+) (?<words>[^>\n]+)/gmu,
  )
  for (const { groups } of shown) {
    const words = groups!['words']!.trim().split(' ')
    const here = words.map(word => word.replace(/^out\b/u, dir))
    told.set(groups!['name']!, await run(commands[groups!['name']!]!, here))
  }
}, 120_000)
afterAll(async () => rm(dir, { recursive: true }))

const run = async (command: Command, words: readonly string[]): Promise<Row[]> => {
  const lines: Row[] = []
  const io = { env: {}, drained: async () => {}, say: () => {} }
  await command.run(words, { ...io, result: value => void lines.push(value as Row) })
  return lines
}
const file = (name: string) => join(dir, `${name}.jsonl`)
const rows = async (name: string) =>
  (await readFile(file(name), 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)

describe('the commands that the README of packages/synthetic shows', () => {
  it('are synth and the three batch commands', () => {
    expect([...told.keys()]).toEqual(Object.keys(commands))
  })

  it('match finds nobody certain who is not, and most of those who are under an order', async () => {
    const found = told.get('match')!
    const truth = new Map((await rows('truth')).map(({ eventId, orderId }) => [eventId, orderId]))
    const isTrue = ({ eventId, orderId }: Row) => truth.get(eventId) === orderId
    expect(found.filter(line => line.level === 'CERTAIN' && !isTrue(line))).toEqual([])
    const matching = [...truth.values()].filter(orderId => orderId !== null).length
    expect(found.filter(isTrue).length / matching).toBeGreaterThan(0.8)
  })

  it('zones tells of everybody who went in, and of nobody who stayed out', async () => {
    const truth = await rows('positions-truth')
    const key = ({ deviceId, orderId, conditionId }: Row) => [deviceId, orderId, conditionId].join(' ')
    const entered = told
      .get('zones')!
      .filter(({ transition, level }) => transition === 'ENTERED' && level === 'PROBABLE')
    const crossed = truth.filter(({ crossedAt }) => crossedAt !== null)
    expect([crossed.length > 0, crossed.length < truth.length]).toEqual([true, true])
    expect(entered.map(key).toSorted()).toEqual(crossed.map(key).toSorted())
  })

  it('conditions gives the verdicts and levels that are true, line by line', async () => {
    const short = ({ eventId, orderId, conditionId, verdict, level }: Row) => ({
      eventId,
      orderId,
      conditionId,
      verdict,
      level,
    })
    const truth = await rows('condition-truth')
    expect(truth.length).toBeGreaterThan(500)
    expect(told.get('conditions')!.map(short)).toEqual(truth.map(short))
  })
})
