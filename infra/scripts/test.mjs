// `npm test`: set-up, then every lane that this machine can run, each named with what it counted or why it was skipped.
// BREACH_ALERTS_DEMAND=1 (CI) makes a skipped lane a failure. `npm test -- unit e2e` runs only those lanes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lanes } from './lanes.mjs'
import { environment, node24, root, setUp } from './setup.mjs'

const demanded = process.env.BREACH_ALERTS_DEMAND === '1'
const wanted = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'breach-alerts-test-'))

const runJest = (name, { paths, env, workers, withinMinutes = 6 }) => {
  const report = join(scratch, `${name}.json`)
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...(workers ? [`--maxWorkers=${workers}`] : []),
    ...paths,
  ]
  // A suite that hangs fails its lane; it must not hold up the others for ever.
  const { signal } = spawnSync(node24, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...environment(), ...env },
    timeout: withinMinutes * 60_000,
    killSignal: 'SIGKILL',
  })
  if (signal) console.error(`${name}: ended after ${withinMinutes} minutes, it does not end by itself`)
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    // A test that does not run is a hole in the lane, and a lane without tests proves nothing.
    const holes = numPendingTests + numRuntimeErrorTestSuites + (numPassedTests + numFailedTests === 0 ? 1 : 0)
    return { passed: numPassedTests, failed: numFailedTests + holes + (signal ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const runCommand = ([command, ...args]) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment() })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

setUp()
const rows = []
for (const [name, lane] of Object.entries(lanes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const missing = lane.missing?.() ?? null
  if (missing !== null) {
    rows.push({ name, outcome: `skipped: ${missing}`, passed: 0, failed: demanded && !lane.optional ? 1 : 0 })
    continue
  }
  console.log(`\n── ${name}: ${lane.about}`)
  const startedAt = performance.now()
  const result = lane.command ? runCommand(lane.command) : runJest(name, lane)
  rows.push({
    name,
    ...result,
    outcome: `${result.passed} passed, ${result.failed} failed in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  })
}
rmSync(scratch, { recursive: true })

console.log('\nLanes')
for (const { name, outcome } of rows) console.log(`  ${name.padEnd(14)} ${outcome}`)
const sum = key => rows.reduce((total, row) => total + row[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
