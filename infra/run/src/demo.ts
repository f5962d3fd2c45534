import { connect, playDemo } from '@breach-alerts/cli'
import { kept } from './kept.ts'
import type { RunOptions } from './options.ts'
import { addresses } from './welcome.ts'

const say = (line: string) => console.log(line)

/** Plays the demo feed in the background, as a source system would: over HTTP. A failure is said and ends nothing. */
export const startDemo = async ({ dataDir, ports }: RunOptions): Promise<{ stop: () => void }> => {
  const ending = new AbortController()
  const ordersMadeAt = Number(await kept(dataDir, 'demo-orders-made-at', () => String(Date.now())))
  const { intake, controlRoom, identity } = addresses(ports)
  const api = connect({ env: { INTAKE_URL: intake, CONTROL_ROOM_URL: controlRoom, IDENTITY_URL: identity } })
  playDemo({ api, now: Date.now(), ordersMadeAt, say, signal: ending.signal }).then(
    () => say('demo: that was all; the system stays up'),
    (error: unknown) => {
      if (!ending.signal.aborted) say(`demo: stopped: ${error instanceof Error ? error.message : 'unknown reason'}`)
    },
  )
  return { stop: () => ending.abort() }
}
