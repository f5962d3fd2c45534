import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '@breach-alerts/testing'
import { startSystem, type System } from '../support/system.ts'

/** Needs the open data sets beside the project; the lane is skipped where they are not. */
const data = join(projectRoot(), '../shared/data')

type Summary = {
  accepted: number
  matched: number
  unmatched: number
  parked: number
  pending: number
  alerts: number
  difference: number
}

let system: System
beforeAll(async () => {
  system = await startSystem()
}, 150_000)
afterAll(async () => system.dispose())

/** The command as a person runs it, with its result line. */
const feed = (words: readonly string[]) =>
  new Promise<Summary>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', join(projectRoot(), 'packages/cli/src/main.ts'), 'feed', ...words],
      {
        env: { ...process.env, NODE_OPTIONS: '', ...system.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let [result, said] = ['', '']
    child.stdout.on('data', (bytes: Buffer) => (result += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
    child.once('exit', code => {
      if (code === 0) resolve(JSON.parse(result) as Summary)
      else reject(new Error(`feed ended with ${code}: ${said.slice(-2_000)}`))
    })
  })

describe('a stretch of real records through intake', () => {
  it.each([
    [
      'police calls',
      ['cad', '--file', join(data, 'cad-sapd/calls.csv.gz'), '--speed', '0', '--limit', '12000'],
      12_000,
    ],
    [
      'tag positions',
      ['positions', '--file', join(data, 'gps-mobilitynet/positions.csv.gz'), '--speed', '0', '--limit', '12000'],
      12_000,
    ],
  ])(
    '%s: every one is accounted for, and the orders made for what occurs are met',
    async (_what, words, records) => {
      const summary = await feed(words)
      expect(summary).toMatchObject({ accepted: records, parked: 0, pending: 0, difference: 0 })
      expect(summary.matched + summary.unmatched).toBe(records)
      expect(summary.alerts).toBeGreaterThan(0)
    },
    240_000,
  )
})
