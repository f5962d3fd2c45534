import { until } from '@breach-alerts/testing'
import { startSystem } from '../support/system.ts'
import { memoryOf } from './machine.ts'
import { table } from './print.ts'

/** Resident memory of the embedded process when the demo has been played. */
export const memory = async (): Promise<void> => {
  const system = await startSystem('embedded', [])
  try {
    const atStart = await memoryOf(system.pid())
    await until(() => system.output().includes('demo: that was all'), {
      withinMs: 400_000,
      everyMs: 500,
      what: 'the end of the demo',
    })
    const { now, peak } = await memoryOf(system.pid())
    table([
      { 'embedded, MiB resident': 'ready', now: atStart.now, peak: atStart.peak },
      { 'embedded, MiB resident': 'demo played', now, peak },
    ])
  } finally {
    await system.dispose()
  }
}
