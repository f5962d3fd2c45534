import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '@breach-alerts/testing'
import type { System } from '../support/system.ts'

/** Needs the open data sets beside the project; the lane is skipped where they are not. */
const data = join(projectRoot(), '../shared/data')
export const files = {
  cad: join(data, 'cad-sapd/calls.csv.gz'),
  positions: join(data, 'gps-mobilitynet/positions.csv.gz'),
}

export type Summary = {
  accepted: number
  matched: number
  unmatched: number
  parked: number
  pending: number
  alerts: number
  difference: number
}

/** The command as a person runs it, with its result line. */
export const feed = (system: System, source: keyof typeof files, records: number, speed: number) =>
  new Promise<Summary>((resolve, reject) => {
    const words = [source, '--file', files[source], '--speed', String(speed), '--limit', String(records)]
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
